using System.Reflection;
using PublicApiGenerator;

namespace MiniActors.Tests.Architecture;

/// <summary>
/// The public API of each library is the one that was approved. After a change that is meant, run the specs once with
/// <c>UPDATE_API=1</c> and read the difference.
/// </summary>
public sealed class PublicApiSpecs
{
    public static TheoryData<string> Libraries => [.. Assemblies.Libraries.Select(library => library.GetName().Name!)];

    [Theory, MemberData(nameof(Libraries))]
    public void The_public_API_is_the_approved_one(string library)
    {
        var path = $"docs/public-api/{library}.txt";
        var actual = Assembly.Load(library).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").Trim() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "1")
        {
            Directory.CreateDirectory(Path.Combine(Repository.Root, "docs/public-api"));
            File.WriteAllText(Path.Combine(Repository.Root, path), actual);
        }
        Assert.True(Repository.Has(path), $"{path} does not exist: UPDATE_API=1 dotnet test --filter PublicApiSpecs");
        Assert.Equal(Repository.Read(path), actual);
    }
}
