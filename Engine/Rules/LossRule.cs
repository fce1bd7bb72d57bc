using System.Globalization;
using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>
/// What is lost when data is made into a body, a query or a form: functions, <c>undefined</c>, numbers that JSON has no word
/// for, and bytes inside of something else. Source: ECMA-262 JSON.stringify; reference/wechat.md 2.2, reference/alipay.md 1.2.
/// </summary>
public static class LossRule
{
    private const int Most = 8;

    /// <summary>Deeper than a script's value can be; a C# program's own may be endless.</summary>
    private const int Deepest = 64;

    /// <summary>A diagnostic for each place that does not arrive as it is, the first eight of them.</summary>
    /// <param name="api">The API.</param>
    /// <param name="option">The option, e.g. <c>data</c>.</param>
    /// <param name="value">Its value.</param>
    public static IReadOnlyList<Diagnostic> Diagnose(string api, string option, Argument value)
    {
        // Bytes and text travel as they are, and what is absent was not meant to.
        if (value.Kind is not (ArgumentKind.Object or ArgumentKind.Array or ArgumentKind.Function)) return [];
        var findings = new Findings();
        Walk(api, value, new Trail(null, option, 0), findings);
        return findings.All;
    }

    private static void Walk(string api, Argument value, Trail trail, Findings findings)
    {
        if (findings.All.Count >= Most || trail.Depth > Deepest) return;
        if (Loss(value) is { } loss)
        {
            findings.Add(api, "data-lost", $"'{trail}' of {api} is {loss}, which does not arrive as it is.", "ECMA-262: JSON.stringify");
            return;
        }

        foreach (var (name, member) in value.Members)
            if (Matters(member)) Walk(api, member, new Trail(trail, "." + name, trail.Depth + 1), findings);
        for (var index = 0; index < value.Items.Count; index++)
            if (Matters(value.Items[index])) Walk(api, value.Items[index], new Trail(trail, string.Create(CultureInfo.InvariantCulture, $"[{index}]"), trail.Depth + 1), findings);
    }

    /// <summary>Most members are plain, and need no trail.</summary>
    private static bool Matters(Argument value) => value.Kind is ArgumentKind.Object or ArgumentKind.Array || Loss(value) is not null;

    private static string? Loss(Argument value) => value.Kind switch
    {
        ArgumentKind.Function => "a function",
        ArgumentKind.Undefined => "undefined",
        ArgumentKind.ArrayBuffer => "an ArrayBuffer",
        ArgumentKind.Number when !double.IsFinite(value.AsNumber) => value.AsNumber.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private sealed record Trail(Trail? Outer, string Step, int Depth)
    {
        public override string ToString() => Outer + Step;
    }
}
