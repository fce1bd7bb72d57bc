namespace MiniActors.Platforms;

/// <summary>The files of a project directory, by which it is known and read (<c>platforms.*.project</c>).</summary>
public sealed record ProjectLayout
{
    /// <summary>The file of the developer tools: <c>project.config.json</c>, <c>mini.project.json</c>, <c>project.swan.json</c>.</summary>
    public required string Settings { get; init; }

    /// <summary>The <c>compileType</c> in it that this platform wants; null: any.</summary>
    public required string? CompileType { get; init; }

    /// <summary>The file of the program itself, below the root: <c>app.json</c>, <c>game.json</c>.</summary>
    public required string App { get; init; }

    /// <summary>The script that is run first: <c>app.js</c>, <c>game.js</c>.</summary>
    public required string Entry { get; init; }
}
