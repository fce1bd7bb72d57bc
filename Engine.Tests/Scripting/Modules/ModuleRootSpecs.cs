using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Modules;

/// <summary>Which files of the disk a script can be made of.</summary>
public sealed class ModuleRootSpecs : ScriptSpecs
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("mini-actors-modules-");

    private string Write(string path, string text)
    {
        var file = Path.Combine(_place.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private void Start(string code) => Run("wechat", "", source: ScriptSource.Load(Write("work/app/main.js", code)));

    private static string Try(string request) => $"try {{ console.log(require('{request}')) }} catch (e) {{ console.log(e.code) }}";

    [Fact]
    public async Task Below_its_directory_and_in_the_packages_above_everything_is_found()
    {
        Write("work/app/lib/a.js", "module.exports = 'a' + require('../b')");
        Write("work/app/b.js", "module.exports = 'b'");
        Write("work/node_modules/c/index.js", "module.exports = 'c'");
        Write("node_modules/d.js", "module.exports = 'd'");
        Start("console.log(require('./lib/a'), require('/b'), require('c'), require('d'))");
        await SaysAsync("ab b c d");
    }

    [Fact]
    public async Task Whatever_lies_elsewhere_is_not_there()
    {
        var secret = Write("work/secret.json", "{\"key\":1}");
        Write("work/app-two/a.js", "module.exports = 'neighbour'");
        Start(string.Join('\n', Try("../secret"), Try("../secret.json"), Try(secret), Try("../app-two/a"), Try("./../../work/secret.json"), Try("/etc/hostname"),
            "import('../secret.json').catch(function (e) { console.log(e.code) });"));
        await SaysAsync(Enumerable.Repeat("MODULE_NOT_FOUND", 7).ToArray());
    }

    [Fact]
    public async Task A_link_counts_as_what_it_leads_to()
    {
        var secret = Write("work/secret.json", "{\"key\":1}");
        Write("work/app/real.js", "module.exports = 'real'");
        Write("work/node_modules/kept/index.js", "");
        var app = Path.Combine(_place.FullName, "work", "app");
        File.CreateSymbolicLink(Path.Combine(app, "out.json"), secret);
        File.CreateSymbolicLink(Path.Combine(app, "round.js"), "round.js");
        File.CreateSymbolicLink(Path.Combine(app, "inside.js"), "real.js");
        Directory.CreateSymbolicLink(Path.Combine(app, "up"), "..");
        File.CreateSymbolicLink(Path.Combine(_place.FullName, "work", "node_modules", "kept", "out.json"), secret);
        Start(string.Join('\n', Try("./out.json"), Try("./round"), Try("./up/secret"), Try("kept/out.json"), Try("./inside")));
        await SaysAsync("MODULE_NOT_FOUND", "MODULE_NOT_FOUND", "MODULE_NOT_FOUND", "MODULE_NOT_FOUND", "real");
    }

    [Fact]
    public async Task A_directory_that_is_reached_through_a_link_is_the_scripts_own()
    {
        Write("work/app/part.js", "module.exports = 'part'");
        Write("work/app/main.js", "console.log(require('./part'))");
        var link = Path.Combine(_place.FullName, "link");
        Directory.CreateSymbolicLink(link, Path.Combine(_place.FullName, "work", "app"));
        Run("wechat", "", source: ScriptSource.Load(Path.Combine(link, "main.js")));
        await SaysAsync("part");
    }

    [Fact]
    public async Task Modules_that_require_each_other_without_end_are_an_error_that_can_be_caught()
    {
        for (var index = 0; index < 3000; index++) Write($"work/app/m{index}.js", $"require('./m{index + 1}')");
        Start("try { require('./m0') } catch (e) { console.log(e.name) }");
        Assert.Contains(await Witness.Lines.NextAsync(), new[] { "Error", "RangeError" });
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _place.Delete(recursive: true);
    }
}
