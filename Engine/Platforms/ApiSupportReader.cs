namespace MiniActors.Platforms;

/// <summary>Reads <c>apis</c>: which APIs, options and members of tasks a platform has, and since when.</summary>
internal static class ApiSupportReader
{
    /// <summary>The word for what a platform does not have although <c>platform-defaults</c> has it.</summary>
    private const string Never = "never";

    /// <summary>What the platform has at this version of its base library.</summary>
    public static ApiSupport Read(SectionReader block, Version baseLibrary)
    {
        var since = new Dictionary<string, Version>();
        foreach (var key in block.Keys)
        {
            if (ApiKey.Wrong(key) is { } wrong) block.Wrong(key, wrong);
            if (!block.Is(key, Never)) since[key] = block.BaseLibraryVersion(key);
        }

        return new ApiSupport(since, baseLibrary);
    }
}
