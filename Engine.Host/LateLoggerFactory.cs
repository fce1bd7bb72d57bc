using Microsoft.Extensions.Logging;

namespace MiniActors.Host;

/// <summary>A factory of loggers that is made by the first of them that has something to write: a log takes time to begin, and a person waits.</summary>
/// <param name="least">What is below this level is not written, and makes nothing.</param>
/// <param name="make">Makes the factory behind this one.</param>
internal sealed class LateLoggerFactory(LogLevel least, Func<ILoggerFactory> make) : ILoggerFactory
{
    private readonly Lazy<ILoggerFactory> _inner = new(make);
    private readonly LogLevel _least = least;

    public ILogger CreateLogger(string categoryName) => new LateLogger(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => _inner.Value.AddProvider(provider);

    public void Dispose()
    {
        if (_inner.IsValueCreated) _inner.Value.Dispose();
    }

    private sealed class LateLogger(LateLoggerFactory owner, string category) : ILogger
    {
        private readonly Lazy<ILogger> _inner = new(() => owner._inner.Value.CreateLogger(category));

        public bool IsEnabled(LogLevel logLevel) => logLevel >= owner._least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) _inner.Value.Log(logLevel, eventId, state, exception, formatter);
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _inner.Value.BeginScope(state);
    }
}
