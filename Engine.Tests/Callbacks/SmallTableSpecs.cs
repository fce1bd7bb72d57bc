using MiniActors.Callbacks;

namespace MiniActors.Tests.Callbacks;

/// <summary>A table whose first entry has a place of its own: it is a table like any other.</summary>
public sealed class SmallTableSpecs
{
    private readonly SmallTable<int, string> _table = new();

    [Fact]
    public void What_was_added_is_found_until_it_is_taken()
    {
        for (var key = 0; key < 4; key++) _table.Add(key, $"{key}");

        Assert.Equal(("0", "3", null), (_table.Find(0), _table.Find(3), _table.Find(4)));
        Assert.Equal(("0", null, "2", null), (_table.Take(0), _table.Take(0), _table.Take(2), _table.Find(2)));
        Assert.Equal(2, _table.Count);
        Assert.Equal([1, 3], _table.Keys.Order());
    }

    [Fact]
    public void A_place_that_is_free_again_is_another_ones()
    {
        _table.Add(1, "one");
        _table.Add(2, "two");
        _table.Take(1);
        _table.Add(3, "three");

        Assert.Equal((null, "two", "three"), (_table.Find(1), _table.Find(2), _table.Find(3)));
        Assert.Equal(2, _table.Count);
    }

    [Fact]
    public void The_default_key_of_an_empty_place_is_nobodys()
    {
        Assert.Null(_table.Find(0));
        Assert.Null(_table.Take(0));
        Assert.Empty(_table.Keys);
    }

    [Fact]
    public async Task Of_many_threads_that_take_the_same_entry_one_gets_it()
    {
        const int Entries = 2_000;
        var taken = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var key = 0; key < Entries; key++)
                while (_table.Find(key) is not null)
                    if (_table.Take(key) is not null) Interlocked.Increment(ref taken);
        })).ToArray();

        for (var key = 0; key < Entries; key++) _table.Add(key, "x");
        await Task.WhenAll(threads).WaitAsync(TimeSpan.FromSeconds(10));
        foreach (var key in _table.Keys) if (_table.Take(key) is not null) taken++;

        Assert.Equal((Entries, 0), (taken, _table.Count));
    }
}
