using MiniActors.Api;

namespace MiniActors.Examples.UnitTestsWithProbes;

/// <summary>The code under test: it keeps the newest price that a server pushes.</summary>
public sealed class PriceTicker
{
    #region ticker
    private readonly MiniProgram _program;

    public PriceTicker(MiniProgram program)
    {
        _program = program;
        program.OnSocketOpen(_ => program.SendSocketMessage(new() { Data = "subscribe" }));
        program.OnSocketMessage(res => Latest = (string)res.Data);
        program.OnSocketClose(_ => Latest = null);
    }

    /// <summary>The newest price; null: unknown.</summary>
    public string? Latest { get; private set; }

    public void Start() => _program.ConnectSocket(new() { Url = "wss://prices.example.com/" });
    #endregion
}
