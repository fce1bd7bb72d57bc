using System.Collections.Frozen;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace MiniActors.Scripting;

/// <summary>
/// An ordinary object of a hundred and more members, each of which is made when it is first asked for. To a script nothing sets it
/// apart: its members are its own, enumerable, writable and configurable, and whoever lists them finds them all.
/// </summary>
internal sealed class LateObject : ObjectInstance
{
    private readonly Members _members;
    private readonly Func<string, JsValue> _make;
    private HashSet<string>? _settled;

    public LateObject(Engine engine, Members members, Func<string, JsValue> make) : base(engine)
    {
        (_members, _make) = (members, make);
        Prototype = engine.Intrinsics.Object.PrototypeObject;
    }

    public override PropertyDescriptor GetOwnProperty(JsValue property)
    {
        if (IsLate(property, out var name)) base.SetOwnProperty(property, Make(name));
        return base.GetOwnProperty(property);
    }

    protected override void SetOwnProperty(JsValue property, PropertyDescriptor desc)
    {
        if (IsLate(property, out var name)) Settle(name);
        base.SetOwnProperty(property, desc);
    }

    public override void RemoveOwnProperty(JsValue property)
    {
        if (IsLate(property, out var name)) Settle(name);
        base.RemoveOwnProperty(property);
    }

    /// <summary>The members in the order of the table, then what the script added.</summary>
    public override List<JsValue> GetOwnPropertyKeys(Types types = Types.String | Types.Symbol)
    {
        var made = base.GetOwnPropertyKeys(types);
        if ((types & Types.String) == 0) return made;
        var names = made.Where(key => key.IsString()).Select(key => key.AsString()).ToHashSet(StringComparer.Ordinal);
        var keys = _members.InOrder.Where(name => names.Contains(name) || _settled?.Contains(name) != true).Select(name => (JsValue)JsString.Create(name)).ToList();
        keys.AddRange(made.Where(key => !key.IsString() || !_members.Contains(key.AsString())));
        return keys;
    }

    public override IEnumerable<KeyValuePair<JsValue, PropertyDescriptor>> GetOwnProperties()
    {
        foreach (var key in GetOwnPropertyKeys()) yield return new(key, GetOwnProperty(key));
    }

    private bool IsLate(JsValue property, out string name)
    {
        name = property.IsString() ? property.AsString() : "";
        return _members.Contains(name) && _settled?.Contains(name) != true;
    }

    private PropertyDescriptor Make(string name)
    {
        Settle(name);
        return new PropertyDescriptor(_make(name), writable: true, enumerable: true, configurable: true);
    }

    private void Settle(string name) => (_settled ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    /// <summary>The names of the members; all objects of one kind share them.</summary>
    internal sealed class Members(IReadOnlyList<string> names)
    {
        private readonly FrozenSet<string> _names = names.ToFrozenSet(StringComparer.Ordinal);

        public IReadOnlyList<string> InOrder => names;

        public bool Contains(string name) => _names.Contains(name);
    }
}
