using MiniActors.Host;

namespace MiniActors.Tests.Host;

/// <summary>One command, run in this process as a user would run it.</summary>
internal sealed record CommandRun(int Status, string Out, string Error)
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>Runs it to its end.</summary>
    public static Task<CommandRun> OfAsync(params string[] args) => OfAsync(CancellationToken.None, args);

    /// <summary>Runs it until it ends or is interrupted.</summary>
    public static async Task<CommandRun> OfAsync(CancellationToken interrupted, params string[] args)
    {
        using var output = new LineWatch();
        using var error = new LineWatch();
        var status = await HostProgram.RunAsync(args, new Terminal(output.Writer, error.Writer), interrupted).WaitAsync(Soon);
        return new CommandRun(status, output.Text, error.Text);
    }

    /// <summary>The one line that a user reads when something is wrong.</summary>
    public string Complaint => Assert.Single(Error.TrimEnd('\n').Split('\n'));
}
