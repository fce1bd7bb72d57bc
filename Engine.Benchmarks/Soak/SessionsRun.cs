using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Soak;

/// <summary>Mini programs that are opened and closed, some with a socket, a request or a file, in rounds; and what each round leaves.</summary>
internal static class SessionsRun
{
    private const int AtOnce = 32;

    /// <summary>What is held at one moment.</summary>
    /// <param name="Programs">Mini programs that run.</param>
    /// <param name="Descriptors">Open descriptors.</param>
    /// <param name="Heap">Bytes on the heap after a collection. They are few, and a table of the runtime's that grows once shows.</param>
    /// <param name="Resident">Bytes of memory that the process has.</param>
    internal sealed record Holdings(int Programs, int Descriptors, long Heap, long Resident)
    {
        /// <summary>True: no more than there was, but for this part of it.</summary>
        public bool IsBackTo(Holdings start, double part) =>
            Programs == 0 && Descriptors <= start.Descriptors * (1 + part) && Resident <= start.Resident * (1 + part);
    }

    /// <summary>What is held before the first counted round, and after each.</summary>
    /// <param name="sockets">A server that echoes.</param>
    /// <param name="web">A server that answers.</param>
    /// <param name="count">How many mini programs a round has.</param>
    /// <param name="rounds">How many rounds are counted.</param>
    /// <param name="warmUps">How many come before them, in which the process finds its size: the runtime compiles what is used again and again.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<Holdings>> RunAsync(Uri sockets, Uri web, int count, int rounds, int warmUps, CancellationToken cancellation)
    {
        await using var engine = new SoakEngine();
        var held = new List<Holdings>();
        for (var round = 1 - warmUps; round <= rounds; round++)
        {
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (number, stop) => await LiveAsync(engine, sockets, web, number, stop).ConfigureAwait(false)).ConfigureAwait(false);
            if (round >= 0) held.Add(await HeldAsync(engine).ConfigureAwait(false));
        }
        if (engine.Files > 0) throw new InvalidOperationException($"{engine.Files} files were left");
        return held;
    }

    private static async Task LiveAsync(SoakEngine engine, Uri sockets, Uri web, int number, CancellationToken cancellation)
    {
        await using var program = await engine.OpenAsync(cancellation).ConfigureAwait(false);
        switch (number % 10)
        {
            case 0:
                await EngineUnderMeasure.ConnectAsync(program, sockets, _ => { }, cancellation).ConfigureAwait(false);
                break;
            case 1:
                await program.RequestAsync(new() { Url = Once(web) }, cancellation).ConfigureAwait(false);
                break;
            case 2:
                await program.DownloadFileAsync(new() { Url = Once(new Uri(web, WebOrder.PathOf(1000))) }, cancellation).ConfigureAwait(false);
                break;
            case 3:
                // Dropped in the middle of a call.
                program.Request(new() { Url = Once(web), Success = _ => { } });
                break;
        }
    }

    // A connection that is kept for the next request is no leak, and how many are is chance: so none is.
    private static string Once(Uri url) => url + WebOrder.Last;

    // A connection that was closed a moment ago may still be there.
    private static async Task<Holdings> HeldAsync(SoakEngine engine)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        Holdings? least = null;
        for (var turn = 0; turn < 10; turn++)
        {
            await ticks.WaitForNextTickAsync().ConfigureAwait(false);
            var now = new Holdings(await engine.ProgramsAsync().ConfigureAwait(false), SoakEngine.Descriptors, GC.GetTotalMemory(forceFullCollection: true), Resident.Bytes());
            least = least is null ? now : new Holdings(Math.Min(now.Programs, least.Programs), Math.Min(now.Descriptors, least.Descriptors), Math.Min(now.Heap, least.Heap), Math.Min(now.Resident, least.Resident));
        }
        return least!;
    }
}
