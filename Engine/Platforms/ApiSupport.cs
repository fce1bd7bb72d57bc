namespace MiniActors.Platforms;

/// <summary>Which APIs and options a platform has, and since which base library (<c>platforms.*.apis</c>).</summary>
public sealed class ApiSupport
{
    private readonly IReadOnlyDictionary<string, Version> _since;
    private readonly Version _baseLibrary;

    /// <summary>
    /// Keys are <c>api</c>, <c>api.option</c>, <c>api.option.value</c>, <c>api.success.field</c>, <c>listener.callback.field</c>
    /// and <c>Task.member</c>; the value is the first version that has it.
    /// </summary>
    public ApiSupport(IReadOnlyDictionary<string, Version> since, Version baseLibrary) =>
        (_since, _baseLibrary) = (since, baseLibrary);

    /// <summary>Every key with the version since which it is there, whatever the version in force.</summary>
    public IReadOnlyDictionary<string, Version> Since => _since;

    /// <summary>True when this version of the platform has the API, or the option (<c>connectSocket.protocols</c>).</summary>
    public bool Has(string key) => _since.TryGetValue(key, out var since) && since <= _baseLibrary;
}
