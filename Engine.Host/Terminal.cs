using System.Text;
using Spectre.Console;

namespace MiniActors.Host;

/// <summary>Where a command writes. It is handed in, so that a test reads what a user would.</summary>
/// <param name="Out">Standard output: what was asked for.</param>
/// <param name="Error">Standard error: everything else.</param>
/// <param name="ColoursOut">True when standard output is a terminal that may be coloured.</param>
/// <param name="ColoursError">True when standard error is a terminal that may be coloured.</param>
/// <param name="LiveOut">True when standard output is a terminal whose lines can be drawn anew.</param>
/// <param name="Width">The width of tables, in characters.</param>
internal sealed record Terminal(
    TextWriter Out, TextWriter Error, bool ColoursOut = false, bool ColoursError = false, bool LiveOut = false, int Width = Terminal.PlainWidth)
{
    /// <summary>The width of tables that go to a file or a pipe: the same everywhere.</summary>
    public const int PlainWidth = 120;

    /// <summary>The terminal of this process: UTF-8 without a byte order mark, every line flushed, NO_COLOR honoured.</summary>
    public static Terminal OfProcess()
    {
        var clever = Environment.GetEnvironmentVariable("TERM") != "dumb";
        var colours = clever && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(
            Writer(Console.OpenStandardOutput()),
            Writer(Console.OpenStandardError()),
            colours && !Console.IsOutputRedirected,
            colours && !Console.IsErrorRedirected,
            clever && !Console.IsOutputRedirected,
            Console.IsOutputRedirected ? PlainWidth : Math.Max(80, Console.WindowWidth));
    }

    /// <summary>Tables and text for standard output.</summary>
    public IAnsiConsole Tables() => Make(ColoursOut, live: false);

    /// <summary>Standard output for what is drawn over and over. Only where <see cref="LiveOut"/> says so.</summary>
    public IAnsiConsole Live() => Make(ColoursOut, live: true);

    /// <summary>One error, for a person.</summary>
    public void Complain(string message) => Error.WriteLine(ColoursError ? $"\e[31mmini-actors:\e[0m {message}" : $"mini-actors: {message}");

    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" });

    private IAnsiConsole Make(bool colours, bool live)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours || live ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = live ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
