using System.Globalization;
using System.Runtime.InteropServices;

namespace MiniActors.Benchmarks.Measuring;

/// <summary>
/// Keeps processes together on one processor, as long as it is not disposed of. For a load with one message on its way, where
/// nothing happens at the same time anyway: on two processors such a figure tells how long a sleeping one takes to wake, which
/// is several times what the message costs, and differs from round to round with where the scheduler put the threads.
/// </summary>
internal sealed class OneProcessor : IDisposable
{
    private const int WordBits = 64;
    private const int Words = 16;

    private readonly int[] _processes;
    private readonly ulong[] _before;

    private OneProcessor(int[] processes, ulong[] before) => (_processes, _before) = (processes, before);

    /// <summary>Keeps these processes, and those that they start meanwhile, on the last processor that this one may use.</summary>
    /// <returns>Null: this system does not let us choose; they are measured as it places them.</returns>
    public static OneProcessor? Hold(params int[] processes)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var before = new ulong[Words];
        if (GetAffinity(0, Words * sizeof(ulong), before) < 0) return null;
        var word = Array.FindLastIndex(before, bits => bits != 0);
        var one = new ulong[Words];
        one[word] = 1UL << (WordBits - 1 - (int)ulong.LeadingZeroCount(before[word]));
        Place(processes, one);
        return new OneProcessor(processes, before);
    }

    public void Dispose() => Place(_processes, _before);

    /// <summary>A thread that begins has the processors of the one that began it; those that are there have to be told one by one.</summary>
    private static void Place(int[] processes, ulong[] mask)
    {
        foreach (var process in processes)
        {
            var threads = new DirectoryInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task"));
            if (!threads.Exists) continue;
            foreach (var thread in threads.EnumerateDirectories())
                _ = SetAffinity(int.Parse(thread.Name, CultureInfo.InvariantCulture), Words * sizeof(ulong), mask);
        }
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetAffinity(int thread, nint size, [Out] ulong[] mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint size, ulong[] mask);
}
