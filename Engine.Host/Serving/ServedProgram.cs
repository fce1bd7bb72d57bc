using MiniActors.Api;
using MiniActors.Host.Commands;
using MiniActors.Host.Running;
using MiniActors.Hosting;

namespace MiniActors.Host.Serving;

/// <summary>One mini program of the service.</summary>
/// <param name="Id">Its session id.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Order">What it plays.</param>
internal sealed record ServedProgram(string Id, string Platform, ScriptOrder Order)
{
    /// <summary>Every mini program that the configuration asks for; each script is read and parsed once.</summary>
    /// <exception cref="CommandFailure">A script cannot be read, or a platform is unknown.</exception>
    public static IReadOnlyList<ServedProgram> AllOf(ServeSettings serve, EngineSettings engine)
    {
        var programs = new List<ServedProgram>();
        foreach (var entry in serve.Programs)
        {
            var source = ScriptOrder.Load(entry.Script, $"{entry.Path}.script");
            var platform = entry.Platform ?? engine.Program.Platform;
            PlatformsCommand.Known(engine.Platforms, platform, null);
            for (var number = 1; number <= entry.Count; number++)
            {
                var id = entry.Count == 1 ? entry.Name : $"{entry.Name}-{number}";
                var program = new MiniProgramOptions { Id = id, Platform = platform, BaseLibrary = entry.BaseLibrary };
                programs.Add(new ServedProgram(id, platform, new ScriptOrder(source, program, [])));
            }
        }
        var twice = programs.GroupBy(program => program.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? programs : throw new CommandFailure($"mini-actors.serve.programs: two mini programs would be called '{twice.Key}'; change a name");
    }
}
