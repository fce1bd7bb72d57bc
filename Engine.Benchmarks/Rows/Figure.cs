using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Rows;

/// <summary>One figure of a row, as it was measured.</summary>
/// <param name="Row">The row.</param>
/// <param name="Load">Under which load.</param>
/// <param name="Quantity">What was measured, with its unit.</param>
/// <param name="Engine">Through the engine.</param>
/// <param name="Raw">Through the raw client; null: there is nothing to compare with.</param>
/// <param name="Ratio">Engine divided by raw, round by round; where Node is the one to compare with, divided by Node.</param>
/// <param name="Goal">What it has to reach; null: it is told for the record.</param>
/// <param name="Wire">Over which wire of the engine; null: it makes no difference.</param>
/// <param name="Node">Through Node.js; null: it was not asked, or cannot tell.</param>
/// <param name="Point">Where it stands on an axis; null: on none.</param>
internal sealed record Figure(
    string Row, string Load, string Quantity, Spread Engine, Spread? Raw = null, Spread? Ratio = null, Goal? Goal = null,
    string? Wire = null, Spread? Node = null, Point? Point = null);

/// <summary>A place on the axis of a plot.</summary>
/// <param name="Axis">What grows.</param>
/// <param name="At">How far it has grown.</param>
internal sealed record Point(string Axis, double At);
