namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary><c>getFileSystemManager</c>, on the real disk.</summary>
public sealed class FileSystemSpecs : HostSpecs
{
    private const string Begin = "var fs = X.getFileSystemManager(), usr = X.env.USER_DATA_PATH, tries = function (f) { try { return f() } catch (e) { return e.message } };\n";

    private Task RunAsync(string native, string platform, string code, params string[] lines) =>
        RunAsync(platform, (Begin + code).Replace("X.", native + ".", StringComparison.Ordinal), lines);

    [Fact]
    public Task On_WeChat_results_and_failures_carry_errCode() => base.RunAsync("wechat", """
        var fs = wx.getFileSystemManager(), path = wx.env.USER_DATA_PATH + '/f';
        fs.writeFile({ filePath: path, data: 'x', success: function (res) { console.log(JSON.stringify(res)) } });
        fs.access({ path: path + 'g', fail: function (e) { console.log(e.errno, e.errCode) } });
        try { fs.accessSync(path + 'g') } catch (e) { console.log(e.errno, e.errCode) }
        """, "1300002 1300002", "{\"errCode\":0,\"errMsg\":\"writeFile:ok\"}", "1300002 1300002");

    [Fact]
    public Task On_Alipay_results_say_success_and_more_functions_have_a_synchronous_form() => base.RunAsync("alipay", """
        var fs = my.getFileSystemManager(), path = my.env.USER_DATA_PATH + '/f';
        console.log(JSON.stringify(fs.writeFileSync({ filePath: path, data: 'x' })), fs.getFileInfoSync({ filePath: path }).size);
        console.log(fs.getSavedFileListSync({}).fileList.length, my.env.clientName, my.env.platform);
        """, "{\"success\":true} 1", "0 ap Android");

    [Theory]
    [InlineData("wechat", "wx", "wxfile://usr")]
    [InlineData("alipay", "my", "https://usr")]
    [InlineData("baidu", "swan", "bdfile://usr")]
    public Task A_file_is_written_read_and_removed_with_callbacks(string platform, string native, string path) => RunAsync(native, platform, """
        console.log(usr, fs === X.getFileSystemManager());
        var read = function () { fs.readFile({ filePath: usr + '/a.txt', encoding: 'utf8', success: function (res) { console.log(res.data); remove() }, complete: function () { console.log('complete') } }) };
        var remove = function () { fs.unlink({ filePath: usr + '/a.txt', success: function () { fs.access({ path: usr + '/a.txt', fail: function (e) { console.log(e.errMsg || e.errorMessage) } }) } }) };
        fs.writeFile({ filePath: usr + '/a.txt', data: 'grüße', success: read }); console.log('returned');
        """, path + " true", "returned", "grüße", "complete", $"access:fail no such file or directory \"{path}/a.txt\"");

    [Theory]
    [InlineData("wechat", "wx")]
    [InlineData("baidu", "swan")]
    public Task The_synchronous_forms_give_the_value_itself(string platform, string native) => RunAsync(native, platform, """
        fs.writeFileSync(usr + '/a', new Uint8Array([104, 105, 255]).buffer); fs.appendFileSync(usr + '/a', '!', 'utf8');
        var whole = fs.readFileSync(usr + '/a'); console.log(whole instanceof ArrayBuffer, new Uint8Array(whole).join());
        console.log(['hex', 'base64', 'latin1', 'binary', 'ascii'].map(function (e) { return JSON.stringify(fs.readFileSync(usr + '/a', e)) }).join());
        console.log(fs.readFileSync(usr + '/a', 'utf8', 1, 1), fs.readFileSync(usr + '/a', 'utf8', 3));
        fs.writeFileSync(usr + '/w', 'ab', 'ucs2'); console.log(fs.readFileSync(usr + '/w', 'hex'), fs.readFileSync(usr + '/w', 'utf16le'));
        fs.writeFileSync(usr + '/h', '00ff', 'hex'); fs.writeFileSync(usr + '/b', 'AP8=', 'base64'); console.log(fs.readFileSync(usr + '/h', 'hex'), fs.readFileSync(usr + '/b', 'hex'));
        """, "true 104,105,255,33", "\"6869ff21\",\"aGn/IQ==\",\"hiÿ!\",\"hiÿ!\",\"hi\u007f!\"".Replace("\u007f", "\u007f", StringComparison.Ordinal), "i !", "61006200 ab", "00ff 00ff");

