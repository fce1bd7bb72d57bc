namespace MiniActors.Benchmarks.Sessions;

/// <summary>Sessions that are opened one after the other and stay open.</summary>
internal interface ISessions : IAsyncDisposable
{
    /// <summary>Opens one more; ends when its socket is open.</summary>
    Task OpenAsync(CancellationToken cancellation);
}
