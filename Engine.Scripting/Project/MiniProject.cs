using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>A mini program as a directory of the developer tools: what its files say.</summary>
public sealed record MiniProject
{
    /// <summary>The platform, by its files; the one that was asked for where one was.</summary>
    public required string Platform { get; init; }

    /// <summary>The path of the script that is run first.</summary>
    public required string Entry { get; init; }

    /// <summary>Its pages; null: a game, which has none.</summary>
    public ScriptPages? Pages { get; init; }

    /// <summary>Its app id; null: the files do not say.</summary>
    public string? AppId { get; init; }

    /// <summary><c>setting.urlCheck</c>; null: the files do not say.</summary>
    public bool? UrlCheck { get; init; }

    /// <summary><c>networkTimeout</c>; null entries: the files do not say.</summary>
    public NetworkTimeouts NetworkTimeout { get; init; } = new();
}

/// <summary>A file of a project is not as it has to be; the message has file and line.</summary>
public sealed class MiniProjectException(string message) : Exception(message);
