using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>One exchange from the request to the end of the response.</summary>
internal sealed class HttpCourse(Transport transport, TimeProvider clock, HttpExchange exchange, Action<HttpSignal> sink) : IHttpLink
{
    private readonly ChunkedBody? _chunks = exchange.Chunked ? new ChunkedBody(exchange.HighWaterBytes, sink) : null;
    private bool _answered;

    public void Credit(int bytes) => _chunks?.Credit(bytes);

    /// <summary>Never fails: what goes wrong is told.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // The disk is no business of the caller's thread, which may be an actor's.
        if (exchange.Upload is not null || exchange.Target is not null)
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        sink(await EndAsync(cancellation).ConfigureAwait(false));
    }

    private async Task<HttpSignal> EndAsync(CancellationToken cancellation)
    {
        IdleWatch? watch = null;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            if (exchange.IdleTimeout is { } limit) watch = new IdleWatch(limit, clock, cancellation);
            return await (exchange.Upload is { } upload
                ? UploadAsync(upload, watch, watch?.Token ?? cancellation)
                : SendAsync(HttpRequests.Of(exchange), transport.HandlerFor(exchange.Policy), watch, watch?.Token ?? cancellation)).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return new HttpSignal.Failed(WireFault.Aborted, "The exchange was ended by us");
        }
        catch (Exception) when (watch is { IsOver: true })
        {
            return new HttpSignal.Failed(WireFault.Timeout, $"Nothing came or went for {exchange.IdleTimeout!.Value.TotalMilliseconds:0} ms");
        }
        catch (Exception error)
        {
            return WireFaults.OfExchange(error, _answered);
        }
        finally
        {
            watch?.Dispose();
        }
    }

    private async Task<HttpSignal> UploadAsync(HttpUpload upload, IdleWatch? watch, CancellationToken cancellation)
    {
        using var body = OutgoingBody.Open(upload);
        using var course = new UploadCourse(cancellation);
        var content = new UploadContent(body, course, exchange.TellsProgress ? MeterOfSent(body.Length) : null, watch);
        using var handler = transport.HandlerForOne(exchange.Policy, (socket, stream) => new UploadStream(stream, socket, course));
        return await SendAsync(HttpRequests.Of(exchange, content), handler, watch, cancellation).ConfigureAwait(false);
    }

    private async Task<HttpSignal> SendAsync(HttpRequestMessage message, HttpMessageHandler handler, IdleWatch? watch, CancellationToken cancellation)
    {
        using var request = message;
        new DialAttempt(cancellation).TieTo(request);
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        watch?.Waits();
        using var response = await invoker.SendAsync(request, cancellation).ConfigureAwait(false);
        watch?.Works();
        _answered = true;
        var head = new HttpSignal.Head((int)response.StatusCode, HttpFields.Of(response));
        HttpFraming.Check(head.Headers);
        if (exchange.TellsHead && !MayHaveCome(response.Content)) sink(head);
        return await ReceiveAsync(response.Content, head, watch, cancellation).ConfigureAwait(false);
    }

    private async Task<HttpSignal> ReceiveAsync(HttpContent content, HttpSignal.Head head, IdleWatch? watch, CancellationToken cancellation)
    {
        var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var length = content.Headers.ContentLength;
        var meter = exchange.TellsProgress ? MeterOfReceived(length) : null;
        if (meter is not null || watch is not null) stream = new MeteredStream(stream, meter, watch);
        var (plain, coded) = await ContentCodings.DecodeAsync(stream, content.Headers.ContentEncoding, cancellation).ConfigureAwait(false);
        await using (plain.ConfigureAwait(false))
        {
            if (exchange is { Target: { } target, Chunked: false })
            {
                if (coded is null && length > exchange.TargetBytes) throw TargetBody.TooLarge(exchange.TargetBytes);
                var written = await TargetBody.WriteAsync(plain, target, head, exchange.TargetBytes, cancellation).ConfigureAwait(false);
                if (written is { } all) Account(coded, all, meter);
                return new HttpSignal.Completed(head.Status, head.Headers, []) { Written = written ?? 0 };
            }
            if (_chunks is not null)
            {
                Account(coded, await _chunks.TellAsync(plain, cancellation).ConfigureAwait(false), meter);
                return new HttpSignal.Completed(head.Status, head.Headers, []);
            }
            var reading = BoundedBody.ReadAsync(plain, exchange.BodyBytes, cancellation);
            if (exchange.TellsHead && MayHaveCome(content)) sink(head);
            var body = await reading.ConfigureAwait(false);
            Account(coded, body.Length, meter);
            return new HttpSignal.Completed(head.Status, head.Headers, body);
        }
    }

    /// <summary>
    /// A small plain body often comes with the head. It is read as far as it is there before the head is told: so both are told
    /// at once, and whoever listens is woken once.
    /// </summary>
    private bool MayHaveCome(HttpContent content) => exchange is { Target: null, Chunked: false } && content.Headers.ContentEncoding.Count == 0;

    private static void Account(CodedSource? coded, long plainBytes, ProgressMeter? meter)
    {
        if (coded?.Accounts(plainBytes) == false) throw new InvalidDataException("The coded body ends too early");
        meter?.Finish();
    }

    private ProgressMeter MeterOfSent(long? total) => new(clock, bytes => sink(new HttpSignal.Sent(bytes, total)));

    private ProgressMeter MeterOfReceived(long? total) => new(clock, bytes => sink(new HttpSignal.Received(bytes, total)));
}
