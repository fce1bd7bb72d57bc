using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>What the flag of <c>FileSystemManager.open</c> means. Source: WeChat's typings, OpenOption.flag.</summary>
public static class FileFlagRule
{
    /// <summary>How a file is opened; null: there is no such flag.</summary>
    public static FileOpening? Of(string flag) => flag switch
    {
        "r" => new FileOpening(Reads: true),
        "r+" => new FileOpening(Reads: true, Writes: true),
        "w" => new FileOpening(Reads: false, Writes: true, Creates: true, Empties: true),
        "w+" => new FileOpening(Reads: true, Writes: true, Creates: true, Empties: true),
        "wx" => new FileOpening(Reads: false, Writes: true, Creates: true, Fresh: true),
        "wx+" => new FileOpening(Reads: true, Writes: true, Creates: true, Fresh: true),
        "a" or "as" => new FileOpening(Reads: false, Writes: true, Creates: true, Appends: true),
        "a+" or "as+" => new FileOpening(Reads: true, Writes: true, Creates: true, Appends: true),
        "ax" => new FileOpening(Reads: false, Writes: true, Creates: true, Fresh: true, Appends: true),
        "ax+" => new FileOpening(Reads: true, Writes: true, Creates: true, Fresh: true, Appends: true),
        _ => null,
    };
}
