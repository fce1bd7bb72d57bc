using System.Text.Json;
using MiniActors.Benchmarks;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Tests.Benchmarks;

/// <summary>Each row in its shortest form. How fast it was is nobody's business here: the machine of a test is a busy one.</summary>
public class BenchmarkSpecs
{
    private static readonly string[] Shortest = ["--runs", "1", "--messages", "10", "--mib", "1", "--node", "off", "--unpublished"];

    public static TheoryData<string> Rows => new(AllRows.InOrder.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_row_runs_to_its_end_and_writes_its_figures(string row)
    {
        var run = await BenchmarkRun.OfAsync(row, [.. Shortest, "--wire", "native"]);

        Assert.True(run.Status == 0, run.Output);
        Assert.NotEmpty(run.Figures.EnumerateArray());
        Assert.All(run.Figures.EnumerateArray(), figure =>
        {
            Assert.Equal(row, figure.GetProperty("row").GetString());
            Assert.True(figure.GetProperty("engine").GetProperty("median").GetDouble() >= 0, figure.GetRawText());
            Assert.Contains(figure.GetProperty("quantity").GetString()!, run.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task All_runs_each_row_in_a_process_of_its_own_whose_figures_come_back()
    {
        var figures = await RowProcess.RunAsync("get", ["--runs=1", "--messages=5", "--node=off"], CancellationToken.None);

        Assert.All(figures, figure => Assert.Equal("get", figure.Row));
        Assert.Contains(figures, figure => figure is { Quantity: "requests/s", Engine.Median: > 0, Raw.Median: > 0, Ratio: not null, Goal.Text: "≥ 0.95 of raw" });
    }

    [Fact]
    public async Task A_row_whose_process_fails_is_broken() =>
        Assert.Contains("status 2", (await Assert.ThrowsAsync<InvalidOperationException>(() => RowProcess.RunAsync("echo", ["--runs=0"], CancellationToken.None))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "")]
    [InlineData("--json a --markdown b --svg c --check", "")]
    [InlineData("--runs 3 --messages 10 --mib 1 --wire native --node off --unpublished --check", "--wire=native --runs=3 --messages=10 --mib=1 --node=off --unpublished")]
    public void All_says_to_each_row_how_it_is_run_and_keeps_what_becomes_of_the_figures(string all, string row) =>
        Assert.Equal(row, string.Join(' ', RowCommand.OptionsOf(RowCommand.MakeAll(AllRows.InOrder).Parse(all))));

    [Fact]
    public async Task A_flood_loses_nothing_and_keeps_its_order_on_both_wires()
    {
        var run = await BenchmarkRun.OfAsync("slow", Shortest);

        Assert.Equal(["native", "websocket-client"], run.Figures.EnumerateArray().Select(figure => figure.GetProperty("wire").GetString()).Distinct());
        Assert.All(Of(run, "messages lost"), median => Assert.Equal(0, median));
        Assert.All(Of(run, "messages out of order"), median => Assert.Equal(0, median));
    }

    [Fact]
    public async Task Node_has_a_column_or_it_is_told_why_it_has_none()
    {
        var run = await BenchmarkRun.OfAsync("get", "--runs", "1", "--messages", "5");

        Assert.True(run.Status == 0, run.Output);
        var compared = run.Figures.EnumerateArray().Any(figure => figure.GetProperty("node").ValueKind == JsonValueKind.Object);
        Assert.True(compared || run.Output.Contains("node: not found", StringComparison.Ordinal), run.Output);
    }

    [Fact]
    public async Task A_wrong_command_line_is_told_and_measures_nothing()
    {
        var run = await BenchmarkRun.OfAsync("echo", "--runs", "0");

        Assert.Equal(2, run.Status);
        Assert.Contains("--runs", run.Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Undefined, run.Figures.ValueKind);
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 0)]
    public void A_goal_that_does_not_hold_matters_to_check_alone(bool check, bool holds, int status)
    {
        var figure = new Figure("row", "load", "quantity", Spread.Of([1]), Goal: new Goal("≥ 2", holds));

        Assert.Equal(status, RowCommand.StatusOf([figure], check));
    }

    private static List<double> Of(BenchmarkRun run, string quantity)
    {
        List<double> medians =
        [
            .. run.Figures.EnumerateArray().Where(figure => figure.GetProperty("quantity").GetString() == quantity)
                .Select(figure => figure.GetProperty("engine").GetProperty("median").GetDouble()),
        ];
        Assert.NotEmpty(medians);
        return medians;
    }
}
