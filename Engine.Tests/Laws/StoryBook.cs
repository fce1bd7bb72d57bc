using System.Globalization;
using MiniActors.Api;
using MiniActors.Model;

namespace MiniActors.Tests.Laws;

/// <summary>What the callbacks of a story were told, and by which laws that is judged.</summary>
internal sealed class StoryBook
{
    private readonly Lock _gate = new();
    private readonly List<CallPage> _calls = [];
    private readonly Dictionary<int, SocketPage> _sockets = [];
    private readonly Queue<Action> _inCallback = new();
    private int _running, _notes;

    /// <summary>What was broken while it happened.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>How often anything was told.</summary>
    public int Notes
    {
        get
        {
            lock (_gate) return _notes;
        }
    }

    public IReadOnlyList<CallPage> Calls
    {
        get
        {
            lock (_gate) return [.. _calls];
        }
    }

    public IReadOnlyList<SocketPage> Sockets
    {
        get
        {
            lock (_gate) return [.. _sockets.Values];
        }
    }

    /// <summary>What the next callback does.</summary>
    public void InCallback(Action then)
    {
        lock (_gate) _inCallback.Enqueue(then);
    }

    public void Break(string law)
    {
        lock (_gate) Broken.Add(law);
    }

    public CallPage Enter(string api)
    {
        lock (_gate)
        {
            var page = new CallPage($"{_calls.Count + 1} {api}");
            _calls.Add(page);
            return page;
        }
    }

    public SocketPage Socket(int id)
    {
        lock (_gate)
        {
            if (!_sockets.TryGetValue(id, out var page)) _sockets.Add(id, page = new SocketPage(id));
            return page;
        }
    }

    /// <summary>The options of a call, with callbacks that note.</summary>
    public TOptions Noted<TOptions, TResult>(CallPage page, TOptions options, Action<TResult>? then = null) where TOptions : ApiOptions<TResult> =>
        (TOptions)((ApiOptions<TResult>)options with
        {
            Success = result => Note(page.Told, "success", () => then?.Invoke(result)),
            Fail = failure => Note(page.Told, "fail", () => page.Failure = failure),
            Complete = _ => Note(page.Told, "complete"),
        });

    public void Note(SocketPage page, string what) => Note(page.Told, what);

    public void Heard(SocketPage page, object text) => Note(page.Told, "message", () => page.Messages.Add(int.Parse((string)text, CultureInfo.InvariantCulture)));

    /// <summary>One callback: none runs inside of another or beside it.</summary>
    public void Note(List<string> told, string what, Action? then = null)
    {
        Action? inside;
        lock (_gate)
        {
            if (++_running > 1) Broken.Add($"two callbacks ran at once: {what}");
            _notes++;
            told.Add(what);
            then?.Invoke();
            _inCallback.TryDequeue(out inside);
        }
        inside?.Invoke();
        lock (_gate) _running--;
    }
}

/// <summary>One call.</summary>
internal sealed class CallPage(string name)
{
    public string Name => name;
    public List<string> Told { get; } = [];
    public Failure? Failure { get; set; }
}

/// <summary>One socket.</summary>
internal sealed class SocketPage(int id)
{
    public int Id => id;
    public List<string> Told { get; } = [];
    public List<int> Messages { get; } = [];

    /// <summary>True: the call was accepted.</summary>
    public bool Accepted { get; set; }
    public SocketTask? Task { get; set; }
}
