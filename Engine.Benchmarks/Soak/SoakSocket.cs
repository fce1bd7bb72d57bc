using System.Globalization;
using MiniActors.Api;

namespace MiniActors.Benchmarks.Soak;

/// <summary>One place for a socket: it connects, sends one message after the other and waits for each to come back, and connects again when it is over.</summary>
internal sealed class SoakSocket(MiniProgram program, Uri server, SoakBook book)
{
    // Longer than every wait of the engine for a socket, so that what takes longer is lost.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var life = new Life(book);
            var (options, accepted) = book.Watch<ConnectSocketOptions, ConnectSocketResult>(new ConnectSocketOptions
            {
                Url = server.ToString(),
                GetRawResult = life.Listen,
            });
            var task = program.ConnectSocket(options)!;
            if (!await accepted.ConfigureAwait(false)) continue;
            if (await life.Opened.WaitAsync(Patience, CancellationToken.None).ConfigureAwait(false)) await TalkAsync(task, life, stop).ConfigureAwait(false);
            if (!life.IsOver && !await CloseAsync(task).ConfigureAwait(false) && !life.IsOver) book.Lost(1);
            await life.Over.WaitAsync(Patience, CancellationToken.None).ConfigureAwait(false);
            if (!stop.IsCancellationRequested) book.Broke();
        }
    }

    private async Task TalkAsync(SocketTask task, Life life, CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(SoakLoad.Pause);
        for (var number = 1; !life.IsOver && !stop.IsCancellationRequested; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            var echo = life.Expect(text);
            var (options, written) = book.Watch<SendSocketMessageOptions, Done>(new SendSocketMessageOptions { Data = text });
            task.Send(options);
            book.Sent();
            // Echoed, or its socket reported closed.
            if (await written.ConfigureAwait(false) && !await EchoedAsync(echo, life).ConfigureAwait(false)) book.Lost(1);
            await ticks.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<bool> EchoedAsync(Task echo, Life life)
    {
        try
        {
            await Task.WhenAny(echo, life.Over).WaitAsync(Patience).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<bool> CloseAsync(SocketTask task)
    {
        var (options, closing) = book.Watch<CloseSocketOptions, Done>(new CloseSocketOptions());
        task.Close(options);
        return await closing.ConfigureAwait(false);
    }

    /// <summary>What one socket told.</summary>
    private sealed class Life(SoakBook book)
    {
        private readonly TaskCompletionSource<bool> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Expected? _expected;

        /// <summary>False: it never did.</summary>
        public Task<bool> Opened => _opened.Task;

        public Task Over => _over.Task;

        public bool IsOver => _over.Task.IsCompleted;

        public Task Expect(string text)
        {
            var echo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _expected, new Expected(text, echo));
            return echo.Task;
        }

        public void Listen(SocketTask task)
        {
            task.OnOpen(_ =>
            {
                if (!_opened.TrySetResult(true)) book.ToldTwice();
            });
            task.OnMessage(told =>
            {
                if (IsOver || Volatile.Read(ref _expected) is not { } expected || expected.Text != (string)told.Data || !expected.Echo.TrySetResult()) book.ToldTwice();
            });
            // An attempt that fails is over with its error; an open socket with its close.
            task.OnError(_ =>
            {
                if (_opened.TrySetResult(false)) _over.TrySetResult();
            });
            task.OnClose(_ =>
            {
                if (!_opened.TrySetResult(false) && !_over.TrySetResult()) book.ToldTwice();
                _over.TrySetResult();
            });
        }

        private sealed record Expected(string Text, TaskCompletionSource Echo);
    }
}
