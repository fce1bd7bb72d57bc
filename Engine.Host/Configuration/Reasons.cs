using System.Net.Sockets;

namespace MiniActors.Host.Configuration;

/// <summary>Why the system refused something, in a few words.</summary>
internal static class Reasons
{
    /// <summary>The reason behind an exception of a file or a port.</summary>
    public static string Of(Exception cause) => cause switch
    {
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "there is no such directory",
        UnauthorizedAccessException => "permission denied, or it is a directory",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "the port is in use",
        IOException { InnerException: { InnerException: SocketException inner } } => Of(inner),
        _ => cause.Message.Split('\n')[0].TrimEnd('.'),
    };
}
