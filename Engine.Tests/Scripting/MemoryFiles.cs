using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting;

/// <summary>Files that are nowhere but here.</summary>
internal sealed class MemoryFiles(params (string Path, string Code)[] files) : IScriptFiles
{
    private readonly Dictionary<string, string> _files = files.ToDictionary(file => file.Path, file => file.Code);

    public bool Exists(string path) => _files.ContainsKey(path);

    public string Read(string path) => _files[path];
}
