using MiniActors.Scripting;

namespace MiniActors.Host.Running;

/// <summary>
/// A diagnostic in one line: <c>pages/index.js:12:5: connectSocket: … [rule; source]</c>, as compilers write it, so that
/// editors and CI find the place. Without a place the line begins with the API.
/// </summary>
internal static class NoteText
{
    /// <summary>The line.</summary>
    public static string Of(ScriptNote note)
    {
        var found = note.Diagnostic;
        var line = $"{found.Api}: {found.Message} [{found.Rule}; {found.Source}]";
        return note.Place is { } place ? $"{Of(place)}: {line}" : line;
    }

    /// <summary>A place; a file below the current directory is named from there.</summary>
    public static string Of(ScriptPlace place) => (place with { File = Short(place.File) }).ToString();

    /// <summary>A file below the current directory from there, any other with its whole path.</summary>
    public static string Short(string file)
    {
        var path = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return Path.IsPathRooted(path) || path.StartsWith("..", StringComparison.Ordinal) ? file : path.Replace('\\', '/');
    }
}
