namespace MiniActors.Model;

/// <summary>How far an upload or a download has come: what <c>onProgressUpdate</c> tells.</summary>
/// <param name="Percent">0 to 100, rounded down; 0 while the total is unknown.</param>
/// <param name="Done">Bytes sent or written so far.</param>
/// <param name="Total">Bytes to come in all; 0 while that is unknown.</param>
public readonly record struct TransferProgress(int Percent, long Done, long Total)
{
    /// <summary>Progress on the way. A total that the peer got wrong never makes it more than 100.</summary>
    /// <param name="done">Bytes so far.</param>
    /// <param name="total">Bytes in all; null: unknown.</param>
    public static TransferProgress Of(long done, long? total) => total is > 0 and { } all
        ? new TransferProgress((int)(Math.Min(done, all) / (double)all * 100), done, Math.Max(done, all))
        : new TransferProgress(0, done, 0);

    /// <summary>The last tick: everything is through, so that the total is known now.</summary>
    public static TransferProgress Complete(long done) => new(100, done, done);
}
