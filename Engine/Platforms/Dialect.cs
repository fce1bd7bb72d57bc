namespace MiniActors.Platforms;

/// <summary>The names of the fields in a platform's results and events (<c>platforms.*.dialect</c>).</summary>
public sealed record Dialect
{
    /// <summary>The field with the text of a failure: <c>errMsg</c>, <c>errorMessage</c>.</summary>
    public required string MessageField { get; init; }

    /// <summary>The field with the number of a failure: <c>errno</c>, <c>error</c>, <c>errCode</c>.</summary>
    public required string CodeField { get; init; }

    /// <summary>The text in <see cref="MessageField"/> of a success; <c>{api}</c> stands for its name; empty: the field is absent.</summary>
    public required string OkMessage { get; init; }

    /// <summary>The fields that carry a socket's id.</summary>
    public required IReadOnlyList<string> SocketIdFields { get; init; }

    /// <summary>The fields of <c>request</c>'s result that carry the HTTP status.</summary>
    public IReadOnlyList<string> StatusFields { get; init; } = ["statusCode"];

    /// <summary>The fields of <c>request</c>'s result that carry the response header.</summary>
    public IReadOnlyList<string> HeaderFields { get; init; } = ["header"];

    /// <summary>The APIs of the native object that return a promise when they are called without any callback.</summary>
    public IReadOnlyList<string> Promises { get; init; } = [];

    /// <summary>The APIs of the native object whose task is a promise as well.</summary>
    public IReadOnlyList<string> Thenables { get; init; } = [];

    /// <summary>Older names of the native object for APIs, from name to API, e.g. <c>httpRequest</c> for <c>request</c>.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>The names that every module of a script declares and leaves undefined, e.g. <c>window</c>: those of a browser.</summary>
    public IReadOnlyList<string> ModuleNames { get; init; } = [];

    /// <summary>True: the listeners of a SocketTask find the event one level deeper, in <c>data</c>.</summary>
    public bool TaskEventsInData { get; init; }

    /// <summary>The fields of an upload's progress: how many bytes were sent, and of how many.</summary>
    public IReadOnlyList<string> UploadProgressFields { get; init; } = ["totalBytesSent", "totalBytesExpectedToSend"];

    /// <summary>The fields of a download's temporary file.</summary>
    public IReadOnlyList<string> TempPathFields { get; init; } = ["tempFilePath"];
}
