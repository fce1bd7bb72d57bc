using System.Globalization;

namespace MiniActors.Tests.Laws;

/// <summary>The life of one mini program, step by step; at its end the mini program is closed.</summary>
/// <param name="Platform">Whose rules.</param>
/// <param name="BaseLibrary">Of which version; null: the newest.</param>
/// <param name="Steps">What happens.</param>
/// <param name="Room">How much there is room for: transfers at a time, calls that wait, frames that wait; 1 to 3.</param>
internal sealed record Story(string Platform, string? BaseLibrary, IReadOnlyList<Step> Steps, int Room = 3)
{
    /// <summary>What a failure shows: the initializer of this story, to be pasted into a fact.</summary>
    public override string ToString() =>
        $"\nnew Story(\"{Platform}\", {(BaseLibrary is null ? "null" : $"\"{BaseLibrary}\"")}, [{string.Concat(Steps.Select(step => $"\n    {Text(step)},"))}\n]{(Room == 3 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Room}"))})";

    private static string Text(Step step) => step switch
    {
        Step.Connect { TimeoutSeconds: var seconds } one => $"new Step.Connect({Text(one.Target)}, {Text(one.Multiple)}, {Text(seconds)})",
        Step.Send one => $"new Step.Send({Text(one.Socket)}, Payload.{one.Payload})",
        Step.Close one => $"new Step.Close({Text(one.Socket)}, {Text(one.Code)})",
        Step.Request one => $"new Step.Request({Text(one.Target)}, {Text(one.Chunked)}, {Text(one.TimeoutSeconds)})",
        Step.Upload one => $"new Step.Upload({Text(one.Target)})",
        Step.Download one => $"new Step.Download({Text(one.Target)})",
        Step.Abort one => $"new Step.Abort({one.Transfer})",
        Step.Network one => $"new Step.Network(Weather.{one.Weather})",
        Step.Pass one => string.Create(CultureInfo.InvariantCulture, $"new Step.Pass({one.Seconds})"),
        Step.Peer one => $"new Step.Peer({one.Link}, PeerAct.{one.Act})",
        Step.Server one => $"new Step.Server({one.Exchange}, ServerAct.{one.Act})",
        Step.InCallback one => $"new Step.InCallback({Text(one.Then)})",
        _ => $"new Step.{step.GetType().Name}()",
    };

    private static string Text(Target target) => $"Target.{target}";

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
