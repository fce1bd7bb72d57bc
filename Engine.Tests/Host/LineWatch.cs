using System.Text;

namespace MiniActors.Tests.Host;

/// <summary>A stream of text that a spec can wait on, line by line.</summary>
internal sealed class LineWatch : IDisposable
{
    private readonly Sink _sink = new();

    public LineWatch() => Writer = TextWriter.Synchronized(_sink);

    public TextWriter Writer { get; }

    public string Text
    {
        get
        {
            lock (_sink.Written) return _sink.Written.ToString();
        }
    }

    /// <summary>The first line that holds this text, as soon as it is there.</summary>
    public async Task<string> LineWithAsync(string text)
    {
        using var limit = new CancellationTokenSource(CommandRun.Soon);
        while (true)
        {
            var changed = _sink.Changed;
            var lines = Text.Split('\n');
            if (lines[..^1].FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found) return found;
            await changed.WaitAsync(limit.Token);
        }
    }

    public void Dispose() => _sink.Dispose();

    private sealed class Sink : TextWriter
    {
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StringBuilder Written { get; } = new();

        public Task Changed => Volatile.Read(ref _changed).Task;

        public override Encoding Encoding => Encoding.UTF8;

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string NewLine { get => "\n"; set => throw new NotSupportedException(); }

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            lock (Written) Written.Append(value);
            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
