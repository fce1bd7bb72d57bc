using System.Text.Json;
using MiniActors.Benchmarks;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Tests.Benchmarks;

/// <summary>Each row in its shortest form. How fast it was is nobody's business here: the machine of a test is a busy one.</summary>
public class BenchmarkSpecs
{
    public static TheoryData<string> Rows => new(AllRows.InOrder.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_row_runs_to_its_end_and_writes_its_figures(string row)
    {
        var run = await BenchmarkRun.OfAsync(row, "--runs", "1", "--messages", "20", "--mib", "2");

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
    public async Task A_flood_loses_nothing_and_keeps_its_order()
    {
        var run = await BenchmarkRun.OfAsync("flood", "--messages", "100");

        Assert.Equal(0, MedianOf(run, "messages lost"));
        Assert.Equal(0, MedianOf(run, "messages out of order"));
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

    private static double MedianOf(BenchmarkRun run, string quantity) => run.Figures.EnumerateArray()
        .Single(figure => figure.GetProperty("quantity").GetString() == quantity)
        .GetProperty("engine").GetProperty("median").GetDouble();
}
