using System.Globalization;
using System.Runtime.InteropServices;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>The machine that figures are from.</summary>
/// <param name="Processors">How many processors it has.</param>
/// <param name="Model">Their name; null: the system does not tell.</param>
/// <param name="Architecture">Their kind.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The runtime.</param>
/// <param name="Node">The version of Node.js; null: there was none.</param>
/// <param name="Load">The load of the machine when the run began: how many wanted to run, over a minute; null: the system does not tell.</param>
/// <param name="Date">When that was.</param>
internal sealed record Machine(
    int Processors, string? Model, string Architecture, string System, string Runtime, string? Node, double? Load, DateTimeOffset Date)
{
    private const string LoadFile = "/proc/loadavg";
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string ModelField = "model name";

    /// <summary>This one, now.</summary>
    public static Machine Here(string? node) => new(Environment.ProcessorCount, ReadModel(), RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, node, ReadLoad(), TimeProvider.System.GetUtcNow());

    private static double? ReadLoad() =>
        File.Exists(LoadFile) ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture) : null;

    private static string? ReadModel() => File.Exists(ProcessorFile)
        ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith(ModelField, StringComparison.Ordinal))?.Split(':')[1].Trim()
        : null;
}
