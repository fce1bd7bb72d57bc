using Acornima;
using Acornima.Ast;
using Jint;

namespace MiniActors.Scripting;

/// <summary>Where the script stands when it calls an API.</summary>
internal sealed class CallPlaces(Engine engine, ScriptSource source, ModuleWrapper wrapper)
{
    /// <summary>The call that is being made; null: it cannot be told.</summary>
    public ScriptPlace? Now()
    {
        if (ScriptPlace.InStack(engine.Advanced.StackTrace) is not { } place) return null;
        return source.Known(place.File, wrapper)?.Function is Node function ? Begin(function, place) : place;
    }

    /// <summary>
    /// The engine knows what it evaluated last, which can be an argument on a later line: the call begins where the innermost
    /// call around it does.
    /// </summary>
    private ScriptPlace Begin(Node function, ScriptPlace place)
    {
        var offset = place.Line == 1 ? wrapper.Prefix.Length : 0;
        var seen = Position.From(place.Line, place.Column - 1 + offset);
        Node? call = null;
        for (var node = function; node is not null; node = ChildAt(node, seen))
            if (node is CallExpression) call = node;
        if (call is null) return place;
        var start = call.Location.Start;
        return place with { Line = start.Line, Column = wrapper.Column(start.Line, start.Column) + 1 };
    }

    private static Node? ChildAt(Node node, Position seen)
    {
        foreach (var child in node.ChildNodes)
            if (child.Location.Start <= seen && seen < child.Location.End) return child;
        return null;
    }
}
