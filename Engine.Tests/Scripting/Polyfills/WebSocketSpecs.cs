using MiniActors.Tests.EndToEnd;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary><c>WebSocket</c> over each platform's sockets. Source: WebSockets, section 3.</summary>
public sealed class WebSocketSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private const string Watch = """
        function watch(socket, log) {
            ['open', 'error'].forEach(function (type) { socket.addEventListener(type, function (event) { log.push(type + socket.readyState) }) });
            return new Promise(function (done) {
                socket.addEventListener('close', function (event) { log.push('close' + socket.readyState, event.code, event.reason, event.wasClean); done() });
            });
        }
        var log = [];

        """;

    public static TheoryData<string, string?> Platforms => WebScript.Platforms;

    private async Task SaysAsync(string platform, string? baseLibrary, string body, params string[] lines) =>
        Assert.Equal(lines, await WebScript.RunAsync(lab, platform, baseLibrary, Watch + body));

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task It_opens_echoes_text_and_bytes_and_closes(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        var socket = new WebSocket(ws + '/ws/echo'), done = watch(socket, log), sent = ['tëxt', new Uint8Array([0, 1, 255]).subarray(1), new DataView(new ArrayBuffer(3)), new Blob(['b']), ''];
        console.log(socket.readyState, socket.url, socket.binaryType, socket.extensions);
        socket.binaryType = 'arraybuffer';
        socket.onopen = function () { sent.forEach(function (data) { socket.send(data) }); console.log(socket.bufferedAmount) };
        socket.onmessage = function (event) {
            console.log(typeof event.data === 'string' ? event.data : [...new Uint8Array(event.data)].join(), event.origin);
            if (event.data === '') socket.close(4001, 'done');
        };
        await done;
        console.log(log.join(' '), socket.bufferedAmount);
        """,
        "0 wss://lab.example/ws/echo blob ", "11",
        "tëxt wss://lab.example", "1,255 wss://lab.example", "0,0,0 wss://lab.example", "98 wss://lab.example", " wss://lab.example",
        "open1 close3 4001 done true 0");

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task The_protocol_is_the_one_that_the_server_chose(string platform) => await SaysAsync(platform, null, """
        var socket = new WebSocket(ws + '/ws/echo', ['other', 'mqtt']), done = watch(socket, log);
        socket.onopen = function () { console.log(socket.protocol); socket.close() };
        await done;
        socket = new WebSocket(ws + '/ws/echo', 'graphql-transport-ws'); done = watch(socket, log);
        socket.onopen = function () { console.log(socket.protocol); socket.close() };
        await done;
        """, "mqtt", "graphql-transport-ws");

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task Binary_messages_are_blobs_unless_asked_otherwise(string platform) => await SaysAsync(platform, null, """
        var socket = new WebSocket(ws + '/ws/echo'), done = watch(socket, log);
        socket.onopen = function () { socket.send(new Uint8Array([104, 105])) };
        socket.onmessage = async function (event) { console.log(event.data instanceof Blob, await event.data.text()); socket.close() };
        await done;
        """, "true hi");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_server_closes_or_drops_or_refuses(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        await watch(new WebSocket(ws + '/ws/close?code=4000&reason=bye'), log);
        var socket = new WebSocket(ws + '/ws/drop'), done = watch(socket, log);
        socket.onopen = function () { socket.send('x') };
        await done;
        await watch(new WebSocket(ws + '/ws/reject?status=403'), log);
        console.log(log.join(' '));
        """, "open1 close3 4000 bye true open1 error3 close3 1006  false error3 close3 1006  false");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Closing_before_it_is_open_is_an_error_and_a_close(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        var socket = new WebSocket(ws + '/ws/echo'), done = watch(socket, log);
        socket.close(); socket.close();
        console.log(socket.readyState);
        await done;
        console.log(log.join(' '), socket.readyState);
        """, "2", "error3 close3 1006  false 3");

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task A_host_that_is_not_listed_is_an_error(string platform) => await SaysAsync(platform, null,
        "await watch(new WebSocket('wss://other.example/'), log); console.log(log.join(' '))", "error3 close3 1006  false");

    [Fact]
    public async Task The_third_socket_of_a_WeChat_program_is_one_too_many() => await SaysAsync("wechat", null, """
        var first = new WebSocket(ws + '/ws/echo'), second = new WebSocket(ws + '/ws/echo'), third = new WebSocket(ws + '/ws/echo');
        await watch(third, log);
        console.log(log.join(' '), first.readyState < 2, second.readyState < 2);
        for (var socket of [first, second]) { var done = watch(socket, log); socket.close(); await done }
        """, "error3 close3 1006  false true true");

    [Fact]
    public async Task Alipay_has_several_because_each_is_asked_for_with_multiple() => await SaysAsync("alipay", null, """
        var sockets = [1, 2, 3].map(function () { return new WebSocket(ws + '/ws/echo') });
        await Promise.all(sockets.map(function (socket) { return new Promise(function (open) { socket.onopen = open }) }));
        console.log(sockets.map(function (socket) { return socket.readyState }).join());
        sockets.forEach(function (socket) { socket.close() });
        """, "1,1,1");

    [Theory]
    [InlineData("new WebSocket('/relative')", "SyntaxError")]
    [InlineData("new WebSocket('wss://lab.example/#top')", "SyntaxError")]
    [InlineData("new WebSocket('ftp://lab.example/')", "SyntaxError")]
    [InlineData("new WebSocket(ws, ['a', 'A'])", "SyntaxError")]
    [InlineData("new WebSocket(ws, 'a b')", "SyntaxError")]
    [InlineData("new WebSocket(ws, {})", "SyntaxError")]
    [InlineData("var socket = new WebSocket(ws + '/ws/echo'); try { socket.send('x') } finally { socket.close() }", "InvalidStateError")]
    [InlineData("var socket = new WebSocket(ws + '/ws/echo'); try { socket.close(1001) } finally { socket.close() }", "InvalidAccessError")]
    [InlineData("var socket = new WebSocket(ws + '/ws/echo'); try { socket.close(1000, 'é'.repeat(62)) } finally { socket.close() }", "SyntaxError")]
    public async Task What_makes_no_sense_throws(string code, string name) =>
        await SaysAsync("wechat", null, $"try {{ {code} }} catch (thrown) {{ console.log(thrown.name, thrown instanceof DOMException) }}", name + " true");

    [Fact]
    public async Task What_is_sent_after_the_close_counts_and_goes_nowhere() => await SaysAsync("wechat", null, """
        var socket = new WebSocket(ws + '/ws/echo'), done = watch(socket, log);
        socket.onopen = function () { socket.close(); socket.send('abc'); console.log(socket.readyState, socket.bufferedAmount) };
        await done;
        console.log(WebSocket.CONNECTING, WebSocket.OPEN, socket.CLOSING, socket.CLOSED, Object.prototype.toString.call(socket));
        """, "2 3", "0 1 2 3 [object WebSocket]");
}
