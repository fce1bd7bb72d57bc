using MiniActors.Examples.AlipaySocket;

await AlipaySocketExample.RunAsync(Console.Out, args.FirstOrDefault());
