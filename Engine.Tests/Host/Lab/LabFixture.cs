using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using MiniActors.Host.Lab;

namespace MiniActors.Tests.Host.Lab;

/// <summary>One lab for the specs of a class, and a client that follows and inflates nothing by itself.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public LabServer Lab { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Lab = await LabServer.StartAsync(new LabOptions { MaxMessageBytes = 256 * 1024, MaxEchoBytes = 64 * 1024 }, default).WaitAsync(Soon);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = Lab.HttpUrl,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Lab.DisposeAsync();
    }

    public async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await Client.GetStringAsync(path))!;

    public async Task<ClientWebSocket> OpenAsync(string path, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        configure?.Invoke(socket.Options);
        using var limit = new CancellationTokenSource(Soon);
        await socket.ConnectAsync(new Uri(Lab.WsUrl, path), limit.Token);
        return socket;
    }

    /// <summary>A handler that trusts the certificate in that file and nothing else.</summary>
    public static async Task<SocketsHttpHandler> TrustingAsync(string path)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(path)));
        return new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }
}

/// <summary>Whole messages on a raw client, each wait bounded.</summary>
internal static class ClientMessages
{
    public static async Task SendTextAsync(this ClientWebSocket socket, string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default).WaitAsync(LabFixture.Soon);

    public static async Task<(WebSocketMessageType Type, byte[] Payload)> ReceiveAsync(this ClientWebSocket socket)
    {
        var whole = new MemoryStream();
        var chunk = new byte[8192];
        while (true)
        {
            var read = await socket.ReceiveAsync(new ArraySegment<byte>(chunk), default).WaitAsync(LabFixture.Soon);
            whole.Write(chunk, 0, read.Count);
            if (read.EndOfMessage)
                return (read.MessageType, whole.ToArray());
        }
    }

    public static async Task<string> ReceiveTextAsync(this ClientWebSocket socket)
    {
        var (type, payload) = await socket.ReceiveAsync();
        Assert.Equal(WebSocketMessageType.Text, type);
        return Encoding.UTF8.GetString(payload);
    }

    public static async Task<(int? Code, string? Reason)> ReceiveCloseAsync(this ClientWebSocket socket)
    {
        var (type, _) = await socket.ReceiveAsync();
        Assert.Equal(WebSocketMessageType.Close, type);
        return ((int?)socket.CloseStatus, socket.CloseStatusDescription);
    }
}
