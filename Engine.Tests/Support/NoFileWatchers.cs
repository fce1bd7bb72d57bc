using System.Runtime.CompilerServices;

namespace MiniActors.Tests.Support;

/// <summary>
/// The test servers do not watch configuration files that never change: a machine allows a user only so many watchers, and one server
/// for each spec that runs may need more.
/// </summary>
internal static class NoFileWatchers
{
    [ModuleInitializer]
    internal static void SwitchOff() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
