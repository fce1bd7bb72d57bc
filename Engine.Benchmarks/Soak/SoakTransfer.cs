using MiniActors.Api;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Soak;

/// <summary>One place for a transfer: a request, a download and an upload in turn; some are aborted under way.</summary>
internal sealed class SoakTransfer(MiniProgram program, Uri web, SoakBook book, Random chance, int abortsOneIn)
{
    private const int FileBytes = 256 << 10;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(SoakLoad.Pause);
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            await (turn % 3 == 0 ? Request() : turn % 3 == 1 ? Download() : Upload()).ConfigureAwait(false);
            book.Transferred();
            await ticks.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private Task<bool> Request()
    {
        var (options, completed) = book.Watch<RequestOptions, RequestResult>(new RequestOptions { Url = web.ToString(), Timeout = Limit });
        return OrAborted(program.Request(options), completed);
    }

    private Task<bool> Download()
    {
        var (options, completed) = book.Watch<DownloadFileOptions, DownloadFileResult>(new DownloadFileOptions
        {
            Url = new Uri(web, WebOrder.PathOf(FileBytes)).ToString(),
            Target = new MemoryStream(),
            Timeout = Limit,
        });
        return OrAborted(program.DownloadFile(options), completed);
    }

    private Task<bool> Upload()
    {
        var (options, completed) = book.Watch<UploadFileOptions, UploadFileResult>(new UploadFileOptions
        {
            Url = web.ToString(),
            Name = "file",
            FileType = "image",
            Content = new MemoryStream(new byte[FileBytes]),
            Timeout = Limit,
        });
        return OrAborted(program.UploadFile(options), completed);
    }

    private Task<bool> OrAborted(TransferTask task, Task<bool> completed)
    {
        if (chance.Next(abortsOneIn) == 0) task.Abort();
        return completed;
    }
}
