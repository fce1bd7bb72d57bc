using System.IO.Enumeration;

namespace MiniActors.Tests.Typings;

/// <summary>Something that the typings list and that a mini program does not have here, and why.</summary>
/// <param name="NativeObject">Whose typings.</param>
/// <param name="Pattern">What, as <c>canIUse</c> names it; <c>*</c> stands for anything.</param>
/// <param name="State">Whether it could be there.</param>
/// <param name="Why">The reason.</param>
internal sealed record TypingsGap(string NativeObject, string Pattern, GapState State, string Why)
{
    /// <summary>True: it speaks of this, or of the whole that this is a part of.</summary>
    public bool Covers(string name) => FileSystemName.MatchesSimpleExpression(Pattern, name, ignoreCase: false)
        || FileSystemName.MatchesSimpleExpression(Pattern + ".*", name, ignoreCase: false);
}

/// <summary>Whether something that is not there could be.</summary>
internal enum GapState
{
    /// <summary>It means nothing off a phone.</summary>
    NoMeaning,
    /// <summary>It would mean something.</summary>
    Missing,
}
