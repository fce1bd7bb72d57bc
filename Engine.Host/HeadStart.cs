using Akka.Configuration;
using MiniActors.Hosting;
using MiniActors.Scripting;

namespace MiniActors.Host;

/// <summary>
/// Loads what the engine and the first script will need, on another processor, while this one reads the command line and the
/// configuration: most of the time to the first line of a script is the runtime's, which loads types and compiles what it meets for
/// the first time.
/// </summary>
internal static class HeadStart
{
    /// <summary>Begins where a script is to run; nobody has to wait for it.</summary>
    /// <param name="args">The command line, which nobody has read yet: that it has the word is enough.</param>
    public static void BeginFor(string[] args)
    {
        if (!args.Contains("run")) return;
        // A thread of its own: the pool has few when a process is young, and an ActorSystem that starts waits for them.
        if (Environment.ProcessorCount > 1) new Thread(Run) { IsBackground = true, Name = "mini-actors head start" }.Start();
    }

    private static void Run()
    {
        try
        {
            _ = EngineConfiguration.Defaults;
            // Akka.NET makes a regular expression for its durations.
            ConfigurationFactory.ParseString("head-start = 1s").GetTimeSpan("head-start");
            ScriptHeadStart.Run();
        }
        catch (Exception)
        {
            // What is not there will be missed where it is needed, and told there.
        }
    }
}
