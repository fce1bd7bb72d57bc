using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>What an <c>…Async</c> call throws where the callback form calls <c>fail</c>.</summary>
public sealed class MiniProgramException : Exception
{
    /// <summary>Carries the same failure as <c>fail</c>.</summary>
    public MiniProgramException(Failure failure) : base(failure.Message) => Failure = failure;

    /// <summary>The failure in the platform's words.</summary>
    public Failure Failure { get; }
}
