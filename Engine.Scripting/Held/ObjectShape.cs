using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MiniActors.Scripting;

/// <summary>How one type is walked: its size, and a compiled visit of the references in its fields.</summary>
internal sealed class ObjectShape
{
    private const int Header = 16;
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ObjectShape> Known = new();
    private static readonly MethodInfo AddMethod = typeof(HeldBytes).GetMethod(nameof(HeldBytes.Add))!;
    private static readonly MethodInfo VisitItemsMethod = typeof(ObjectShape).GetMethod(nameof(VisitItems), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo SizeOfMethod = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    private readonly Action<object, HeldBytes>? _visit;
    private readonly int _size;
    private readonly int _item;

    private ObjectShape(Type type)
    {
        IsForeign = HeldTypes.IsForeign(type);
        if (IsForeign) return;
        if (type.IsArray)
        {
            var item = type.GetElementType()!;
            (_size, _item) = (Header + 8, SizeOf(item));
            if (!item.IsValueType) _visit = VisitReferences;
            else if (HasReferences(item)) _visit = VisitItemsMethod.MakeGenericMethod(item).CreateDelegate<Action<object, HeldBytes>>();
            return;
        }

        _size = Header + FieldsOf(type).Sum(field => SizeOf(field.FieldType));
        _item = type == typeof(string) ? sizeof(char) : 0;
        var (target, walk) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(HeldBytes)));
        var visits = Visits(Expression.Convert(target, type), type, walk);
        if (visits.Count > 0) _visit = Expression.Lambda<Action<object, HeldBytes>>(Expression.Block(visits), target, walk).Compile();
    }

    /// <summary>True: an object of this type is not the script's.</summary>
    public bool IsForeign { get; }

    /// <summary>True: it has references to walk.</summary>
    public bool LeadsOn => _visit is not null;

    public static ObjectShape Of(Type type) => Known.GetOrAdd(type, static type => new ObjectShape(type));

    /// <summary>The size of one object in bytes.</summary>
    public long SizeOf(object found) => _item == 0 ? _size : _size + (found is string text ? text.Length : ((Array)found).LongLength) * _item;

    public void Visit(object found, HeldBytes walk) => _visit!(found, walk);

    private static void VisitReferences(object array, HeldBytes walk)
    {
        foreach (var item in (object?[])array) walk.Add(item);
    }

    private static void VisitItems<T>(object array, HeldBytes walk) where T : struct
    {
        var visit = Items<T>.Visit;
        foreach (var item in (T[])array) visit(item, walk);
    }

    /// <summary>The visits of each reference in a value, those in structs within it too.</summary>
    private static List<Expression> Visits(Expression value, Type type, Expression walk)
    {
        var visits = new List<Expression>();
        foreach (var field in FieldsOf(type))
        {
            var member = Expression.Field(field.DeclaringType == type ? value : Expression.Convert(value, field.DeclaringType!), field);
            if (field.FieldType.IsPointer || field.FieldType.IsByRefLike || HeldTypes.IsForeign(field.FieldType)) continue;
            if (!field.FieldType.IsValueType) visits.Add(Expression.Call(walk, AddMethod, member));
            else if (HasReferences(field.FieldType)) visits.AddRange(Visits(member, field.FieldType, walk));
        }

        return visits;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
            foreach (var field in at.GetFields(Declared)) yield return field;
    }

    private static bool HasReferences(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsPointer && FieldsOf(type).Any(field => !field.FieldType.IsValueType || HasReferences(field.FieldType));

    private static int SizeOf(Type type) =>
        !type.IsValueType || type.IsPointer || type.IsByRefLike ? IntPtr.Size : (int)SizeOfMethod.MakeGenericMethod(type).Invoke(null, null)!;

    private static class Items<T> where T : struct
    {
        public static readonly Action<T, HeldBytes> Visit = Compile();

        private static Action<T, HeldBytes> Compile()
        {
            var (item, walk) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(HeldBytes)));
            return Expression.Lambda<Action<T, HeldBytes>>(Expression.Block([.. Visits(item, typeof(T), walk), Expression.Empty()]), item, walk).Compile();
        }
    }
}
