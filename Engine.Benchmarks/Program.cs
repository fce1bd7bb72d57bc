using System.CommandLine;
using MiniActors.Benchmarks;
using MiniActors.Benchmarks.Flood;
using MiniActors.Benchmarks.Idle;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Pure;
using MiniActors.Benchmarks.Rows;
using MiniActors.Benchmarks.Sessions;
using MiniActors.Benchmarks.Soak;
using MiniActors.Benchmarks.Transfers;

const int WrongCommandLine = 2;

var root = new RootCommand("Measures the engine beside raw clients, in one run, against a server in another process. Figures are ratios: run it on a quiet machine, in Release.")
{
    ListCommand.Make(),
    RowCommand.MakeAll(AllRows.InOrder),
    PureCommand.Make(),
    ServerCommand.Make(),
    FloodClientCommand.Make(),
    TransferClientCommand.Make(),
    IdleClientCommand.Make(),
    SoakCommand.Make(),
    SessionsCommand.Make(),
    SessionClientCommand.Make(),
};
foreach (var row in AllRows.InOrder) root.Add(RowCommand.Make(row));
var parsed = root.Parse(args);
var status = await parsed.InvokeAsync().ConfigureAwait(false);
return parsed.Errors.Count > 0 ? WrongCommandLine : status;
