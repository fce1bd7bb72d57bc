using System.Text;
using MiniActors.Adapters;

namespace MiniActors.Tests.Adapters;

/// <summary>RFC 6455 section 4.1, second half: what the client finds wrong with the server's answer, and which of two faults it tells.</summary>
public sealed class UpgradingSpecs
{
    /// <summary>The key of section 1.3.</summary>
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";
    private const string Upgraded = "101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n";
    private const string Accepted = Upgraded + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n";

    private static string? Fault(string answer, params string[] offered) =>
        Upgrading.FaultOf(ResponseHead.Parse(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\n")), Key, offered)?.Message;

    [Theory]
    [InlineData(Accepted)]
    [InlineData(Accepted + "Sec-WebSocket-Protocol: chat\n", "superchat", "chat")]
    public void An_answer_that_agrees_has_no_fault(string answer, params string[] offered) => Assert.Null(Fault(answer, offered));

    [Theory]
    [InlineData("403 Forbidden\nUpgrade: h2c\n", "The handshake was answered with status 403")]
    [InlineData("101 x\nUpgrade: h2c\nConnection: close\n", "The server did not upgrade to WebSocket")]
    [InlineData("101 x\nUpgrade: websocket\nSec-WebSocket-Extensions: bogus\n", "The server did not upgrade the connection")]
    [InlineData(Upgraded + "Sec-WebSocket-Accept: no\nSec-WebSocket-Extensions: bogus\n", "The server chose an extension that was not offered: bogus")]
    [InlineData(Upgraded + "Sec-WebSocket-Extensions: bogus\n", "The server chose an extension that was not offered: bogus")]
    [InlineData(Accepted + "Sec-WebSocket-Extensions: one\nSec-WebSocket-Extensions: two\n", "The server chose an extension that was not offered: one")]
    [InlineData(Upgraded + "Sec-WebSocket-Accept: no\nSec-WebSocket-Protocol: chess\n", "The server did not accept the key of the handshake")]
    [InlineData(Accepted + "Sec-WebSocket-Protocol: chess\nSec-WebSocket-Protocol: chat\n", "The server chose more than one subprotocol")]
    [InlineData(Accepted + "Sec-WebSocket-Protocol:  chess \n", "The server chose a subprotocol that was not offered: chess")]
    public void Of_two_faults_the_one_that_says_more_is_told(string answer, string fault) =>
        Assert.Equal(fault, Fault(answer, "chat"));
}
