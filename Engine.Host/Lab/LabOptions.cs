using Microsoft.Extensions.Logging;

namespace MiniActors.Host.Lab;

/// <summary>What a <see cref="LabServer"/> can be asked for. The defaults fit tests: free ports, no log.</summary>
public sealed record LabOptions
{
    /// <summary>The port of HTTP and WS on loopback; 0 takes a free one.</summary>
    public int HttpPort { get; init; }

    /// <summary>The port of HTTPS and WSS on loopback; 0 takes a free one.</summary>
    public int HttpsPort { get; init; }

    /// <summary>How long the certificate that is made on start stays valid.</summary>
    public TimeSpan CertificateLifetime { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The largest WebSocket message that the lab reads; a larger one is answered with close code 1009.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The largest body that <c>/echo</c> sends back; a larger one is answered with 413.</summary>
    public int MaxEchoBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long requests and sockets in flight may take to end when the lab stops, before they are cut.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The clock behind every delay of the lab and the dates of its certificate.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Adds log providers; without it the lab is silent.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}
