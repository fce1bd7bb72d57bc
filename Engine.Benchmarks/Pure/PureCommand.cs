using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MiniActors.Benchmarks.Pure;

/// <summary>The command <c>pure</c>: what has no network in it, by BenchmarkDotNet, with what it allocates.</summary>
internal static class PureCommand
{
    /// <summary>What is measured.</summary>
    public static readonly IReadOnlyList<Type> Classes = [typeof(RuleBenchmarks), typeof(TextBenchmarks)];

    private static readonly Option<string> Filter = new("--filter")
    {
        Description = "Only those whose name it matches, e.g. *RequestRule*.",
        HelpName = "GLOB",
        DefaultValueFactory = _ => "*",
    };

    public static Command Make()
    {
        var command = new Command("pure", "Measures rules and texts alone, with BenchmarkDotNet: time and allocation.") { Filter };
        command.SetAction(parsed => Run(parsed.GetValue(Filter)!));
        return command;
    }

    // In this process: nothing is built for it, and it runs wherever the program runs.
    private static int Run(string filter)
    {
        var artifacts = Directory.CreateTempSubdirectory("mini-actors-pure-").FullName;
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(artifacts);
        var summaries = BenchmarkSwitcher.FromTypes([.. Classes]).Run(["--filter", filter], config);
        Directory.Delete(artifacts, recursive: true);
        return summaries.Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }
}
