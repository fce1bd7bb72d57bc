using MiniActors.Scripting;

namespace MiniActors.Tests.Libraries;

/// <summary>Our scripts with the installed packages beside them, as one program: <c>/app.js</c> and <c>/node_modules</c>.</summary>
internal sealed class LibraryFiles(string scripts, string packages) : IScriptFiles
{
    public bool Exists(string path) => File.Exists(Place(path));

    public string Read(string path) => File.ReadAllText(Place(path));

    private string Place(string path) => path.StartsWith("/node_modules/", StringComparison.Ordinal) ? packages + path : scripts + path;
}
