using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MiniActors.Adapters;

/// <summary>Tells plain files from pipes, sockets and devices before one is opened: to open a pipe is to wait for its other end.</summary>
public static class FileKind
{
    // statx(2), whose structure is the same on every architecture.
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint TypeOnly = 1;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>True for a plain file, and not for a link to one; null: there is none, or this system does not tell.</summary>
    public static bool? IsPlain(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var buffer = new byte[256];
            if (Statx(CurrentDirectory, path, NoFollow, TypeOnly, buffer) != 0) return null;
            return (BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(ModeOffset)) & TypeMask) == Regular;
        }
        catch (Exception cause) when (cause is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] buffer);
}