    [Fact]
    public Task Alipay_gives_an_object_of_the_synchronous_forms() => RunAsync("my", "alipay", """
        fs.writeFileSync(usr + '/a', 'x', 'utf8'); console.log(fs.readFileSync(usr + '/a', 'utf8'), fs.readdirSync(usr));
        try { fs.readFileSync(usr + '/none', 'utf8') } catch (e) { console.log(e.error, e.errorMessage) }
        """, "{ data: 'x' } { files: [ 'a' ] }", "10022 readFileSync:fail no such file or directory, open \"https://usr/none\"");

    [Fact]
    public Task Directories_are_made_listed_and_removed() => RunAsync("wx", "wechat", """
        console.log(tries(function () { fs.mkdirSync(usr + '/a/b') }));
        fs.mkdirSync(usr + '/a/b', true); fs.mkdirSync(usr + '/a/b/', true); console.log(tries(function () { fs.mkdirSync(usr + '/a') }));
        fs.writeFileSync(usr + '/a/b/f', 'x'); console.log(fs.readdirSync(usr + '/a').join(), fs.readdirSync(usr).join());
        console.log(tries(function () { fs.rmdirSync(usr + '/a') })); console.log(tries(function () { fs.readdirSync(usr + '/a/b/f') }));
        console.log(tries(function () { fs.unlinkSync(usr + '/a') })); console.log(tries(function () { fs.readFileSync(usr + '/a') }));
        fs.renameSync(usr + '/a/b', usr + '/c'); fs.copyFileSync(usr + '/c/f', usr + '/g'); fs.rmdirSync(usr + '/c', true); fs.rmdirSync(usr + '/a');
        console.log(fs.readdirSync(usr).join(), fs.readFileSync(usr + '/g', 'utf8'));
        """,
        "mkdirSync:fail no such file or directory \"wxfile://usr/a/b\"", "mkdirSync:fail file already exists \"wxfile://usr/a\"", "b a",
        "rmdirSync:fail directory not empty \"wxfile://usr/a\"", "readdirSync:fail not a directory \"wxfile://usr/a/b/f\"",
        "unlinkSync:fail illegal operation on a directory \"wxfile://usr/a\"", "readFileSync:fail illegal operation on a directory, open \"wxfile://usr/a\"", "g x");

    [Fact]
    public Task Stat_tells_what_an_entry_is() => RunAsync("wx", "wechat", """
        fs.mkdirSync(usr + '/d'); fs.writeFileSync(usr + '/d/f', 'abc');
        var s = fs.statSync(usr + '/d/f'); console.log(s.isFile(), s.isDirectory(), s.size, Math.abs(Date.now() / 1000 - s.lastModifiedTime) < 60, Object.keys(s).join());
        console.log(fs.statSync(usr).isDirectory(), fs.statSync(usr, true).map(function (e) { return e.path + (e.stats.isFile() ? '' : '*') }).join());
        fs.stat({ path: usr + '/d/f', success: function (res) { console.log(res.stats.isFile(), res.errMsg) } });
        """, "true false 3 true mode,size,lastAccessedTime,lastModifiedTime,isDirectory,isFile", "true /*,/d*,/d/f", "true stat:ok");

    [Fact]
    public Task Nothing_outside_can_be_reached() => RunAsync("wx", "wechat", """
        ['/etc/passwd', usr + '/../x', usr + '/a/../../x', 'wxfile://tmp_../x', 'file:///etc/passwd', usr + '/a\\b'].forEach(function (path) {
          console.log(tries(function () { fs.readFileSync(path) }).indexOf('permission denied') > 0, tries(function () { fs.writeFileSync(path, 'x') }).indexOf('permission denied') > 0);
        });
        console.log(tries(function () { fs.writeFileSync('wxfile://tmp_a', 'x') })); console.log(tries(function () { fs.rmdirSync(usr, true) }));
        try { fs.accessSync(usr + '/none') } catch (e) { console.log(e.errno, e instanceof Error, e.errMsg === e.message) }
        """, "true true", "true true", "true true", "true true", "true true", "true true",
        "writeFileSync:fail permission denied, open \"wxfile://tmp_a\"", "rmdirSync:fail permission denied, open \"wxfile://usr\"", "1300002 true true");

