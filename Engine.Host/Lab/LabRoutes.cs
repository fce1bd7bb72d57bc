using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MiniActors.Host.Lab.Sockets;

namespace MiniActors.Host.Lab;

/// <summary>The only way to add an endpoint, so that the list of endpoints is always whole.</summary>
internal sealed class LabRoutes(IEndpointRouteBuilder app, LabOptions options)
{
    private readonly List<LabEndpoint> _endpoints = [];

    public IReadOnlyList<LabEndpoint> Endpoints => _endpoints;

    public LabOptions Options { get; } = options;

    /// <summary>Adds an endpoint that answers every method.</summary>
    public void Http(string path, string query, string summary, RequestDelegate answer)
    {
        _endpoints.Add(new LabEndpoint(path, query, summary));
        app.Map(path, async context =>
        {
            try
            {
                await answer(context);
            }
            catch (LabRequestException refusal) when (!context.Response.HasStarted)
            {
                context.Response.Clear();
                context.Response.StatusCode = refusal.Status;
                await LabAnswer.TextAsync(context, refusal.Message + "\n");
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The client left, which is the expected end of the slow endpoints.
            }
        });
    }

    /// <summary>
    /// Adds a WebSocket endpoint. <paramref name="prepare"/> sees the handshake before it is accepted and may refuse it;
    /// <paramref name="serve"/> has the open socket.
    /// </summary>
    public void Socket<T>(
        string path, string query, string summary,
        Func<HttpContext, WebSocketAcceptContext, T> prepare, Func<LabSocket, T, Task> serve) =>
        Http(path, query, summary, async context =>
        {
            if (!context.WebSockets.IsWebSocketRequest)
            {
                context.Response.Headers.Upgrade = "websocket";
                throw new LabRequestException(StatusCodes.Status426UpgradeRequired, "This endpoint speaks WebSocket only.");
            }

            var acceptance = new WebSocketAcceptContext();
            var prepared = prepare(context, acceptance);
            using var native = await context.WebSockets.AcceptWebSocketAsync(acceptance);
            using var socket = new LabSocket(native, context, Options);
            try
            {
                await serve(socket, prepared);
            }
            catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException)
            {
                // The client left without a close frame; there is nobody to tell.
            }
        });
}
