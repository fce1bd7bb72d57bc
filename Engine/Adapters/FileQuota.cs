namespace MiniActors.Adapters;

/// <summary>So many bytes, taken and given back from any thread.</summary>
internal sealed class FileQuota(long most)
{
    private long _taken;

    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Takes all of it or nothing.</summary>
    public bool TryTake(long bytes)
    {
        for (; ; )
        {
            var taken = Interlocked.Read(ref _taken);
            if (bytes > most - taken) return false;
            if (Interlocked.CompareExchange(ref _taken, taken + bytes, taken) == taken) return true;
        }
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
