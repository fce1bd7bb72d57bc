using MiniActors.Api;

namespace MiniActors.Tests.Documentation;

/// <summary>The ten lines of the README.</summary>
internal static class ReadmeExample
{
    public static async Task RunAsync(IMiniActorsEngine engine, TextWriter output, Task pressed)
    {
        #region readme
        await using var app = await engine.OpenAsync(new() { Platform = "alipay", Domains = new() { Socket = ["wss://echo.example.com"] } });

        app.OnSocketOpen(res => app.SendSocketMessage(new() { Data = "hello" }));
        app.OnSocketMessage(res => output.WriteLine($"message: {res.Data}"));
        app.OnSocketClose(res => output.WriteLine($"closed: {res.Code}"));

        app.ConnectSocket(new() { Url = "wss://echo.example.com/", Fail = err => output.WriteLine(err.Message) });
        app.ConnectSocket(new() { Url = "wss://elsewhere.org/", Fail = err => output.WriteLine(err.Message) });
        await pressed;
        #endregion
    }
}
