using System.Diagnostics.CodeAnalysis;

namespace MiniActors.Callbacks;

/// <summary>
/// A table that is safe from any thread, and that keeps a lone entry without a dictionary: a mini program that is idle has one
/// socket and no call, and there are many of them.
/// </summary>
/// <remarks>
/// An entry is in one of the two places, never in both. It is held for some tens of nanoseconds at a time, by whoever answers a call
/// or makes one: a thread that has to wait does not sleep for it.
/// </remarks>
internal sealed class SmallTable<TKey, TValue> where TKey : struct, IEquatable<TKey> where TValue : class
{
    private TKey _key;
    private TValue? _lone;
    private Dictionary<TKey, TValue>? _others;
    private SpinLock _lock = new(enableThreadOwnerTracking: false);

    /// <summary>How many entries there are.</summary>
    public int Count
    {
        get
        {
            using (Hold()) return (_lone is null ? 0 : 1) + (_others?.Count ?? 0);
        }
    }

    /// <summary>The keys as they are now.</summary>
    public IReadOnlyList<TKey> Keys
    {
        get
        {
            using (Hold()) return [.. _lone is null ? [] : (ReadOnlySpan<TKey>)[_key], .. _others?.Keys ?? Enumerable.Empty<TKey>()];
        }
    }

    /// <summary>Adds an entry under a new key.</summary>
    public void Add(TKey key, TValue value)
    {
        using (Hold())
        {
            if (_lone is null) (_key, _lone) = (key, value);
            else (_others ??= []).Add(key, value);
        }
    }

    /// <summary>The entry of this key; null: there is none.</summary>
    public TValue? Find(TKey key)
    {
        using (Hold()) return IsLone(key) ? _lone : _others?.GetValueOrDefault(key);
    }

    /// <summary>Takes the entry of this key out; null: there is none.</summary>
    public TValue? Take(TKey key)
    {
        using (Hold())
        {
            if (!IsLone(key)) return _others is not null && _others.Remove(key, out var other) ? other : null;
            var lone = _lone;
            _lone = null;
            return lone;
        }
    }

    [MemberNotNullWhen(true, nameof(_lone))]
    private bool IsLone(TKey key) => _lone is not null && _key.Equals(key);

    private Held Hold()
    {
        var taken = false;
        _lock.Enter(ref taken);
        return new Held(ref _lock);
    }

    private readonly ref struct Held(ref SpinLock of)
    {
        private readonly ref SpinLock _of = ref of;

        public void Dispose() => _of.Exit(useMemoryBarrier: false);
    }
}
