using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// What <c>sendSocketMessage</c> and <c>SocketTask.send</c> may send. Source: the seed (<c>data</c> string or ArrayBuffer,
/// <c>isBuffer</c> on Alipay); decisions 16, 24 and 26.
/// </summary>
public static class MessageRule
{
    private const string Api = "sendSocketMessage";
    private static readonly ApiDescription Description = ApiCatalog.Find(Api);

    /// <summary>The frame to send, or the failure; and a diagnostic for each option that is ignored.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="data">What is sent.</param>
    /// <param name="isBuffer">Alipay's <c>isBuffer</c>.</param>
    /// <param name="options">The whole options object; undefined: there are no other options.</param>
    public static Verdict<Frame> Judge(PlatformProfile profile, Argument data, Argument isBuffer, Argument options = default)
    {
        var findings = new Findings();
        if (!isBuffer.IsUndefined && !profile.Apis.Has("sendSocketMessage.isBuffer")) findings.Add(OptionRule.Lacking(profile, Api, "isBuffer"));
        findings.Add(OptionRule.Diagnose(profile, Description, options));
        return TryFrame(profile, data, isBuffer, out var frame, out var failure) ? findings.Accept(frame) : findings.Refuse<Frame>(failure);
    }

    /// <summary>The same without diagnostics, and without an allocation for plain text and bytes: the hot path.</summary>
    public static bool TryFrame(
        PlatformProfile profile, Argument data, Argument isBuffer, out Frame frame, [NotNullWhen(false)] out Failure? failure)
    {
        failure = null;
        if (data.AsBytes is { } bytes) frame = Frame.OfBytes(bytes); // isBuffer means nothing beside an ArrayBuffer
        else if (data.AsString is not { } text)
        {
            frame = default;
            failure = profile.Errors.Say(Api, FailureKind.Parameter,
                ("detail", $"parameter.data should be String/ArrayBuffer instead of {data.Brand};"));
        }
        else if (!isBuffer.AsBoolean || !profile.Apis.Has("sendSocketMessage.isBuffer")) frame = Frame.OfText(text);
        else if (Decode(text) is { } decoded) frame = Frame.OfBytes(decoded);
        else
        {
            frame = default;
            failure = profile.Errors.Say(Api, FailureKind.InvalidMessage, ("detail", "data is not base64 although isBuffer is true"));
        }
        return failure is null;
    }

    /// <summary>Base64 the way scripts write it: white space is nothing, and the padding may be missing.</summary>
    private static byte[]? Decode(string text)
    {
        if (!Base64.IsValid(text, out var length))
        {
            text = string.Concat(text.Where(unit => unit is not (' ' or '\t' or '\r' or '\n' or '\f')));
            text = text.PadRight((text.Length + 3) / 4 * 4, '=');
            if (!Base64.IsValid(text, out length)) return null;
        }
        var bytes = new byte[length];
        return Convert.TryFromBase64String(text, bytes, out _) ? bytes : null;
    }
}
