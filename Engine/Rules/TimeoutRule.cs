using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>How long a call may take. Source: decisions 7, 17 and 30; reference/runtime.md 11 (0 means the default).</summary>
public static class TimeoutRule
{
    /// <summary>The longest that a timer can be set to, whatever a caller asks for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>
    /// The call's own <c>timeout</c> where the platform has it, else the mini program's <c>networkTimeout</c>, else the
    /// platform's default; never more than the platform's cap.
    /// </summary>
    public static TimeSpan Decide(PlatformProfile profile, ProgramSettings program, string api, Argument timeout)
    {
        var network = program.NetworkTimeout;
        var (own, standard, cap) = api switch
        {
            "connectSocket" => (network.ConnectSocket, profile.Sockets.ConnectTimeout, profile.Sockets.ConnectTimeoutMax),
            "uploadFile" => (network.UploadFile, profile.Http.UploadTimeout, profile.Http.TimeoutMax),
            "downloadFile" => (network.DownloadFile, profile.Http.DownloadTimeout, profile.Http.TimeoutMax),
            _ => (network.Request, profile.Http.RequestTimeout, profile.Http.TimeoutMax),
        };
        // NaN is what a missing timeout, or one of another type, reads as; it is not greater than 0.
        var decided = timeout.AsNumber > 0 && profile.Apis.Has($"{api}.timeout")
            ? TimeSpan.FromMilliseconds(Math.Clamp(timeout.AsNumber, 1, int.MaxValue))
            : own ?? standard;
        var most = cap ?? Longest;
        return decided < most ? decided : most;
    }
}
