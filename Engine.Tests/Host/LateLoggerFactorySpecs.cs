using Microsoft.Extensions.Logging;
using MiniActors.Host;

namespace MiniActors.Tests.Host;

public sealed class LateLoggerFactorySpecs
{
    private readonly List<Written> _made = [];

    [Fact]
    public void Nothing_is_made_for_what_is_below_the_level_and_nothing_is_disposed()
    {
        using (var late = Late())
        {
            var logger = late.CreateLogger("a");
            Assert.False(logger.IsEnabled(LogLevel.Information));
            Assert.False(logger.IsEnabled(LogLevel.None));
            logger.LogInformation("not heard");
        }

        Assert.Empty(_made);
    }

    [Fact]
    public void The_first_line_makes_the_factory_once_and_every_line_arrives_under_its_category()
    {
        using (var late = Late())
        {
            late.CreateLogger("a").LogWarning("one");
            var logger = late.CreateLogger("b");
            Assert.True(logger.IsEnabled(LogLevel.Warning));
            using (logger.BeginScope("scope")) logger.LogError("two");
        }

        var made = Assert.Single(_made);
        Assert.Equal(["a: one", "b: [scope", "b: two", "disposed"], made.Lines);
    }

    private LateLoggerFactory Late() => new(LogLevel.Warning, () =>
    {
        var made = new Written();
        _made.Add(made);
        return made;
    });

    private sealed class Written : ILoggerFactory
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose() => Lines.Add("disposed");
    }

    private sealed class Logger(string category, List<string> lines) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{category}: {formatter(state, exception)}");

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Add($"{category}: [{state}");
            return null;
        }
    }
}
