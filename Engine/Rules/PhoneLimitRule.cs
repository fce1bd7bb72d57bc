using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Limits that bite on a phone although the call goes well here, each as a diagnostic; null: none does. Source: the platform's
/// block (<c>phone</c>, <c>sockets</c>, <c>http</c>) and its <c>sources</c>; docs/decisions/0012.
/// </summary>
public static class PhoneLimitRule
{
    private const string Connect = "connectSocket";

    /// <summary>What a new socket meets.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="admission">What becomes of it.</param>
    /// <param name="live">How many there are beside it.</param>
    public static Diagnostic? OfSocket(PlatformProfile profile, Admission admission, int live) => admission switch
    {
        Admission.Replace replace => Say(profile, Connect, "socket-replaced", "sockets.max",
            $"{profile.Title} closes {Sockets(replace.Victims.Count)} for this one: {profile.Sockets.Max} at once."),
        Admission.Admit when profile.Phone.Sockets is { } most && live >= most => Say(profile, Connect, "sockets-crowded", "phone.sockets",
            $"This is socket {live + 1}; some clients of {profile.Title} allow {most} at once."),
        _ => null,
    };

    /// <summary>What a new transfer meets.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="api">The API that was called.</param>
    /// <param name="inFlight">How many are in flight beside it.</param>
    public static Diagnostic? OfTransfer(PlatformProfile profile, string api, int inFlight)
    {
        if (profile.Http.MaxInFlight is { } max && inFlight >= max)
            return Say(profile, api, "transfer-waits", "http.max-in-flight", $"{profile.Title} carries {max} transfers at once; this {api} waits for one of them.");
        return profile.Phone.Transfers is { } most && inFlight >= most
            ? Say(profile, api, "transfers-crowded", "phone.transfers", $"This {api} is transfer {inFlight + 1}; some clients of {profile.Title} carry {most} at once.")
            : null;
    }

    /// <summary>What a <c>timeout</c> meets that is within the platform's cap (<see cref="TimeoutRule"/>).</summary>
    public static Diagnostic? OfTimeout(PlatformProfile profile, string api, Argument timeout) =>
        api == Connect && profile.Phone.ConnectTimeout is { } most && timeout.AsNumber > most.TotalMilliseconds && profile.Apis.Has($"{api}.timeout")
            && !(profile.Sockets.ConnectTimeoutMax is { } cap && timeout.AsNumber > cap.TotalMilliseconds)
            ? Say(profile, api, "timeout-on-phones", "phone.connect-timeout",
                $"Some clients of {profile.Title} wait {most.TotalMilliseconds:0} ms at most, not the {timeout.AsNumber:0} ms of {api}.")
            : null;

    /// <summary>What a file of this size meets on its way.</summary>
    public static Diagnostic? OfFile(PlatformProfile profile, string api, long bytes)
    {
        var (limit, key) = api == "uploadFile" ? (profile.Phone.Upload, "phone.upload") : (profile.Phone.Download, "phone.download");
        return limit is { } most && bytes > most
            ? Say(profile, api, "file-large", key, $"The file has {bytes} bytes; some clients of {profile.Title} stop at {most}.")
            : null;
    }

    /// <summary>What a value that is stored meets: told when it is the one that takes more than four fifths of the room.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="api">The API that was called.</param>
    /// <param name="before">How many bytes were taken.</param>
    /// <param name="after">How many are taken now.</param>
    public static Diagnostic? OfStorage(PlatformProfile profile, string api, long before, long after)
    {
        var much = profile.Host.StorageLimit / 5L * 4;
        return before <= much && after > much
            ? new Diagnostic(api, "storage-nearly-full", $"{after} bytes are stored; {profile.Title} takes {profile.Host.StorageLimit}.", "docs/decisions/0015")
            : null;
    }

    private static string Sockets(int count) => count == 1 ? "the open socket" : $"{count} open sockets";

    private static Diagnostic Say(PlatformProfile profile, string api, string rule, string key, string message) =>
        new(api, rule, message, profile.Sources.GetValueOrDefault(key, "the platform's documents"));
}
