namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary>Files of a FileSystemManager that stay open, on the real disk.</summary>
public sealed class OpenFileSpecs : HostSpecs
{
    private const string Begin = """
        var fs = wx.getFileSystemManager(), path = wx.env.USER_DATA_PATH + '/f';
        var tries = function (deed) { try { return deed() } catch (e) { return e.message } };
        var text = function (buffer) { return String.fromCharCode.apply(null, new Uint8Array(buffer)) };

        """;

    private Task SaysAsync(string code, params string[] lines) => RunAsync("wechat", Begin + code, lines);

    [Fact]
    public Task What_is_written_is_read_from_where_the_file_stands_or_from_a_position() => SaysAsync("""
        var fd = fs.openSync({ filePath: path, flag: 'w+' });
        console.log(typeof fd, fs.writeSync({ fd: fd, data: 'hello' }).bytesWritten, fs.writeSync({ fd: fd, data: ' world' }).bytesWritten);
        var buffer = new ArrayBuffer(8);
        var read = fs.readSync({ fd: fd, arrayBuffer: buffer, length: 5, position: 0 });
        console.log(read.bytesRead, read.arrayBuffer === buffer, text(buffer).slice(0, 5));
        fs.readSync({ fd: fd, arrayBuffer: buffer, offset: 3, length: 5, position: 6 });
        console.log(text(buffer));
        fs.writeSync({ fd: fd, data: new Uint8Array([72, 74]).buffer, offset: 1, length: 1, position: 0 });
        fs.ftruncateSync({ fd: fd, length: 5 });
        console.log(fs.fstatSync({ fd: fd }).size, fs.fstatSync({ fd: fd }).isFile(), fs.readFileSync(path, 'utf8'));
        fs.closeSync({ fd: fd });
        console.log(tries(function () { fs.closeSync({ fd: fd }) }));
        """, "string 5 6", "5 true hello", "helworld", "5 true Jello", "closeSync:fail parameter error: bad file descriptor");

    [Fact]
    public Task The_asynchronous_forms_do_the_same_in_order() => SaysAsync("""
        fs.open({ filePath: path, flag: 'a+', success: function (opened) {
          var fd = opened.fd, buffer = new ArrayBuffer(4);
          fs.write({ fd: fd, data: 'abcd', success: function (res) { console.log(res.bytesWritten, res.errMsg) } });
          fs.read({ fd: fd, arrayBuffer: buffer, length: 4, position: 0, success: function (res) { console.log(res.bytesRead, res.arrayBuffer === buffer, text(buffer)) } });
          fs.fstat({ fd: fd, success: function (res) { console.log(res.stats.size) } });
          fs.ftruncate({ fd: fd, length: 1, success: function (res) { console.log(res.errCode) } });
          fs.close({ fd: fd, success: function (res) { console.log(res.errMsg, fs.readFileSync(path, 'utf8')) } });
        } });
        """, "4 write:ok", "4 true abcd", "4", "0", "close:ok a");

    [Theory]
    [InlineData("fs.openSync({ filePath: path })", "openSync:fail no such file or directory")]
    [InlineData("fs.openSync({ filePath: path, flag: 'q' })", "openSync:fail parameter error: invalid flag \"q\"")]
    [InlineData("fs.openSync({ filePath: wx.env.USER_DATA_PATH, flag: 'r' })", "openSync:fail illegal operation on a directory")]
    [InlineData("fs.openSync({ filePath: '../x', flag: 'w' })", "openSync:fail permission denied")]
    [InlineData("fs.writeFileSync(path, ''); fs.openSync({ filePath: path, flag: 'wx' })", "openSync:fail file already exists")]
    [InlineData("fs.writeFileSync(path, ''); fs.writeSync({ fd: fs.openSync({ filePath: path }), data: 'x' })", "writeSync:fail permission denied")]
    [InlineData("fs.readSync({ fd: fs.openSync({ filePath: path, flag: 'w' }), arrayBuffer: new ArrayBuffer(1), length: 1 })", "readSync:fail permission denied")]
    [InlineData("fs.readSync({ fd: fs.openSync({ filePath: path, flag: 'w+' }), length: 1 })", "readSync:fail parameter error: parameter.arrayBuffer should be ArrayBuffer")]
    [InlineData("fs.readSync({ fd: fs.openSync({ filePath: path, flag: 'w+' }), arrayBuffer: new ArrayBuffer(1), length: 2 })", "readSync:fail parameter error")]
    [InlineData("fs.writeSync({ fd: fs.openSync({ filePath: path, flag: 'w' }), data: 'x', position: 209715200 })", "writeSync:fail the maximum size of the file storage limit is exceeded")]
    [InlineData("var fd = fs.openSync({ filePath: path, flag: 'w' }); fs.unlinkSync(path); fs.writeSync({ fd: fd, data: 'x' })", "writeSync:fail no such file or directory")]
    [InlineData("for (var n = 0; n < 65; n++) fs.openSync({ filePath: path, flag: 'w' })", "openSync:fail system error: 64 files are open")]
    public async Task What_cannot_be_done_throws_in_the_platforms_words(string code, string told)
    {
        await using var app = await OpenAsync("wechat", Begin + $"console.log(tries(function () {{ {code} }}))");
        Assert.StartsWith(told, await Witness.Lines.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public Task What_an_open_file_grew_by_is_given_back_with_it() => SaysAsync("""
        for (var n = 0; n < 3; n++) {
          var fd = fs.openSync({ filePath: path, flag: 'w' });
          fs.ftruncateSync({ fd: fd, length: 150 << 20 });
          fs.closeSync({ fd: fd });
          fs.unlinkSync(path);
        }
        console.log('done');
        """, "done");
}
