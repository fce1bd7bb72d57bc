using Akka.Actor;
using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>What the specs of uploads and downloads share.</summary>
public abstract class FileSpecs : SessionSpecs
{
    protected const string Url = "https://files.example/";
    private long _calls = 1000;

    protected CallId NextCall() => new(++_calls);

    protected CallId Download(string? filePath = null, string url = Url)
    {
        var call = new CallId(++_calls);
        Session.Tell(new DownloadFile(call, filePath is null
            ? Argument.Object(("url", Argument.Of(url)))
            : Argument.Object(("url", Argument.Of(url)), ("filePath", Argument.Of(filePath)))));
        return call;
    }

    protected CallId Upload(string filePath)
    {
        var call = new CallId(++_calls);
        Session.Tell(new UploadFile(call, Argument.Object(
            ("url", Argument.Of(Url)), ("filePath", Argument.Of(filePath)), ("name", Argument.Of("file")))));
        return call;
    }

    protected async Task<TResult> ResultAsync<TResult>(CallId call) where TResult : CallResult
    {
        var answer = (Succeeded)await Callbacks.FishForMessageAsync<IEvent>(told => told is IAnswer);
        Assert.Equal(call, answer.Call);
        return Assert.IsType<TResult>(answer.Result);
    }

    protected async Task<string> DownloadedAsync(byte[] body, string contentType = "image/png")
    {
        var call = Download();
        (await CarriedAsync()).Download(200, body, ("Content-Type", contentType));
        return (await ResultAsync<CallResult.Downloaded>(call)).TempFilePath!;
    }
}
