namespace MiniActors.Callbacks;

/// <summary>Keeps user code at arm's length: what it throws is reported, and the next callback runs all the same.</summary>
/// <param name="report">Told each exception that user code let out.</param>
internal sealed class Guest(Action<Exception> report)
{
    /// <summary>Runs one callback; null: there is none.</summary>
    public void Run<T>(Action<T>? callback, T argument)
    {
        if (callback is null) return;
        try
        {
            callback(argument);
        }
        catch (Exception thrown)
        {
            report(thrown);
        }
    }
}
