using MiniActors.Host;

using var interruption = new Interruption();
return await HostProgram.RunAsync(args, Terminal.OfProcess(), interruption.Requested).ConfigureAwait(false);
