using System.Text;
using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Tests.Files;

/// <summary>What specs do with a store, in few words.</summary>
internal static class StoreDeeds
{
    public static IFileDraft Draft(this IProgramStore store, FilePlace? target = null, long? most = null) =>
        Assert.IsType<StoreOutcome<IFileDraft>.Got>(store.Begin(target, most)).Value;

    /// <summary>Why a file cannot be begun; null: it can.</summary>
    public static StoreFault? Fault(this IProgramStore store, FilePlace? target)
    {
        var outcome = store.Begin(target, null);
        (outcome as StoreOutcome<IFileDraft>.Got)?.Value.Dispose();
        return (outcome as StoreOutcome<IFileDraft>.Failed)?.Fault;
    }

    public static FilePlace Write(this IProgramStore store, string text, FilePlace? target = null, string extension = "")
    {
        using var draft = store.Draft(target);
        draft.Content.Write(Encoding.UTF8.GetBytes(text));
        return Assert.IsType<StoreOutcome<FilePlace>.Got>(draft.Commit(extension)).Value;
    }

    public static string Text(this IProgramStore store, FilePlace place)
    {
        using var source = Assert.IsType<StoreOutcome<IFileSource>.Got>(store.Read(place, null)).Value;
        using var reader = new StreamReader(source.Open());
        return reader.ReadToEnd();
    }

    public static StoreFault? ReadFault(this IProgramStore store, FilePlace place, long? most = null)
    {
        var outcome = store.Read(place, most);
        (outcome as StoreOutcome<IFileSource>.Got)?.Value.Dispose();
        return (outcome as StoreOutcome<IFileSource>.Failed)?.Fault;
    }
}