    [Theory]
    [InlineData("fs.readFileSync(1)", "readFileSync:fail parameter error: parameter.filePath should be String instead of Number")]
    [InlineData("fs.readFileSync(usr + '/f', 'klingon')", "readFileSync:fail parameter error: invalid encoding \"klingon\"")]
    [InlineData("fs.readFileSync(usr + '/f', 'utf8', 4)", "readFileSync:fail parameter error: the value of \"position\" is out of range")]
    [InlineData("fs.readFileSync(usr + '/f', 'utf8', 1, 3)", "readFileSync:fail parameter error: the value of \"length\" is out of range")]
    [InlineData("fs.writeFileSync(usr + '/f', 5)", "writeFileSync:fail parameter error: parameter.data should be String or ArrayBuffer instead of Number")]
    [InlineData("fs.writeFileSync(usr + '/f', '!', 'base64')", "writeFileSync:fail parameter error: the data is not base64")]
    [InlineData("fs.writeFileSync(usr + '/no/f', 'x')", "writeFileSync:fail no such file or directory, open \"wxfile://usr/no/f\"")]
    [InlineData("fs.appendFileSync(usr + '/none', 'x')", "appendFileSync:fail no such file or directory, open \"wxfile://usr/none\"")]
    [InlineData("fs.copyFileSync(usr + '/none', usr + '/g')", "copyFileSync:fail no such file or directory, copyFile \"wxfile://usr/none -> wxfile://usr/g\"")]
    public Task A_failure_has_the_platforms_words(string call, string told) => RunAsync("wx", "wechat", $"fs.writeFileSync(usr + '/f', 'abc'); console.log(tries(function () {{ {call} }}))", told);

    [Fact]
    public Task What_is_nested_in_itself_is_a_wrong_argument_and_ends_nothing() => RunAsync("wx", "wechat",
        "var o = { filePath: usr + '/f' }; o.data = o; console.log(tries(function () { fs.writeFileSync(o) }).slice(0, 35)); console.log('alive')", "writeFileSync:fail parameter error:", "alive");

    [Fact]
    public Task The_quota_counts_what_is_there() => RunAsync("wx", "wechat", """
        var mega = new ArrayBuffer(10 << 20), full = '';
        for (var i = 0; i < 21 && !full; i++) full = tries(function () { fs.writeFileSync(usr + '/' + i, mega) }) || '';
        console.log(i, full); fs.unlinkSync(usr + '/0'); fs.renameSync(usr + '/1', usr + '/r'); fs.writeFileSync(usr + '/0', mega); console.log(tries(function () { fs.appendFileSync(usr + '/0', 'x') }));
        """, "21 writeFileSync:fail the maximum size of the file storage limit is exceeded", "appendFileSync:fail the maximum size of the file storage limit is exceeded");

    [Fact]
    public async Task A_file_of_the_host_is_there_where_it_is_allowed_and_a_link_out_of_it_is_not()
    {
        var place = Directory.CreateTempSubdirectory("mini-actors-specs-");
        try
        {
            var allowed = place.CreateSubdirectory("allowed").FullName;
            await File.WriteAllTextAsync(Path.Combine(allowed, "f"), "host");
            await File.WriteAllTextAsync(Path.Combine(place.FullName, "secret"), "secret");
            File.CreateSymbolicLink(Path.Combine(allowed, "link"), Path.Combine(place.FullName, "secret"));
            await using var app = await OpenAsync("wechat", Begin.Replace("X.", "wx.", StringComparison.Ordinal) + $$"""
                console.log(fs.readFileSync('{{allowed}}/f', 'utf8'), tries(function () { return fs.readFileSync('{{allowed}}/link', 'utf8') }).indexOf('permission denied') > 0);
                fs.writeFileSync('{{allowed}}/g', 'made'); console.log('written');
                """, options => options with { AllowFiles = [allowed] });
            await SaysAsync("host true", "written");
            Assert.Equal("made", await File.ReadAllTextAsync(Path.Combine(allowed, "g")));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public Task Mini_programs_have_files_of_their_own() => TwiceAsync();

    private async Task TwiceAsync()
    {
        for (var run = 0; run < 2; run++)
            await RunAsync("wx", "wechat", "console.log(fs.readdirSync(usr).length); fs.writeFileSync(usr + '/f', 'x')", "0");
    }
}
