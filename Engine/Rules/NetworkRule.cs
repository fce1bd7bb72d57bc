using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>What the network of a mini program allows. Source: docs/decisions/0009.</summary>
public static class NetworkRule
{
    /// <summary>Why nothing can be begun now; null: it can.</summary>
    public static FailureKind? Refusal(NetworkState network) => network.IsConnected ? null : FailureKind.Offline;

    /// <summary>True when what is under way ends with this change: the network is gone.</summary>
    public static bool Breaks(NetworkState before, NetworkState after) => before.IsConnected && !after.IsConnected;

    /// <summary>True when <c>onNetworkStatusChange</c> tells this change: how slow a network is, no platform says.</summary>
    public static bool IsTold(NetworkState before, NetworkState after) => before.Type != after.Type;
}
