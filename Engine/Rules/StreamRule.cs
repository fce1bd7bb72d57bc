using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>A stream in the place of a file, which only a program in C# can have. Source: docs/decisions/0010.</summary>
public static class StreamRule
{
    private const string Path = "filePath";

    /// <summary>Why the offer cannot be taken; null: it can, or there is none.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="api">The API.</param>
    /// <param name="options">The options object.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="most">The largest length that may be announced; null: any.</param>
    public static Failure? Fault(PlatformProfile profile, string api, Argument options, StreamOffer? offer, long? most)
    {
        if (offer is null) return null;
        if (!options[Path].IsUndefined) return Say(FailureKind.Parameter, $"parameter.{Path} and a stream exclude each other;");
        if (offer.Length < 0) return Say(FailureKind.Parameter, "the length of a stream cannot be negative;");
        return offer.Length > most ? Say(FailureKind.TooLarge, $"the stream has more than {most} bytes") : null;

        Failure Say(FailureKind kind, string detail) => profile.Errors.Say(api, kind, ("detail", detail), ("limit", most ?? 0));
    }

    /// <summary>The options as those of a call that needs no path of a file.</summary>
    public static Argument WithoutPath(Argument options, StreamOffer? offer) => offer is null || options.Kind != ArgumentKind.Object
        ? options
        : Argument.Object([.. options.Members, KeyValuePair.Create(Path, Argument.Of(""))]);
}
