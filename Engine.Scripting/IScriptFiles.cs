namespace MiniActors.Scripting;

/// <summary>The files that a script can require. Paths are absolute, with <c>/</c>. Safe from any thread.</summary>
public interface IScriptFiles
{
    /// <summary>True when there is a file, not a directory, at this path.</summary>
    bool Exists(string path);

    /// <summary>Its text.</summary>
    string Read(string path);
}

internal sealed class NoFiles : IScriptFiles
{
    public bool Exists(string path) => false;

    public string Read(string path) => throw new FileNotFoundException(path);
}
