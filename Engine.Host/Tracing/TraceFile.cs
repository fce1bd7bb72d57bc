using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiniActors.Host.Configuration;

namespace MiniActors.Host.Tracing;

/// <summary>
/// A file with one JSON object a line, each with the time since the file was opened. It never grows over its limit: the last
/// line then says so. Safe to call from any thread; after its end it writes nothing.
/// </summary>
internal sealed class TraceFile : IDisposable
{
    /// <summary>How large a trace becomes, in bytes.</summary>
    public const long Limit = 256L << 20;

    private const int Buffer = 64 << 10;

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    private readonly Lock _gate = new();
    private readonly Stream _stream;
    private readonly long _limit;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _written;
    private bool _over;

    /// <summary>Writes to a stream, which it then owns.</summary>
    internal TraceFile(Stream stream, long limit = Limit) => (_stream, _limit) = (stream, limit);

    /// <summary>Makes the file anew.</summary>
    /// <exception cref="CommandFailure">It cannot be written.</exception>
    public static TraceFile Create(string path)
    {
        try
        {
            return new TraceFile(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, Buffer));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure($"cannot write the trace '{path}': {Reasons.Of(cause)}", cause: cause);
        }
    }

    /// <summary>Why the file is not whole: the disk is full, or it was taken away; null: it is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Writes one line.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="record">The rest of the line.</param>
    public void Write(string type, JsonObject record)
    {
        lock (_gate)
        {
            if (_over) return;
            record.Insert(0, "t", JsonValue.Create(Math.Round(Stopwatch.GetElapsedTime(_start).TotalMilliseconds, 3)));
            record.Insert(1, "type", type);
            var line = Encoding.UTF8.GetBytes(record.ToJsonString(Form) + "\n");
            if (_written + line.Length > _limit)
            {
                _over = true;
                line = Encoding.UTF8.GetBytes(new JsonObject { ["t"] = record["t"]!.DeepClone(), ["type"] = "truncated", ["limit"] = _limit }.ToJsonString(Form) + "\n");
            }

            Guard(() => _stream.Write(line));
            _written += line.Length;
        }
    }

    /// <summary>Writes what is left, and closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _over = true;
            Guard(_stream.Dispose);
        }
    }

    /// <summary>A disk that fails must not fail the script.</summary>
    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _over = true;
            Fault ??= Reasons.Of(cause);
        }
    }
}
