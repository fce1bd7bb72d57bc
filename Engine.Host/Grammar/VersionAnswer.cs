using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace MiniActors.Host.Grammar;

/// <summary><c>--version</c>: the version of this program, whoever started the process.</summary>
internal sealed class VersionAnswer : SynchronousCommandLineAction
{
    /// <summary>As in <c>Directory.Build.props</c>, without the commit behind the plus.</summary>
    public static string Version { get; } = typeof(VersionAnswer).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"{RootGrammar.Program} {Version}");
        return ExitStatus.Ended;
    }
}
