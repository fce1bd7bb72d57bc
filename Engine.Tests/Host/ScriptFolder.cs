namespace MiniActors.Tests.Host;

/// <summary>A folder of scripts and settings that goes when the spec is over.</summary>
public abstract class ScriptFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mini-actors-specs-");

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string text, string name = "script.js")
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    protected string Missing(string name = "missing.js") => Path.Combine(_directory.FullName, name);
}
