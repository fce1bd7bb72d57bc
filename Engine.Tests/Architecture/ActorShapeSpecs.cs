using System.Reflection;
using System.Text.RegularExpressions;
using Akka.Actor;

namespace MiniActors.Tests.Architecture;

/// <summary>What every actor looks like.</summary>
public sealed partial class ActorShapeSpecs
{
    public static TheoryData<Type> Actors => [.. Assemblies.Actors
        .SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(ActorBase)) && !type.IsAbstract)];

    [Theory, MemberData(nameof(Actors))]
    public void An_actor_is_an_internal_sealed_UntypedActor(Type actor) =>
        Assert.True(actor is { IsSealed: true, IsNotPublic: true } && actor.BaseType == typeof(UntypedActor), actor.FullName);

    /// <summary>Akka finds public constructors only, and says so at run time only.</summary>
    [Theory, MemberData(nameof(Actors))]
    public void An_actor_has_one_constructor_and_it_is_public(Type actor) =>
        Assert.True(Assert.Single(actor.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)).IsPublic);

    [Theory, MemberData(nameof(Actors))]
    public void An_actor_is_made_by_its_PropsFor(Type actor) =>
        Assert.Contains(actor.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static),
            method => method.Name == "PropsFor" && method.ReturnType == typeof(Props));

    [Theory, MemberData(nameof(Actors))]
    public void An_actor_that_changes_state_draws_its_states(Type actor)
    {
        var sources = Sources(actor).ToList();
        if (sources.Exists(source => source.Words.Contains("Become")))
            Assert.Contains(sources, source => source.Text.Contains("<remarks>", StringComparison.Ordinal) && source.Text.Contains("──▶", StringComparison.Ordinal));
    }

    [Fact]
    public void Props_are_made_in_PropsFor_and_nowhere_else() => Assert.Empty(
        from file in Repository.Shipped
        from line in file.Code.Split('\n')
        where PropsMade().IsMatch(line) && !line.Contains("PropsFor(", StringComparison.Ordinal)
        select $"{file.Path}: {line.Trim()}");

    private static IEnumerable<SourceFile> Sources(Type actor) =>
        Repository.Shipped.Where(file => Regex.IsMatch(file.Code, $@"\bclass {actor.Name}\b"));

    [GeneratedRegex(@"\bProps\.Create\b|\bnew Props\(")]
    private static partial Regex PropsMade();
}
