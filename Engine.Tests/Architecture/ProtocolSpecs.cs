using System.Reflection;
using System.Runtime.CompilerServices;
using MiniActors.Model;

namespace MiniActors.Tests.Architecture;

/// <summary>Messages are values: sealed, never changed, and made of nothing but values.</summary>
public sealed class ProtocolSpecs
{
    public static TheoryData<Type> Messages => [.. Assemblies.Actors.SelectMany(assembly => assembly.GetTypes()).Where(IsMessage)];

    /// <summary>The messages that a remote caller could send or get: ids and values only.</summary>
    public static TheoryData<Type> TravellingMessages => [.. Assemblies.Actors.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.DeclaringType?.Name is "SessionProtocol" or "CallbackProtocol" && !type.IsInterface)];

    [Theory, MemberData(nameof(Messages))]
    public void A_message_is_a_sealed_record(Type message) =>
        Assert.True(IsRecord(message) && message.IsSealed, $"{message} is no sealed record, nor a record struct");

    [Theory, MemberData(nameof(Messages))]
    public void A_message_cannot_be_changed(Type message) => Assert.Empty(
        from property in message.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        where property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select property.Name);

    [Theory, MemberData(nameof(Messages))]
    public void A_message_carries_a_call_a_socket_or_a_value_but_no_bare_collection_that_can_change(Type message) =>
        Assert.Empty(Parts(message).Where(part => IsChangeable(part.PropertyType)).Select(part => $"{message.Name}.{part.Name}: {part.PropertyType}"));

    [Theory, MemberData(nameof(TravellingMessages))]
    public void A_message_that_can_travel_carries_ids_and_values_only(Type message) =>
        Assert.Empty(Strangers(message, message.Name, []));

    private static bool IsMessage(Type type) =>
        type is { IsInterface: false, IsAbstract: false, DeclaringType: { } family } && family.Name.EndsWith("Protocol", StringComparison.Ordinal);

    private static bool IsRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
        : type.GetMethod("<Clone>$") is not null;

    private static bool IsChangeable(Type type) =>
        type.IsArray ? type != typeof(Frame[]) && type != typeof(byte[])
        : type.IsGenericType && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(List<>) || generic == typeof(Dictionary<,>) || generic == typeof(HashSet<>) || generic == typeof(IList<>) || generic == typeof(IDictionary<,>));

    private static IEnumerable<PropertyInfo> Parts(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0);

    /// <summary>The paths to all parts that are neither values nor made of values.</summary>
    private static IEnumerable<string> Strangers(Type type, string path, IReadOnlyList<Type> above)
    {
        if (IsLeaf(type) || above.Contains(type)) return [];
        if (Element(type) is { } element) return Strangers(element, path + "[]", [.. above, type]);
        if (type.Assembly != typeof(Frame).Assembly || typeof(Delegate).IsAssignableFrom(type)) return [$"{path}: {type}"];
        var kinds = type.IsAbstract ? type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type.IsAssignableFrom) : [type];
        return kinds.SelectMany(Parts).SelectMany(part => Strangers(part.PropertyType, $"{path}.{part.Name}", [.. above, type]));
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(Uri)
        || type == typeof(Argument) || type == typeof(Frame) || type == typeof(Headers);

    private static Type? Element(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null);
}
