using System.Threading.Channels;

namespace MiniActors.Tests.Support;

/// <summary>What callbacks said, in order; a spec reads on without sleeping.</summary>
internal sealed class Journal
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public void Write(string line) => _lines.Writer.TryWrite(line);

    /// <summary>A callback that writes one line.</summary>
    public Action<T> Say<T>(Func<T, string> line) => told => Write(line(told));

    /// <summary>The next line.</summary>
    public async Task<string> NextAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        return await _lines.Reader.ReadAsync(limit.Token);
    }

    /// <summary>The next lines.</summary>
    public async Task<string[]> NextAsync(int count)
    {
        var lines = new string[count];
        for (var index = 0; index < count; index++) lines[index] = await NextAsync();
        return lines;
    }

    /// <summary>The lines that were written and not read.</summary>
    public IReadOnlyList<string> Rest()
    {
        var rest = new List<string>();
        while (_lines.Reader.TryRead(out var line)) rest.Add(line);
        return rest;
    }
}
