using Jint;
using Jint.Native;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>Results and failures as the platform's scripts read them, or, through <c>React.api</c>, with the seed's names.</summary>
internal sealed class ResultShapes(Engine engine, PlatformProfile profile)
{
    private static readonly string[] SeedStatus = ["statusCode"];
    private static readonly string[] SeedHeader = ["header"];
    private static readonly string[] DownloadHeader = ["header", "headers"];

    private Dialect Dialect => profile.Dialect;

    /// <summary>What <c>success</c> is told.</summary>
    public JsValue Success(OpenCall call, CallResult result)
    {
        var told = new JsObject(engine);
        if (result is CallResult.Response response) Write(told, response.Answer, call);
        if (result is CallResult.Uploaded uploaded) Write(told, uploaded, call);
        if (result is CallResult.Downloaded downloaded) Write(told, downloaded, call);
        if (result is CallResult.Told { Fields: var fields })
            foreach (var (name, value) in fields.Members) told.CreateDataProperty(name, ValueWriter.Of(engine, value));
        if (!call.Normalised && profile.Host.Answers.TryGetValue(call.Api, out var besides))
            foreach (var (name, value) in besides.Members) told.CreateDataProperty(name, ValueWriter.Of(engine, value));
        call.Adds?.Invoke(told);
        if (result is CallResult.Connecting connecting) WriteIds(told, connecting.Socket);
        if (Dialect.OkMessage.Length > 0) told.FastSetDataProperty(Dialect.MessageField, Dialect.OkMessage.Replace("{api}", call.Api, StringComparison.Ordinal));
        return told;
    }

    /// <summary>What <c>fail</c> is told.</summary>
    public JsValue Failure(OpenCall call, Failure failure)
    {
        var told = new JsObject(engine);
        if (failure.Answer is { } answer) Write(told, answer, call);
        Write(told, failure);
        call.Adds?.Invoke(told);
        return told;
    }

    /// <summary>The text and the number of a failure.</summary>
    public void Write(JsObject told, Failure failure)
    {
        if (failure.Code is { } code) told.FastSetDataProperty(Dialect.CodeField, code);
        told.FastSetDataProperty(Dialect.MessageField, failure.Message);
    }

    /// <summary>The id of a socket, under every name that the platform has for it.</summary>
    public void WriteIds(JsObject told, SocketId socket)
    {
        foreach (var field in Dialect.SocketIdFields) told.FastSetDataProperty(field, socket.Value);
    }

    private void Write(JsObject told, HttpAnswer answer, OpenCall call)
    {
        told.FastSetDataProperty("data", ValueWriter.Of(engine, answer.Data));
        foreach (var field in call.Normalised ? SeedStatus : Dialect.StatusFields) told.FastSetDataProperty(field, answer.StatusCode);
        foreach (var field in (call.Normalised ? SeedHeader : Dialect.HeaderFields).Where(field => call.Normalised || IsThere(call, field)))
            told.FastSetDataProperty(field, ValueWriter.Of(engine, answer.Headers));
        if (profile.Apis.Has($"{call.Api}.success.cookies")) told.FastSetDataProperty("cookies", ValueWriter.Of(engine, answer.Cookies));
    }

    private void Write(JsObject told, CallResult.Uploaded uploaded, OpenCall call)
    {
        told.FastSetDataProperty("data", uploaded.Data);
        told.FastSetDataProperty("statusCode", uploaded.StatusCode);
        if (profile.Apis.Has($"{call.Api}.success.header")) told.FastSetDataProperty("header", ValueWriter.Of(engine, uploaded.Headers));
    }

    /// <summary>Through <c>React.api</c> there is always a <c>tempFilePath</c>: the caller's own path where one was given (decision 31).</summary>
    private void Write(JsObject told, CallResult.Downloaded downloaded, OpenCall call)
    {
        if (downloaded.TempFilePath is { } temporary)
            foreach (var field in Dialect.TempPathFields.Where(field => IsThere(call, field))) told.FastSetDataProperty(field, temporary);
        if (downloaded.FilePath is { } own) told.FastSetDataProperty("filePath", own);
        if (call.Normalised) told.FastSetDataProperty("tempFilePath", downloaded.TempFilePath ?? downloaded.FilePath!);
        if (call.Normalised || IsThere(call, "statusCode")) told.FastSetDataProperty("statusCode", downloaded.StatusCode);
        foreach (var field in DownloadHeader.Where(field => profile.Apis.Has($"{call.Api}.success.{field}"))) told.FastSetDataProperty(field, ValueWriter.Of(engine, downloaded.Headers));
    }

    /// <summary>A field that came with a later base library is not there yet.</summary>
    private bool IsThere(OpenCall call, string field) =>
        $"{call.Api}.success.{field}" is var key && (!profile.Apis.Since.ContainsKey(key) || profile.Apis.Has(key));
}
