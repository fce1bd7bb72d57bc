using MiniActors.Host;

HeadStart.BeginFor(args);
using var interruption = new Interruption();
return await HostProgram.RunAsync(args, Terminal.OfProcess(), interruption.Requested).ConfigureAwait(false);
