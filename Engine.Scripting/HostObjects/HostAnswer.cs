using Jint.Native;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>What became of something that a script asked of its host.</summary>
internal abstract record HostAnswer
{
    private HostAnswer()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Fields">What the result holds: an object.</param>
    public sealed record Done(Argument Fields) : HostAnswer
    {
        /// <summary>Done, and there is nothing to tell.</summary>
        public static readonly Done Plain = new(Argument.Object());

        /// <summary>Adds what only the script's realm can make; null: nothing.</summary>
        public Action<JsObject>? Adds { get; init; }
    }

    /// <summary>It could not be.</summary>
    public sealed record Failed(Failure Failure) : HostAnswer
    {
        /// <summary>Adds what the failure holds besides; null: nothing.</summary>
        public Action<JsObject>? Adds { get; init; }
    }
}
