using System.Text.RegularExpressions;

namespace MiniActors.Tests.Architecture;

/// <summary>How asynchronous work may enter the rooms of the actors: by a signal, or by PipeTo.</summary>
public sealed partial class AsyncSpecs
{
    private static readonly string[] RoomsOfActors = ["Sessions", "Sockets", "Transfers", "Callbacks"];

    private static IEnumerable<SourceFile> ActorFiles => Repository.Shipped.Where(file =>
        (file.Path.StartsWith("Engine/", StringComparison.Ordinal) && RoomsOfActors.Contains(file.Room)) || Actor().IsMatch(file.Code));

    [Fact]
    public void The_actors_are_found() => Assert.True(ActorFiles.Count() > 20);

    [Fact]
    public void An_actor_never_awaits_and_never_lets_a_task_go_unwatched() => Assert.Empty(
        from file in ActorFiles
        from Match found in Awaiting().Matches(file.Code)
        select $"{file.Path}: {found.Value}");

    [Fact]
    public void Nothing_blocks_a_thread_or_sleeps_but_the_slow_endpoints_of_the_lab() => Assert.Empty(
        from file in Repository.Shipped
        where !file.Path.StartsWith("Engine.Host/Lab/", StringComparison.Ordinal)
        from Match found in Blocking().Matches(file.Code)
        select $"{file.Path}: {found.Value}");

    [Fact]
    public void Actors_tell_and_only_the_edge_asks() => Assert.Empty(
        from file in Repository.Engine
        where file.Room is not ("Api" or "Hosting") && Asking().IsMatch(file.Code)
        select file.Path);

    [Fact]
    public void Every_PipeTo_has_a_mapper_for_success_and_one_for_failure() => Assert.Empty(
        from file in Repository.Shipped
        from Match call in PipeTo().Matches(file.Code)
        let arguments = Arguments(file.Code, call.Index + call.Length)
        where !(arguments.Contains("success:", StringComparison.Ordinal) && arguments.Contains("failure:", StringComparison.Ordinal))
        select $"{file.Path}: PipeTo({arguments})");

    /// <summary>From behind an opening bracket to the one that closes it.</summary>
    private static string Arguments(string code, int begin)
    {
        var (depth, end) = (1, begin);
        while (end < code.Length && depth > 0)
            depth += code[end++] switch { '(' => 1, ')' => -1, _ => 0 };
        return code[begin..end];
    }

    [GeneratedRegex(@":\s*(UntypedActor|ReceiveActor|ActorBase)\b")]
    private static partial Regex Actor();

    [GeneratedRegex(@"\bReceiveAsync\b|\bReceiveAny\b|\bRunTask\b|\bawait\b|\basync\b|\b_ = \w+Async\(|\bTask\.Run\(|\bReceiveActor\b")]
    private static partial Regex Awaiting();

    [GeneratedRegex(@"\basync void\b|\.GetAwaiter\(\)\.GetResult\(\)|\bThread\.Sleep\(|\bTask\.Delay\((?!Timeout\.Infinite)|\.WaitAll\(|\bCS4014\b")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\.Ask(<[^>]*>)?\(")]
    private static partial Regex Asking();

    [GeneratedRegex(@"\.PipeTo\(")]
    private static partial Regex PipeTo();
}
