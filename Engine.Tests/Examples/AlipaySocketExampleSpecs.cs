using MiniActors.Examples.AlipaySocket;

namespace MiniActors.Tests.Examples;

/// <summary>The example of one socket on Alipay, run as its reader runs it.</summary>
public sealed class AlipaySocketExampleSpecs
{
    [Fact]
    public async Task The_second_socket_takes_the_place_of_the_first()
    {
        var output = new StringWriter();

        await AlipaySocketExample.RunAsync(output).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(
            [
                "socket 1 is open",
                "socket 1 hears: hello from socket 1",
                "socket 1 is closed: 1000",
                "socket 2 is open",
                "socket 2 hears: hello from socket 2",
                "socket 2 is closed: 1000",
            ],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
