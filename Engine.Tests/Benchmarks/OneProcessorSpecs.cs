using System.Globalization;
using System.Numerics;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Tests.Benchmarks;

public sealed class OneProcessorSpecs
{
    [Fact]
    public async Task A_process_is_held_on_one_processor_until_it_is_let_go()
    {
        await using var child = ChildProcess.Start(ServerCommand.Name);
        await child.ReadLineAsync(CancellationToken.None);
        var before = ProcessorsOf(child.Id);

        using (OneProcessor.Hold(child.Id)) Assert.Equal(OperatingSystem.IsLinux() ? 1 : before, ProcessorsOf(child.Id));

        Assert.Equal(before, ProcessorsOf(child.Id));
    }

    [Fact]
    public void A_process_that_is_gone_is_no_error()
    {
        using var held = OneProcessor.Hold(int.MaxValue);
        Assert.Equal(OperatingSystem.IsLinux(), held is not null);
    }

    /// <summary>The most that any of its threads may use.</summary>
    private static int ProcessorsOf(int process) => !OperatingSystem.IsLinux() ? Environment.ProcessorCount : Directory
        .GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task"))
        .Max(thread => File.ReadLines(Path.Combine(thread, "status")).First(line => line.StartsWith("Cpus_allowed:", StringComparison.Ordinal))
            .Split(':')[1].Where(char.IsAsciiHexDigit).Sum(digit => BitOperations.PopCount((uint)Convert.ToInt32(digit.ToString(), 16))));
}
