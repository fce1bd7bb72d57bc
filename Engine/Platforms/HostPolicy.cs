using MiniActors.Model;

namespace MiniActors.Platforms;

/// <summary>What a platform's scripts find beside the network (<c>platforms.*.host</c>).</summary>
public sealed record HostPolicy
{
    /// <summary>The name in <see cref="Answers"/> for the functions of a FileSystemManager that tell nothing else.</summary>
    public const string FileSystem = "fileSystem";

    /// <summary>Nothing beside the network.</summary>
    public static readonly HostPolicy None = new()
    {
        Apis = new ApiSupport(new Dictionary<string, Version>(), new Version(0, 0, 0)),
        Screen = [],
        ScreenAnswers = new Dictionary<string, Argument>(),
        Answers = new Dictionary<string, Argument>(),
        Promises = false,
        System = new Dictionary<string, Argument>(),
        NetworkNames = NetworkTypes.Names,
        StorageForm = StorageForm.Arguments,
        StorageMissing = StorageMissing.EmptyText,
        StorageDates = false,
        StorageKeyLimit = 0,
        StorageLimit = 0,
        FileResults = SyncResult.Value,
        FileReadLimit = 0,
        ArchiveLimit = 0,
        ArchiveEntries = 0,
        FileCodeField = "",
        GlobalPath = "",
    };

    /// <summary>Which functions and objects there are, and since which base library.</summary>
    public required ApiSupport Apis { get; init; }

    /// <summary>Functions that need a screen: they answer <c>ok</c>, nothing is seen, and a diagnostic says so.</summary>
    public required IReadOnlyList<string> Screen { get; init; }

    /// <summary>What some of them tell, by name.</summary>
    public required IReadOnlyDictionary<string, Argument> ScreenAnswers { get; init; }

    /// <summary>What the results of functions hold besides, by name.</summary>
    public required IReadOnlyDictionary<string, Argument> Answers { get; init; }

    /// <summary>True: an asynchronous function that is called without any callback gives a promise.</summary>
    public required bool Promises { get; init; }

    /// <summary>What <c>getSystemInfo</c> and its kind tell of the device, by field.</summary>
    public required IReadOnlyDictionary<string, Argument> System { get; init; }

    /// <summary>The platform's names of the types of networks, in the order of <see cref="NetworkTypes.Names"/>.</summary>
    public required IReadOnlyList<string> NetworkNames { get; init; }

    /// <summary>How the synchronous functions of the storage are called.</summary>
    public required StorageForm StorageForm { get; init; }

    /// <summary>What is told of a key under which nothing is stored.</summary>
    public required StorageMissing StorageMissing { get; init; }

    /// <summary>True: a Date that is stored comes back as a Date.</summary>
    public required bool StorageDates { get; init; }

    /// <summary>The largest value of one key, in bytes of UTF-8.</summary>
    public required int StorageKeyLimit { get; init; }

    /// <summary>How much the storage of one mini program holds, in bytes of UTF-8.</summary>
    public required int StorageLimit { get; init; }

    /// <summary>What the synchronous functions of the file system give.</summary>
    public required SyncResult FileResults { get; init; }

    /// <summary>The largest file that is read into memory, in bytes.</summary>
    public required int FileReadLimit { get; init; }

    /// <summary>How many bytes one archive may become when it is unpacked.</summary>
    public required long ArchiveLimit { get; init; }

    /// <summary>How many entries an archive may have.</summary>
    public required int ArchiveEntries { get; init; }

    /// <summary>A second field for the number of a failure of a FileSystemManager; empty: there is none.</summary>
    public required string FileCodeField { get; init; }

    /// <summary>The option and the field by which <c>saveFile</c> and its kind name a file, where it is one for all; empty: the usual ones.</summary>
    public required string GlobalPath { get; init; }

    /// <summary>The same, as another version of the base library has it.</summary>
    public HostPolicy At(Version baseLibrary) => this with { Apis = new ApiSupport(Apis.Since, baseLibrary) };
}

/// <summary>How the synchronous functions of the storage are called.</summary>
public enum StorageForm
{
    /// <summary>With the key and the value; they give the value, and throw.</summary>
    Arguments,
    /// <summary>With an options object; they give a result object, also of a failure.</summary>
    Options,
}

/// <summary>What is told of a key under which nothing is stored.</summary>
public enum StorageMissing
{
    /// <summary>The synchronous function gives an empty text, the asynchronous one fails.</summary>
    EmptyText,
    /// <summary>Both succeed with null.</summary>
    Nothing,
}

/// <summary>What a synchronous function gives.</summary>
public enum SyncResult
{
    /// <summary>The value itself.</summary>
    Value,
    /// <summary>An object with the fields that <c>success</c> would be told.</summary>
    Fields,
}
