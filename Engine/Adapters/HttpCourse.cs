using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>One exchange from the request to the end of the response.</summary>
internal sealed class HttpCourse(
    Transport transport, TimeProvider clock, NetworkLine line, RequestForms forms, HttpExchange exchange, Action<HttpSignal> sink) : IHttpLink
{
    private static readonly ICollection<string> None = Array.Empty<string>();
    private readonly ChunkedBody? _chunks = exchange.Chunked ? new ChunkedBody(exchange.HighWaterBytes, sink) : null;
    private bool _answered;

    public void Credit(int bytes) => _chunks?.Credit(bytes);

    /// <summary>Never fails: what goes wrong is told.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // The disk is no business of the caller's thread, which may be an actor's.
        if (exchange.Upload is not null || exchange.Target is not null)
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        HttpSignal end;
        IdleWatch? watch = null;
        DialAttempt? attempt = null;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            if (exchange.IdleTimeout is { } limit) watch = new IdleWatch(limit, clock, cancellation);
            var given = watch?.Token ?? cancellation;
            var form = forms.Of(exchange);
            attempt = new DialAttempt(given, line) { Speaks = exchange.Upload is null };
            using var upload = exchange.Upload is null ? null : new UploadRun(transport, exchange, MeterOfSent, watch, line, given);
            var invoker = upload?.Invoker ?? transport.InvokerFor(exchange.Policy);
            watch?.Waits();
            await line.RoundTripAsync(given).ConfigureAwait(false);
            HttpResponseMessage answer;
            for (var again = HttpRequests.MayGoTwice(exchange); ; again = false)
            {
                try
                {
                    answer = await invoker.SendAsync(HttpRequests.Of(exchange, form, attempt, upload?.Content), given).ConfigureAwait(false);
                    break;
                }
                catch (HttpRequestException) when (again && attempt.FoundKept && !given.IsCancellationRequested)
                {
                    // A connection that was kept turned out to be dead: the server never saw the request, or may see it twice.
                }
            }
            using var response = answer;
            watch?.Works();
            _answered = true;
            var fields = HttpFields.Of(response);
            Check((int)response.StatusCode, fields, attempt);
            end = await ReceiveAsync(response.Content, (int)response.StatusCode, fields, watch, given).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            end = new HttpSignal.Failed(WireFault.Aborted, "The exchange was ended by us");
        }
        catch (Exception) when (watch is { IsOver: true })
        {
            end = new HttpSignal.Failed(WireFault.Timeout, $"Nothing came or went for {exchange.IdleTimeout!.Value.TotalMilliseconds:0} ms");
        }
        catch (Exception error)
        {
            end = WireFaults.OfExchange(error, _answered);
        }
        finally
        {
            attempt?.Over();
            watch?.Dispose();
        }
        sink(end);
    }

    private void Check(int status, Headers fields, DialAttempt attempt)
    {
        try
        {
            HttpFraming.Check(status, fields, exchange.HeaderFields);
        }
        catch (WireException)
        {
            attempt.EndConnection();
            throw;
        }
    }

    private async ValueTask<HttpSignal> ReceiveAsync(HttpContent content, int status, Headers fields, IdleWatch? watch, CancellationToken cancellation)
    {
        var codings = fields.Find("Content-Encoding") is null ? None : content.Headers.ContentEncoding;
        var bodyFirst = exchange is { TellsHead: true, Target: null, Chunked: false } && codings.Count == 0;
        // A small plain body often comes with the head. It is read as far as it is there before the head is told: where all of
        // it is, both are told in one.
        var head = bodyFirst ? null : new HttpSignal.Head(status, fields);
        if (exchange.TellsHead && head is not null) sink(head);
        // The head has been read, and nothing behind it: this only hands out the stream.
        var stream = content.ReadAsStream(cancellation);
        var isBare = bodyFirst && watch is null && !exchange.TellsProgress;
        if (exchange.Network is not null && !isBare) stream = new PacedStream(stream, line);
        var length = exchange.TellsProgress || exchange.Target is not null ? content.Headers.ContentLength : null;
        var meter = exchange.TellsProgress ? MeterOfReceived(length) : null;
        if (meter is not null || watch is not null) stream = new MeteredStream(stream, meter, watch);
        var (plain, coded) = await ContentCodings.DecodeAsync(stream, codings, cancellation).ConfigureAwait(false);
        await using (plain.ConfigureAwait(false))
        {
            if (exchange is { Target: { } target, Chunked: false })
            {
                if (coded is null && length > exchange.TargetBytes) throw TargetBody.TooLarge(exchange.TargetBytes);
                var written = await TargetBody.WriteAsync(plain, target, head!, exchange.TargetBytes, cancellation).ConfigureAwait(false);
                if (written is { } all) Account(coded, all, meter);
                return new HttpSignal.Completed(status, fields, []) { Written = written ?? 0 };
            }
            if (_chunks is not null)
            {
                Account(coded, await _chunks.TellAsync(plain, cancellation).ConfigureAwait(false), meter);
                return new HttpSignal.Completed(status, fields, []);
            }
            var reading = BoundedBody.ReadAsync(plain, isBare ? line : null, exchange.BodyBytes, cancellation);
            var withHead = bodyFirst && reading.IsCompletedSuccessfully;
            if (bodyFirst && !withHead) sink(new HttpSignal.Head(status, fields));
            var body = await reading.ConfigureAwait(false);
            Account(coded, body.Length, meter);
            return new HttpSignal.Completed(status, fields, body) { WithHead = withHead };
        }
    }

    private static void Account(CodedSource? coded, long plainBytes, ProgressMeter? meter)
    {
        if (coded?.Accounts(plainBytes) == false) throw new InvalidDataException("The coded body ends too early");
        meter?.Finish();
    }

    private ProgressMeter MeterOfSent(long? total) => new(clock, bytes => sink(new HttpSignal.Sent(bytes, total)));

    private ProgressMeter MeterOfReceived(long? total) => new(clock, bytes => sink(new HttpSignal.Received(bytes, total)));
}
