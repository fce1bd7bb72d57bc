using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>What one upload has to itself: the body, and a connection that carries nothing else.</summary>
internal sealed class UploadRun : IDisposable
{
    private readonly OutgoingBody _body;
    private readonly UploadCourse _course;

    public UploadRun(Transport transport, HttpExchange exchange, Func<long?, ProgressMeter> meterOf, IdleWatch? watch, NetworkLine line,
        CancellationToken cancellation)
    {
        _body = OutgoingBody.Open(exchange.Upload!);
        var course = _course = new UploadCourse(cancellation);
        Content = new UploadContent(_body, course, exchange.TellsProgress ? meterOf(_body.Length) : null, watch, line);
        Invoker = new HttpMessageInvoker(transport.HandlerForOne(exchange.Policy, (socket, stream) => new UploadStream(stream, socket, course)));
    }

    /// <summary>The body as the library wants it.</summary>
    public UploadContent Content { get; }

    /// <summary>The way to the network for this one.</summary>
    public HttpMessageInvoker Invoker { get; }

    public void Dispose()
    {
        Invoker.Dispose();
        _course.Dispose();
        _body.Dispose();
    }
}
