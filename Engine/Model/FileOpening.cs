namespace MiniActors.Model;

/// <summary>How a file is opened.</summary>
/// <param name="Reads">It may be read.</param>
/// <param name="Writes">It may be written.</param>
/// <param name="Creates">It is made where it is not there.</param>
/// <param name="Fresh">It must not be there.</param>
/// <param name="Empties">What is in it goes.</param>
/// <param name="Appends">Everything is written at the end.</param>
public sealed record FileOpening(bool Reads, bool Writes = false, bool Creates = false, bool Fresh = false, bool Empties = false, bool Appends = false);
