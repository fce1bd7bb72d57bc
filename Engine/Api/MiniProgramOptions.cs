using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Api;

/// <summary>How a mini program is opened. What is null comes from <c>mini-actors.program</c> in the configuration.</summary>
public sealed record MiniProgramOptions
{
    /// <summary>The name of its session; null: one is made. Letters, digits, <c>-</c>, <c>_</c>; unique among those running.</summary>
    public string? Id { get; init; }

    /// <summary>The platform, e.g. <c>wechat</c>, <c>wechat/game</c>, <c>alipay</c>, <c>baidu</c>.</summary>
    public string? Platform { get; init; }

    /// <summary>The base library, e.g. <c>1.6.9</c>.</summary>
    public string? BaseLibrary { get; init; }

    /// <summary>The app id, part of the Referer.</summary>
    public string? AppId { get; init; }

    /// <summary>The version of the mini program, part of the Referer.</summary>
    public string? AppVersion { get; init; }

    /// <summary>False: the devtools switch; insecure schemes, any host and any certificate.</summary>
    public bool? UrlCheck { get; init; }

    /// <summary>True: diagnostics become failures.</summary>
    public bool? Strict { get; init; }

    /// <summary>The domain lists.</summary>
    public DomainLists? Domains { get; init; }

    /// <summary>The <c>networkTimeout</c> of the mini program.</summary>
    public NetworkTimeouts? NetworkTimeout { get; init; }

    /// <summary>The network that the mini program finds when it opens; <see cref="MiniProgram.SetNetwork"/> changes it.</summary>
    public NetworkState? Network { get; init; }

    /// <summary>True: private, loopback and link-local addresses may be reached.</summary>
    public bool? PrivateAddresses { get; init; }

    /// <summary>Url prefix to url prefix, applied after the rules have judged the caller's own url.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>PEM files of certificates that are trusted beside the machine's.</summary>
    public IReadOnlyList<string>? TrustedCertificates { get; init; }

    /// <summary>Host directories whose absolute paths the mini program may use.</summary>
    public IReadOnlyList<string>? AllowFiles { get; init; }

    /// <summary>Who runs the callbacks; null: the delegates given to <see cref="MiniProgram"/>'s own members.</summary>
    public CallbackRole? Callbacks { get; init; }
}
