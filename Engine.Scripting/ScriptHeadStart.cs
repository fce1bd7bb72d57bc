using Jint;

namespace MiniActors.Scripting;

/// <summary>Loads what the first script needs, on another thread, while a host still reads its configuration.</summary>
public static class ScriptHeadStart
{
    // What most scripts do: the parser, the interpreter and their types are loaded by it.
    private const string Script =
        """
        'use strict';
        var head = { list: [1, 2], text: 'a' + 1 };
        function each(list, tell) { for (var i = 0; i < list.length; i++) tell(list[i], i); }
        each(head.list, function (value) { if (value > 1) head.text += `${value}`; });
        head.list.map(value => value * 2).join(head.text.replace(/a/g, 'b'));
        """;

    /// <summary>Runs a small script that nobody hears of; a tenth of a second, the first time.</summary>
    public static void Run()
    {
        using var engine = new Engine(new Options { Constraints = { StackOverflowGuard = true } });
        engine.Execute(Engine.PrepareScript(Script));
    }
}
