using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// The subprotocols of <c>connectSocket</c>. Source: the seed (<c>protocols</c>); decision 24; RFC 6455 section 4.1 item 10;
/// reference/runtime.md 11 (a bare string will do).
/// </summary>
public static class ProtocolsRule
{
    private const string Api = "connectSocket";

    /// <summary>The subprotocols to offer, in the caller's order; none when the option is absent or ignored.</summary>
    public static Verdict<IReadOnlyList<string>> Judge(PlatformProfile profile, Argument protocols)
    {
        var findings = new Findings();
        if (protocols.IsUndefined || protocols.AsString is "") return findings.Accept<IReadOnlyList<string>>([]);
        if (!profile.Apis.Has("connectSocket.protocols"))
        {
            findings.Add(OptionRule.Lacking(profile, Api, "protocols"));
            return findings.Accept<IReadOnlyList<string>>([]);
        }
        if (protocols.Kind is not (ArgumentKind.String or ArgumentKind.Array))
        {
            findings.Add(OptionRule.WrongType(Api, "protocols", protocols, "Array/String"));
            return findings.Accept<IReadOnlyList<string>>([]);
        }

        IReadOnlyList<Argument> items = protocols.Kind == ArgumentKind.Array ? protocols.Items : [protocols];
        var names = new List<string>(items.Count);
        foreach (var item in items)
        {
            var fault = item.AsString switch
            {
                null => $"a subprotocol should be String instead of {item.Brand}",
                var name when !HttpToken.IsToken(name) => $"{JsonText.Quote(name)} is no subprotocol",
                var name when names.Contains(name) => $"{JsonText.Quote(name)} is named twice",
                _ => null,
            };
            if (fault is not null)
                return findings.Refuse<IReadOnlyList<string>>(profile.Errors.Say(Api, FailureKind.InvalidProtocol, ("detail", fault)));
            names.Add(item.AsString!);
        }
        return findings.Accept<IReadOnlyList<string>>(names);
    }
}
