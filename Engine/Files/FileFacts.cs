namespace MiniActors.Files;

/// <summary>What is known of a file or a directory.</summary>
/// <param name="IsDirectory">True: a directory.</param>
/// <param name="Size">The bytes of a file; 0 of a directory.</param>
/// <param name="Accessed">When it was last read, in seconds since 1970.</param>
/// <param name="Modified">When it was last written, in seconds since 1970.</param>
public sealed record FileFacts(bool IsDirectory, long Size, long Accessed, long Modified);
