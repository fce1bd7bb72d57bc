using System.Globalization;
using MiniActors.Model;

namespace MiniActors.Platforms;

/// <summary>Reads <c>host</c>: what a platform's scripts find beside the network.</summary>
internal static class HostPolicyReader
{
    private const string Never = "never";

    public static HostPolicy Read(SectionReader block, Version baseLibrary) => new()
    {
        Apis = Apis(block.Section("apis"), baseLibrary),
        Screen = block.Texts("screen"),
        ScreenAnswers = Answers(block.Section("screen-answers")),
        Answers = Answers(block.Section("answers"), IsAnswered),
        Promises = block.Switch("promises"),
        System = System(block.Section("system")),
        NetworkNames = Names(block, "network-names"),
        StorageForm = block.OneOf<StorageForm>("storage-form"),
        StorageMissing = block.OneOf<StorageMissing>("storage-missing"),
        StorageDates = block.Switch("storage-dates"),
        StorageKeyLimit = block.Size("storage-key-limit", 1),
        StorageLimit = block.Size("storage-limit", 1),
        FileResults = block.OneOf<SyncResult>("file-results"),
        FileReadLimit = block.Size("file-read-limit", 1),
        ArchiveLimit = block.LongSize("archive-limit", 1),
        ArchiveEntries = block.Whole("archive-entries", 1),
        FileCodeField = block.Text("file-code-field"),
        GlobalPath = block.Text("global-path"),
    };

    private static ApiSupport Apis(SectionReader block, Version baseLibrary)
    {
        var since = new Dictionary<string, Version>();
        foreach (var key in block.Keys)
        {
            if (!IsKnown(key)) block.Wrong(key, "is nothing that the engine knows" + NearestName.Suggest(key, HostCatalog.All.Select(api => api.Name)));
            if (!block.Is(key, Never)) since[key] = block.BaseLibraryVersion(key);
        }

        return new ApiSupport(since, baseLibrary);
    }

    /// <summary>A function or an object, or a field of its result.</summary>
    private static bool IsKnown(string key) => key.Split('.') switch
    {
        [var name] => HostCatalog.Find(name) is not null,
        ["FileSystemManager", var function] => HostCatalog.FileSystem.Contains(function),
        [var name, var field] => HostCatalog.Find(name) is { } api && api.Fields.Contains(field),
        _ => false,
    };

    private static Dictionary<string, Argument> System(SectionReader block) => block.Keys.ToDictionary(key => key, key => Value(block.Text(key)));

    /// <summary>A function that tells something.</summary>
    private static bool IsAnswered(string name) => name == HostPolicy.FileSystem || HostCatalog.Find(name) is not null || ApiCatalog.All.Any(api => api.Name == name);

    private static Dictionary<string, Argument> Answers(SectionReader block, Predicate<string>? isKnown = null)
    {
        foreach (var name in block.Keys.Where(name => isKnown?.Invoke(name) == false)) block.Wrong(name, "is nothing that the engine knows");
        return block.Keys.ToDictionary(name => name, name => Argument.Object([.. System(block.Section(name))]));
    }

    /// <summary>A number where it reads as one and a boolean where it is one, as a phone would tell them; <c>"8.0.60"</c> is text.</summary>
    private static Argument Value(string text) => text switch
    {
        "true" => Argument.Of(true),
        "false" => Argument.Of(false),
        "{}" => Argument.Object(),
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Argument.Of(number) : Argument.Of(text),
    };

    private static IReadOnlyList<string> Names(SectionReader block, string key)
    {
        var names = block.Texts(key);
        if (names.Count != NetworkTypes.Names.Count) block.Wrong(key, $"must be {NetworkTypes.Names.Count} names, in the order of {string.Join(", ", NetworkTypes.Names)}");
        return names;
    }
}
