using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>What a response means for the way of a transfer.</summary>
public abstract record Redirect
{
    private Redirect()
    {
    }

    /// <summary>Ask there next.</summary>
    public sealed record Follow(Hop Next) : Redirect;

    /// <summary>This is the answer.</summary>
    public sealed record Stop : Redirect
    {
        /// <summary>The only value.</summary>
        public static readonly Stop Value = new();
    }

    /// <summary>The transfer fails.</summary>
    public sealed record Refuse(Failure Failure) : Redirect;
}
