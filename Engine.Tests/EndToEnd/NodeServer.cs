using System.Diagnostics;

namespace MiniActors.Tests.EndToEnd;

/// <summary>Node's own HTTP server, in a process of its own: a peer that is not ours.</summary>
public sealed class NodeServer : IAsyncLifetime
{
    // The part of the lab's language that the specs speak.
    private const string Code = """
        const http = require('http'), zlib = require('zlib'), crypto = require('crypto');
        const json = (res, value, pack) => { res.setHeader('Content-Type', 'application/json'); res.end(pack(JSON.stringify(value))) };
        const parts = (type, body) => body.toString('latin1').split('--' + /boundary="?([^";]+)/.exec(type)[1]).slice(1, -1).map(part => {
          const end = part.indexOf('\r\n\r\n'), head = part.slice(0, end), content = Buffer.from(part.slice(end + 4, -2), 'latin1');
          const find = pattern => (pattern.exec(head) || [])[1];
          return { name: find(/; name="([^"]*)"/), filename: find(/filename="([^"]*)"/), contentType: find(/content-type: (\S+)/i),
            size: content.length, sha256: crypto.createHash('sha256').update(content).digest('hex') };
        });
        const server = http.createServer((req, res) => {
          const heard = [];
          req.on('data', piece => heard.push(piece));
          req.on('end', () => {
            const body = Buffer.concat(heard), url = new URL(req.url, 'http://node'), query = Object.fromEntries(url.searchParams);
            const [, name, count] = url.pathname.split('/');
            res.setHeader('Server', 'node');
            switch (name) {
              case 'echo': return json(res, { method: req.method, query: { parsed: query }, headers: req.headers, body: body.toString() }, text => text);
              case 'gzip': res.setHeader('Content-Encoding', 'gzip'); return json(res, { encoding: 'gzip' }, zlib.gzipSync);
              case 'upload': return json(res, { parts: parts(req.headers['content-type'], body) }, text => text);
              case 'bytes': res.writeHead(200, { 'Content-Length': count }); return res.end(Buffer.alloc(+count).map((_, n) => n % 251));
              case 'chunked': for (let n = 0; n < +query.count; n++) res.write('x'.repeat(+query.size)); return res.end();
              case 'redirect': res.writeHead(302, { Location: '/echo' }); return res.end();
              case 'status': res.writeHead(+count); return res.end(query.body);
              default: return res.destroy();
            }
          });
        });
        server.listen(0, '127.0.0.1', () => console.log(server.address().port));
        process.stdin.on('end', () => process.exit()).resume();
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("mini-actors-node-").FullName;
    private Process? _process;

    /// <summary>True: <c>node</c> is on the path.</summary>
    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(place => File.Exists(Path.Combine(place, "node")) || File.Exists(Path.Combine(place, "node.exe")));

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (!IsThere) return;
        var script = Path.Combine(_directory, "server.js");
        await File.WriteAllTextAsync(script, Code);
        // It ends with its standard input, so that it cannot outlive the specs.
        _process = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Url = $"http://127.0.0.1:{await _process.StandardOutput.ReadLineAsync().WaitAsync(LabEngine.Limit)}";
    }

    public async Task DisposeAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(LabEngine.Limit);
            process.Dispose();
        }

        Directory.Delete(_directory, recursive: true);
    }
}
