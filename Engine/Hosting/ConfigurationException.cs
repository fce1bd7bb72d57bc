namespace MiniActors.Hosting;

/// <summary>The configuration is wrong; the message lists every error, each with its HOCON path.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Takes all errors at once, each <c>path: what is wrong and what would be right</c>.</summary>
    public ConfigurationException(IReadOnlyList<string> errors)
        : base("The configuration is wrong:" + string.Concat(errors.Select(error => Environment.NewLine + "  " + error))) =>
        Errors = errors;

    /// <summary>One line an error, in the order of the configuration.</summary>
    public IReadOnlyList<string> Errors { get; }
}
