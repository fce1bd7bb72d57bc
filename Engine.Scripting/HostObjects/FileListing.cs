using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary>What is known of files and directories.</summary>
internal static class FileListing
{
    /// <summary>No walk through directories visits more.</summary>
    private const int MostEntries = 10_000;

    /// <summary>Of one; with <c>recursive</c> and a directory a list of all that is in it, the directory itself first as <c>/</c>.</summary>
    public static Argument Stats(FileCall call, IProgramStore store)
    {
        var place = call.Place("path", FileDeed.Read);
        var facts = call.Got(store.Look(place));
        if (!facts.IsDirectory || !call.Options["recursive"].AsBoolean) return FileStats.Of(facts);
        var found = new List<Argument> { Entry("/", facts) };
        Walk(call, store, place, "", found);
        return Argument.Array([.. found]);
    }

    /// <summary>The saved files, in the order of their names.</summary>
    public static Argument AllSaved(FileCall call, IProgramStore store)
    {
        var saved = new FilePlace(FileRoot.Saved, "");
        return Argument.Array([.. call.Got(store.List(saved)).Select(name => saved with { Path = name })
            .Select(place => (place, outcome: store.Look(place))).Where(file => file.outcome is StoreOutcome<FileFacts>.Got)
            .Select(file => Argument.Object([KeyValuePair.Create(call.PathOr("filePath"), Argument.Of(call.PathOf(file.place))), .. Saved(call.Got(file.outcome)).Members]))]);
    }

    /// <summary>Of one saved file.</summary>
    public static Argument Saved(FileFacts facts) => Argument.Object(
        ("size", Argument.Of(facts.Size)), ("createTime", Argument.Of(facts.Modified)));

    private static void Walk(FileCall call, IProgramStore store, FilePlace directory, string path, List<Argument> found)
    {
        foreach (var name in call.Got(store.List(directory)))
        {
            if (found.Count >= MostEntries) throw call.Failed(FailureKind.TooLarge, call.AnyPath, $"more than {MostEntries} files");
            var place = directory with { Path = directory.Path.Length == 0 ? name : $"{directory.Path}/{name}" };
            // One that goes meanwhile, or that is a link out of the store, is passed over.
            if (store.Look(place) is not StoreOutcome<FileFacts>.Got { Value: var facts }) continue;
            found.Add(Entry($"{path}/{name}", facts));
            if (facts.IsDirectory) Walk(call, store, place, $"{path}/{name}", found);
        }
    }

    private static Argument Entry(string path, FileFacts facts) => Argument.Object(("path", Argument.Of(path)), ("stats", FileStats.Of(facts)));
}
