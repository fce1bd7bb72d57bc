using System.Collections.Concurrent;

namespace MiniActors.Scripting;

/// <summary>
/// A script with the files that it requires. Every file is read and parsed once and shared by all mini programs that run
/// this source.
/// </summary>
public sealed class ScriptSource
{
    private readonly ConcurrentDictionary<(string Path, string Prefix), PreparedModule> _modules = new();
    private readonly ConcurrentDictionary<string, SourceMap?> _maps = new();
    private readonly string _code;

    private ScriptSource(string path, string code, IScriptFiles files) => (Path, _code, Files) = (path, code, files);

    /// <summary>The path of the entry, as it stands in stack traces.</summary>
    public string Path { get; }

    internal IScriptFiles Files { get; }

    /// <summary>
    /// Takes a file of the disk. What it requires is found in its directory and below, and in <c>node_modules</c> or
    /// <c>miniprogram_npm</c> of the directories above; a link that leads elsewhere is no file.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read, or is larger than 16 MiB.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ScriptSource Load(string file)
    {
        var path = System.IO.Path.GetFullPath(file);
        return Of(path, SourceText.Read(path), new DiskFiles(System.IO.Path.GetDirectoryName(path)!));
    }

    /// <summary>Takes code from anywhere.</summary>
    /// <param name="path">A name for it, absolute, e.g. <c>/app.js</c>: <c>require</c> starts from there.</param>
    /// <param name="code">The code of a CommonJS module.</param>
    /// <param name="files">What it can require; null: nothing.</param>
    public static ScriptSource Of(string path, string code, IScriptFiles? files = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(code);
        return new ScriptSource(path, code, files ?? new NoFiles());
    }

    /// <summary>A file that has been prepared; null: none of this name has.</summary>
    internal PreparedModule? Known(string? path, ModuleWrapper wrapper) =>
        path is null ? null : _modules.GetValueOrDefault((path, wrapper.Prefix));

    /// <summary>The source map of a file, read when it is asked for first; null: it has none that can be read.</summary>
    internal SourceMap? MapOf(PreparedModule module) => module.MapUrl is { } url
        ? _maps.GetOrAdd(module.Path, static (path, at) => ReadMap(at.Files, path, at.Url), (Files, Url: url))
        : null;

    private static SourceMap? ReadMap(IScriptFiles files, string path, string url)
    {
        if (url.StartsWith("data:", StringComparison.Ordinal)) return SourceMap.TextOf(url) is { } inline ? SourceMap.Parse(inline) : null;
        var beside = ModuleResolver.Beside(path, url);
        try
        {
            return files.Exists(beside) ? SourceMap.Parse(files.Read(beside)) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A file in this wrapper, prepared once.</summary>
    internal PreparedModule Module(string path, ModuleWrapper wrapper) =>
        _modules.GetOrAdd((path, wrapper.Prefix), _ => PreparedModule.Of(path, path == Path ? _code : BrowserFiles.IsEmpty(path) ? "" : Files.Read(path), wrapper));
}
