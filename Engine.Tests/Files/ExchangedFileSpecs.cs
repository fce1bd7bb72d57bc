using MiniActors.Adapters;
using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Tests.Files;

/// <summary>Somebody on the same machine who puts links in the way, again and again, while the engine reads and writes.</summary>
[Trait("Fault", "39")]
public sealed class ExchangedFileSpecs : IDisposable
{
    private const int Rounds = 300;

    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("mini-actors-exchange-");

    [Fact]
    public void What_a_link_leads_to_is_neither_read_nor_written_however_often_it_is_exchanged()
    {
        var (allowed, secret) = (_place.CreateSubdirectory("allowed").FullName, Path.Combine(_place.FullName, "secret"));
        File.WriteAllText(secret, "secret");
        using var disk = new FileDisk(Path.Combine(_place.FullName, "root"));
        using var store = disk.Open(new StoreLimits { Quota = 1 << 20, TempQuota = 1 << 20, HostDirectories = [allowed] });
        var place = new FilePlace(FileRoot.Host, Path.Combine(allowed, "a"));
        using var over = new CancellationTokenSource();
        var attacker = new Thread(() => Exchange(Path.Combine(allowed, "a"), secret, over.Token));
        attacker.Start();
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                store.Append(place, "evil"u8.ToArray());
                if (store.Read(place, null) is StoreOutcome<IFileSource>.Got { Value: var source }) using (source) Assert.NotEqual(6, source.Length);
                using var draft = ((StoreOutcome<IFileDraft>.Got)store.Begin(null, null)).Value;
                draft.Content.Write("x"u8);
            }
        }
        finally
        {
            over.Cancel();
            attacker.Join();
        }
        Assert.Equal("secret", File.ReadAllText(secret));
    }

    /// <summary>A plain file and a link take each other's place by renaming, so that there is always one of them.</summary>
    private static void Exchange(string path, string secret, CancellationToken over)
    {
        for (var round = 0; !over.IsCancellationRequested; round++)
        {
            var next = $"{path}-next";
            if (round % 2 == 0) File.CreateSymbolicLink(next, secret);
            else File.WriteAllText(next, "mine");
            File.Move(next, path, overwrite: true);
        }
    }

    public void Dispose() => _place.Delete(recursive: true);
}
