using FsCheck;
using FsCheck.Fluent;

namespace MiniActors.Tests.Laws;

/// <summary>Any story, the shorter ones first; and how a story that breaks a law becomes shorter.</summary>
internal static class Stories
{
    private static readonly (string Platform, string? BaseLibrary)[] Platforms =
    [
        ("wechat", null), ("wechat", "1.6.9"), ("wechat/game", null), ("alipay", null), ("baidu", null), ("baidu", "1.9.3"),
    ];

    public static Arbitrary<Story> Any { get; } = Arb.From(
        from platform in Gen.Elements(Platforms)
        from room in Gen.Elements(1, 2, 3, 3)
        from steps in Steps()
        select new Story(platform.Platform, platform.BaseLibrary, steps, room), Shorter);

    private static Gen<List<Step>> Steps() =>
        Gen.Sized(size => Gen.Choose(1, 2 + size / 2).SelectMany(count => OneStep().ListOf(count).Select(steps => steps.ToList())));

    // No time passes in a callback: the clock of the tests cannot go while it goes.
    private static Gen<Step> OneStep() => Gen.Frequency(
        (9, Outer()),
        (1, Outer().Where(step => step is not Step.Pass).Select(step => (Step)new Step.InCallback(step))));

    private static Gen<Step> Outer() => Gen.Frequency(
        (4, from target in Where() from multiple in Seldom() from seconds in Seconds() select (Step)new Step.Connect(target, multiple, seconds)),
        (5, from socket in Newest() from payload in Gen.Elements(Payload.Text, Payload.Text, Payload.Binary, Payload.Nothing) select (Step)new Step.Send(socket, payload)),
        (2, from socket in Newest() from code in Gen.Elements<int?>(null, 1000, 4001, 1006, 5000) select (Step)new Step.Close(socket, code)),
        (4, from target in Where() from chunked in Seldom() from seconds in Seconds() select (Step)new Step.Request(target, chunked, seconds)),
        (1, Where().Select(target => (Step)new Step.Upload(target))),
        (1, Where().Select(target => (Step)new Step.Download(target))),
        (2, Gen.Choose(0, 3).Select(transfer => (Step)new Step.Abort(transfer))),
        (1, Gen.Elements(Enum.GetValues<Weather>()).Select(weather => (Step)new Step.Network(weather))),
        (1, Gen.Constant<Step>(new Step.Hide())),
        (1, Gen.Constant<Step>(new Step.Show())),
        (2, Gen.Elements(0.1, 1, 4, 6, 31, 61, 130).Select(seconds => (Step)new Step.Pass(seconds))),
        (9, from link in Gen.Choose(0, 3) from act in PeerActs() select (Step)new Step.Peer(link, act)),
        (6, from exchange in Gen.Choose(0, 3) from act in Gen.Elements(Enum.GetValues<ServerAct>()) select (Step)new Step.Server(exchange, act)),
        (1, Gen.Frequency((1, Gen.Constant<Step>(new Step.BreakDial())), (3, Gen.Constant<Step>(new Step.Pass(1))))));

    // A socket that never opens shows little: most of them do.
    private static Gen<PeerAct> PeerActs() => Gen.Frequency((5, Gen.Constant(PeerAct.Opens)), (9, Gen.Elements(Enum.GetValues<PeerAct>())));

    private static Gen<Target> Where() => Gen.Frequency((8, Gen.Constant(Target.Listed)), (2, Gen.Elements(Enum.GetValues<Target>())));

    private static Gen<int?> Newest() => Gen.Elements<int?>(null, 0, 0, 1, 2);

    private static Gen<int?> Seconds() => Gen.Frequency((4, Gen.Constant<int?>(null)), (1, Gen.Elements<int?>(0, 1, 5)));

    private static Gen<bool> Seldom() => Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)));

    private static IEnumerable<Story> Shorter(Story story)
    {
        var steps = story.Steps;
        for (var length = steps.Count / 2; length > 0; length /= 2)
            for (var start = 0; start + length <= steps.Count; start += length)
                yield return story with { Steps = [.. steps.Take(start), .. steps.Skip(start + length)] };
        for (var at = 0; at < steps.Count; at++)
            if (steps[at] is Step.InCallback inside)
                yield return story with { Steps = [.. steps.Take(at), inside.Then, .. steps.Skip(at + 1)] };
    }
}
