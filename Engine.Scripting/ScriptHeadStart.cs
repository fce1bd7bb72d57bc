using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>Loads what the first script needs, on another thread, while a host still reads its configuration.</summary>
public static class ScriptHeadStart
{
    // What every script does, in the function that stands around a module: the parser, the interpreter and their types are loaded by it.
    private const string First =
        """
        (function (require, module, exports, window, document) {
        tell.log('a');
        })
        """;

    // What most scripts do sooner or later. Its methods are compiled when the first line of a short script may be there already.
    private const string Then =
        """
        'use strict';
        var head = { list: [1, 2], text: 'a' + 1 };
        function each(list, tell) { for (var i = 0; i < list.length; i++) tell(list[i], i); }
        each(head.list, function (value) { if (value > 1) head.text += `${value}`; });
        head.list.map(value => value * 2).join(head.text.replace(/a/g, 'b'));
        """;

    /// <summary>Runs two small scripts that nobody hears of; a tenth of a second, the first time.</summary>
    public static void Run()
    {
        using var engine = new Engine(new Options { Constraints = { StackOverflowGuard = true } });
        var tell = new JsObject(engine);
        tell.Set("log", new ClrFunction(engine, "log", (_, _) => JsValue.Undefined));
        engine.SetValue("tell", tell);
        engine.Invoke(engine.Evaluate(Engine.PrepareScript(First)));
        engine.Execute(Engine.PrepareScript(Then));
    }
}
