using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Display;

namespace MiniActors.Host;

/// <summary>
/// The log of the process, configured here and nowhere else: Serilog behind Microsoft.Extensions.Logging, to standard
/// error, so that standard output holds only what was asked for.
/// </summary>
internal static class Logging
{
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}";

    /// <summary>The log of a command that needs no host; it is made when there is something to write, which mostly there is not.</summary>
    public static ILoggerFactory FactoryFor(Terminal terminal, LogVolume volume) =>
        new LateLoggerFactory(Least(volume), () => new SerilogLoggerFactory(Make(terminal, volume), dispose: true));

    /// <summary>Makes Serilog the one provider.</summary>
    public static void AddTo(ILoggingBuilder logging, Terminal terminal, LogVolume volume)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddSerilog(Make(terminal, volume), dispose: true);
    }

    private static LogLevel Least(LogVolume volume) => volume switch
    {
        LogVolume.Debug => LogLevel.Debug,
        LogVolume.Progress => LogLevel.Information,
        LogVolume.Errors => LogLevel.Error,
        _ => LogLevel.Warning,
    };

    private static Logger Make(Terminal terminal, LogVolume volume)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Is(LevelConvert.ToSerilogLevel(Least(volume)));
        if (volume == LogVolume.Progress) configuration.MinimumLevel.Override("Microsoft", LogEventLevel.Warning);
        var template = volume == LogVolume.Debug ? Line + "{Exception}" : Line;
        return configuration.WriteTo.Sink(new WriterSink(terminal.Error, template)).CreateLogger();
    }

    private sealed class WriterSink(TextWriter writer, string template) : ILogEventSink
    {
        private readonly MessageTemplateTextFormatter _formatter = new(template, System.Globalization.CultureInfo.InvariantCulture);

        public void Emit(LogEvent logEvent)
        {
            using var line = new StringWriter();
            _formatter.Format(logEvent, line);
            writer.Write(line.ToString());
        }
    }
}

/// <summary>How much of the log is written.</summary>
internal enum LogVolume
{
    /// <summary>Errors: <c>--quiet</c>.</summary>
    Errors,
    /// <summary>Warnings too: what <c>run</c> and <c>demo</c> write.</summary>
    Warnings,
    /// <summary>What a service says of its progress.</summary>
    Progress,
    /// <summary>Everything, with stack traces: <c>--verbose</c>.</summary>
    Debug,
}
