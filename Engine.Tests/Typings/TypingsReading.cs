using MiniActors.Tests.EndToEnd;
using MiniActors.Tests.Libraries;

namespace MiniActors.Tests.Typings;

/// <summary>The typings, read once, and what a mini program has beside them.</summary>
public sealed class TypingsReading : IAsyncLifetime
{
    private readonly LabEngine _lab = new();
    private readonly Dictionary<string, TypingsComparison> _compared = [];

    /// <summary>Why nothing can be compared: npm or Node.js cannot be had; null: all is there.</summary>
    internal string? Missing { get; private set; }

    public async Task InitializeAsync()
    {
        await _lab.InitializeAsync();
        try
        {
            var packages = await NpmCache.InstallAsync();
            foreach (var typings in OfficialTypings.All) _compared[typings.NativeObject] = await CompareAsync(typings, packages);
        }
        catch (InvalidOperationException missing)
        {
            Missing = missing.Message;
        }
    }

    public Task DisposeAsync() => _lab.DisposeAsync();

    /// <summary>The comparison of a platform's object.</summary>
    internal TypingsComparison Of(string nativeObject) => _compared[nativeObject];

    private async Task<TypingsComparison> CompareAsync(OfficialTypings typings, string packages)
    {
        var listed = await typings.ReadAsync(packages);
        var words = listed.Where(name => name.Split('.') is [_, "object", _, _]);
        return new TypingsComparison(typings, typings.VersionIn(packages), listed, await EngineOffer.OfAsync(_lab, typings.Platform, words));
    }
}
