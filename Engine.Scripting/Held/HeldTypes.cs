using System.Reflection;
using Jint;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>
/// Which objects are a script's: those of the JavaScript engine and of its binding, with the collections, strings, arrays and
/// functions between them. Code, options and whatever belongs to the process are not.
/// </summary>
internal static class HeldTypes
{
    private static readonly Assembly[] Own = [typeof(Engine).Assembly, typeof(HeldTypes).Assembly];

    /// <summary>Shared by all programs that run one source.</summary>
    private static readonly Type[] Shared =
        [typeof(Options), typeof(ScriptSource), typeof(PreparedModule), typeof(ScriptEngines), typeof(ScriptOptions), typeof(ModuleWrapper), typeof(PlatformProfile), typeof(Task), typeof(Thread)];

    /// <summary>Of the engine, and made of code alone.</summary>
    private static readonly string[] Code = ["Jint.Runtime.Interpreter", "Jint.Runtime.Interop.Reflection"];

    public static bool IsForeign(Type type)
    {
        if (type.IsArray) return IsForeign(type.GetElementType()!) && !type.GetElementType()!.IsPrimitive;
        if (type == typeof(string) || type == typeof(object) || type.IsPrimitive || type.IsEnum || type.IsInterface) return false;
        if (Shared.Any(shared => shared.IsAssignableFrom(type)) || typeof(MemberInfo).IsAssignableFrom(type)) return true;
        if (typeof(Delegate).IsAssignableFrom(type)) return false;
        if (type.Namespace is { } name && Code.Any(code => name.StartsWith(code, StringComparison.Ordinal))) return true;
        return !Own.Contains(type.Assembly) && !IsCollection(type);
    }

    /// <summary>Collections, tuples and boxes of the framework, whatever is in them.</summary>
    private static bool IsCollection(Type type) =>
        type == typeof(System.Text.StringBuilder) || type.Namespace is "System.Collections.Generic" or "System.Collections" or "System.Numerics" || (type.Namespace == "System" && type.IsValueType)
        || (type.DeclaringType is { } outer && IsCollection(outer));
}
