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
        var (own, standard) = api switch
        {
            "connectSocket" => (network.ConnectSocket, profile.Sockets.ConnectTimeout),
            "uploadFile" => (network.UploadFile, profile.Http.UploadTimeout),
            "downloadFile" => (network.DownloadFile, profile.Http.DownloadTimeout),
            _ => (network.Request, profile.Http.RequestTimeout),
        };
        // NaN is what a missing timeout, or one of another type, reads as; it is not greater than 0.
        var decided = timeout.AsNumber > 0 && profile.Apis.Has($"{api}.timeout")
            ? TimeSpan.FromMilliseconds(Math.Clamp(timeout.AsNumber, 1, int.MaxValue))
            : own ?? standard;
        var most = CapOf(profile, api) ?? Longest;
        return decided < most ? decided : most;
    }

    /// <summary>A diagnostic when the call asks for more than the platform's cap; null: it does not.</summary>
    public static Diagnostic? Diagnose(PlatformProfile profile, string api, Argument timeout)
    {
        if (CapOf(profile, api) is not { } cap || !(timeout.AsNumber > cap.TotalMilliseconds) || !profile.Apis.Has($"{api}.timeout")) return null;
        var key = api == "connectSocket" ? "sockets.connect-timeout-max" : "http.timeout-max";
        return new Diagnostic(api, "timeout-capped", $"{profile.Title} waits {cap.TotalMilliseconds:0} ms at most, not the {timeout.AsNumber:0} ms of {api}.",
            profile.Sources.GetValueOrDefault(key, "the platform's documents"));
    }

    private static TimeSpan? CapOf(PlatformProfile profile, string api) =>
        api == "connectSocket" ? profile.Sockets.ConnectTimeoutMax : profile.Http.TimeoutMax;
}
