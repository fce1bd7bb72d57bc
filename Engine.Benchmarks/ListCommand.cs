using System.CommandLine;
using MiniActors.Benchmarks.Rows;
using Spectre.Console;

namespace MiniActors.Benchmarks;

/// <summary>The command <c>list</c>: every row, and what it has to reach.</summary>
internal static class ListCommand
{
    public static Command Make()
    {
        var command = new Command("list", "Lists the rows and their goals.");
        command.SetAction(_ =>
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumn("row").AddColumn("what it measures").AddColumn("goals");
            foreach (var row in AllRows.InOrder) table.AddRow(Markup.Escape(row.Name), Markup.Escape(row.Summary), Markup.Escape(row.Goals));
            AnsiConsole.Write(table);
            return 0;
        });
        return command;
    }
}
