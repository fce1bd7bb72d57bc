using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary>One call of a function for files: its options as places, and its failures in the platform's words.</summary>
internal sealed class FileCall(PlatformProfile profile, ProgramSettings program, string api, string function, Argument options, string pathName)
{
    public string Function => function;

    public Argument Options => options;

    /// <summary>True: paths have one name here, whatever they mean.</summary>
    public bool HasOnePathName => pathName.Length > 0;

    /// <summary>The largest file that is read into memory.</summary>
    public int ReadLimit => profile.Host.FileReadLimit;

    /// <summary>How much an archive may become, and how many entries it may have.</summary>
    public (long Bytes, int Entries) ArchiveLimits => (profile.Host.ArchiveLimit, profile.Host.ArchiveEntries);

    /// <summary>The paths of the call, for its texts: <c>a</c>, or <c>a -> b</c>.</summary>
    public string AnyPath => string.Join(" -> ", options.Members
        .Where(member => member.Key.EndsWith("Path", StringComparison.Ordinal) || member.Key == "path").Select(member => member.Value.AsString).OfType<string>());

    /// <summary>The name of the option or field for a path.</summary>
    public string PathOr(string usual) => HasOnePathName ? pathName : usual;

    /// <summary>The path by which the script knows a place.</summary>
    public string PathOf(FilePlace place) => FilePathRule.PathOf(profile.Files, place);

    /// <summary>The place that an option names, where this may be done with it.</summary>
    public FilePlace Place(string option, FileDeed deed) => Place(option, options[option], deed);

    /// <summary>The place that a path names, which came with an option.</summary>
    public FilePlace Place(string option, Argument value, FileDeed deed)
    {
        if (value.AsString is not { } path) throw Failed(FailureKind.Parameter, "", $"parameter.{option} should be String instead of {value.Brand}");
        return FileEntryRule.Judge(profile, program, path, deed) switch
        {
            FileEntry.Accept accept => accept.Place,
            FileEntry.Refuse refuse => throw Failed(refuse.Kind, AnyPath, "the path may not be used"),
            _ => throw new InvalidOperationException("There is no third verdict."),
        };
    }

    /// <summary>What the store gave.</summary>
    public T Got<T>(StoreOutcome<T> outcome) => outcome switch
    {
        StoreOutcome<T>.Got got => got.Value,
        StoreOutcome<T>.Failed failed => throw Failed(KindOf(failed.Fault), AnyPath, failed.Cause),
        _ => throw new InvalidOperationException("There is no third outcome."),
    };

    /// <summary>The encoding that was asked for; null: none was.</summary>
    public string? Encoding(string? usual) => Encoding(options["encoding"], usual);

    /// <summary>The same, of another value.</summary>
    public string? Encoding(Argument value, string? usual)
    {
        if (value.Kind is ArgumentKind.Undefined or ArgumentKind.Null || value.AsString is "") return usual;
        if (value.AsString is { } name && FileEncoding.Is(name)) return name;
        throw Failed(FailureKind.Parameter, "", $"invalid encoding \"{value.AsString ?? value.Brand}\"");
    }

    /// <summary>A failure in the platform's words.</summary>
    public FileDeedException Failed(FailureKind kind, string path, string detail) => new(profile.Errors.SayOf(
        ErrorVocabulary.FileSystem, api, kind, ("path", path), ("detail", detail), ("verb", Verb)));

    public static FailureKind KindOf(StoreFault fault) => fault == StoreFault.Full ? FailureKind.FileQuota : fault.ToFailureKind();

    private string Verb => function switch
    {
        "readFile" or "writeFile" or "appendFile" or "truncate" or "readCompressedFile" or "readZipEntry" or "unzip" => ", open",
        "copyFile" => ", copyFile",
        _ => "",
    };
}

/// <summary>A function for files failed; it never leaves <see cref="FileDeeds"/>.</summary>
internal sealed class FileDeedException(Failure failure) : Exception(failure.Message)
{
    public Failure Failure => failure;
}
