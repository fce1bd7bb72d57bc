using MiniActors.Model;

namespace MiniActors.Platforms;

/// <summary>
/// A platform's words and numbers for failures (<c>platforms.*.errors</c>). What it has no word for gets the plain
/// <c>api:fail …</c> of its <c>any</c> entry.
/// </summary>
public sealed class ErrorVocabulary
{
    /// <summary>The one name under which the words of all functions of the file system stand.</summary>
    public const string FileSystem = "fileSystem";

    /// <summary>The one name under which the words of all functions of the storage stand.</summary>
    public const string Storage = "storage";

    private readonly IReadOnlyDictionary<(string Api, FailureKind Kind), ErrorWord> _words;

    /// <summary>Words by API and kind. The API <c>any</c> serves every API that has no word of its own for the kind.</summary>
    public ErrorVocabulary(IReadOnlyDictionary<(string Api, FailureKind Kind), ErrorWord> words) => _words = words;

    /// <summary>All words, for the listing of a platform's rules.</summary>
    public IReadOnlyDictionary<(string Api, FailureKind Kind), ErrorWord> Words => _words;

    /// <summary>
    /// The failure in the platform's words. Facts fill the template's <c>{names}</c>; <c>{api}</c> is always there, and
    /// <c>{detail}</c> should be: it is the cause for a person. A name without a fact is left out.
    /// </summary>
    public Failure Say(string api, FailureKind kind, params ReadOnlySpan<(string Name, object Value)> facts)
    {
        var word = _words.GetValueOrDefault((api, kind)) ?? _words.GetValueOrDefault(("any", kind)) ?? ErrorWord.Plain;
        return Of(kind, word, api, facts);
    }

    /// <summary>The failure of a function that shares its words with others: its own, or those of the group, with its name in them.</summary>
    public Failure SayOf(string group, string api, FailureKind kind, params ReadOnlySpan<(string Name, object Value)> facts)
    {
        var word = _words.GetValueOrDefault((api, kind)) ?? _words.GetValueOrDefault((group, kind)) ?? _words.GetValueOrDefault(("any", kind)) ?? ErrorWord.Plain;
        return Of(kind, word, api, facts);
    }

    /// <summary>What a call hears that the end of its mini program overtook.</summary>
    public Failure SayClosed(string api) => Say(api, FailureKind.SessionClosed, ("detail", "the mini program is closed"));

    private static Failure Of(FailureKind kind, ErrorWord word, string api, ReadOnlySpan<(string Name, object Value)> facts)
    {
        return new Failure(kind, word.Fill(api, facts), word.Code);
    }
}
