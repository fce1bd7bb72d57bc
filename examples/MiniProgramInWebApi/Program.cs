using MiniActors.Examples.MiniProgramInWebApi;

await WebApi.Build(args).RunAsync();
