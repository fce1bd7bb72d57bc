using MiniActors.Files;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Laws;

/// <summary>A disk whose work is done by the thread that asks for it.</summary>
internal sealed class PromptDisk(IFileDisk disk) : IFileDisk
{
    public IProgramStore Open(StoreLimits limits) => new Store(disk.Open(limits));

    public void Dispose()
    {
    }

    private sealed class Store(IProgramStore files) : ForwardingStore(files)
    {
        public override void Run(Action work) => work();
    }
}
