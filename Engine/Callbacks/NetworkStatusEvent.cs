namespace MiniActors.Callbacks;

/// <summary><c>onNetworkStatusChange</c>: the network of the mini program is another one now.</summary>
/// <param name="IsConnected">False: there is none.</param>
/// <param name="NetworkType"><c>wifi</c>, <c>5g</c>, <c>4g</c>, <c>3g</c>, <c>2g</c>, <c>unknown</c> or <c>none</c>.</param>
public sealed record NetworkStatusEvent(bool IsConnected, string NetworkType);
