using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>The arguments of the file functions: in which order the synchronous forms take them, and what they give.</summary>
internal static class FileSignatures
{
    /// <summary>The synchronous form gives all that success would be told.</summary>
    public const string Whole = "*";

    private static readonly Dictionary<string, (string[] Parameters, string Gives)> Table = new()
    {
        ["access"] = (["path"], ""),
        ["stat"] = (["path", "recursive"], "stats"),
        ["readFile"] = (["filePath", "encoding", "position", "length"], "data"),
        ["writeFile"] = (["filePath", "data", "encoding"], ""),
        ["appendFile"] = (["filePath", "data", "encoding"], ""),
        ["copyFile"] = (["srcPath", "destPath"], ""),
        ["rename"] = (["oldPath", "newPath"], ""),
        ["unlink"] = (["filePath"], ""),
        ["mkdir"] = (["dirPath", "recursive"], ""),
        ["rmdir"] = (["dirPath", "recursive"], ""),
        ["readdir"] = (["dirPath"], "files"),
        ["saveFile"] = (["tempFilePath", "filePath"], "savedFilePath"),
        ["open"] = (["filePath", "flag"], "fd"),
        ["close"] = (["fd"], ""),
        ["read"] = (["fd", "arrayBuffer", "offset", "length", "position"], Whole),
        ["write"] = (["fd", "data", "offset", "length", "encoding", "position"], Whole),
        ["fstat"] = (["fd"], "stats"),
        ["ftruncate"] = (["fd", "length"], ""),
        ["truncate"] = (["filePath", "length"], ""),
        ["readCompressedFile"] = (["filePath", "compressionAlgorithm"], "data"),
        ["readZipEntry"] = (["filePath", "encoding", "entries"], "entries"),
        ["unzip"] = (["zipFilePath", "targetPath"], ""),
        ["zip"] = (["zipFilePaths", "targetPath"], ""),
        ["getFileInfo"] = (["filePath", "digestAlgorithm"], ""),
        ["getSavedFileList"] = ([], "fileList"),
        ["removeSavedFile"] = (["filePath"], ""),
    };

    /// <summary>The names of the options, in the order of the positional arguments; the synchronous form takes the same.</summary>
    public static IReadOnlyList<string> Options(string function) =>
        Table[function.EndsWith("Sync", StringComparison.Ordinal) ? function[..^"Sync".Length] : function].Parameters;

    /// <summary>The field that is the value of the synchronous form; empty: it gives nothing.</summary>
    public static string Gives(string function) => Table[function].Gives;

    /// <summary>The positional arguments as options.</summary>
    public static Argument Named(string function, IReadOnlyList<Argument> arguments) => Argument.Object(
        [.. Table[function].Parameters.Zip(arguments).Select(pair => KeyValuePair.Create(pair.First, pair.Second))]);
}
