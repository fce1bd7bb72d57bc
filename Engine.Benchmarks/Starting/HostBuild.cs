using System.Diagnostics;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Starting;

/// <summary>The command line program of this repository, in one of the forms in which it can be published.</summary>
/// <param name="Name">The form, for a person.</param>
/// <param name="Options">What <c>dotnet publish</c> is told; null: it lies beside this program, as it was built.</param>
/// <param name="Environment">What the process is given beside that.</param>
internal sealed record HostBuild(string Name, IReadOnlyList<string>? Options, IReadOnlyDictionary<string, string> Environment)
{
    private const string Library = "MiniActors.Engine.Host.dll";

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>As it was built.</summary>
    public static readonly HostBuild AsBuilt = new("as built", null, Nothing);

    /// <summary>Compiled ahead of time together with its runtime, whose generic types are compiled for ours too: the form that is meant to be shipped.</summary>
    public static readonly HostBuild Shipped = new(
        "ReadyToRun, self-contained, composite", ["-p:PublishReadyToRun=true", "-p:PublishReadyToRunComposite=true", "--self-contained", "true"], Nothing);

    /// <summary>Compiled ahead of time beside its IL, for the runtime that is installed.</summary>
    private static readonly HostBuild Ready = new("ReadyToRun", ["-p:PublishReadyToRun=true", "--self-contained", "false"], Nothing);

    /// <summary>The forms that are compared.</summary>
    public static readonly IReadOnlyList<HostBuild> Compared =
    [
        Shipped,
        Ready,
        Ready with { Name = "ReadyToRun, one file", Options = [.. Ready.Options!, "-p:PublishSingleFile=true"] },
        Ready with { Name = "ReadyToRun, no profiling (TieredPGO=0)", Environment = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" } },
        Shipped with { Name = "composite, EnableWriteXorExecute=0", Environment = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" } },
    ];

    /// <summary>How it is started, once it is in this directory.</summary>
    public ProcessStartInfo StartInfo(string directory, IReadOnlyList<string> commandLine)
    {
        var program = Path.Combine(directory, OperatingSystem.IsWindows() ? "MiniActors.Engine.Host.exe" : "MiniActors.Engine.Host");
        var library = Path.Combine(directory, Library);
        var start = Options is null || !File.Exists(program)
            ? new ProcessStartInfo(ChildProcess.Dotnet, [library, .. commandLine])
            : new ProcessStartInfo(program, commandLine) { Environment = { ["DOTNET_ROOT"] = Path.GetDirectoryName(ChildProcess.Dotnet) } };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return start;
    }
}
