using MiniActors.Model;

namespace MiniActors.Platforms;

/// <summary>One API of the seed, described once: every binding (C#, <c>React.api</c>, <c>wx</c>, <c>my</c>, <c>swan</c>) is made from it.</summary>
/// <param name="Name">Its name, e.g. <c>connectSocket</c>.</param>
/// <param name="Form">How it is called and answered.</param>
/// <param name="Options">The options that the engine knows, callbacks apart.</param>
/// <param name="Task">What it returns.</param>
public sealed record ApiDescription(string Name, ApiForm Form, IReadOnlyList<OptionDescription> Options, TaskForm Task = TaskForm.None);

/// <summary>One option of an API.</summary>
/// <param name="Name">Its name, e.g. <c>protocols</c>.</param>
/// <param name="Required">True: the call fails without it.</param>
/// <param name="Kinds">The types it may have; a required option of another type fails, an optional one is ignored with a diagnostic. Empty: any.</param>
public sealed record OptionDescription(string Name, bool Required, params ArgumentKind[] Kinds);

/// <summary>How an API is called and answered.</summary>
public enum ApiForm
{
    /// <summary>One options object; success or fail, then complete.</summary>
    Call,
    /// <summary>One listener, called for every event.</summary>
    Listener,
    /// <summary>Takes a listener off again.</summary>
    Unlisten,
}

/// <summary>What an API returns besides its answer.</summary>
public enum TaskForm
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>A RequestTask.</summary>
    Request,
    /// <summary>An UploadTask.</summary>
    Upload,
    /// <summary>A DownloadTask.</summary>
    Download,
    /// <summary>A SocketTask.</summary>
    Socket,
}
