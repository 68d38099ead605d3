using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>One point of a control chart: what came, what the chart makes of it, and the limit.</summary>
/// <remarks><c>default</c> is in control.</remarks>
/// <param name="Value">The value that came.</param>
/// <param name="Statistic">The chart's statistic after it.</param>
/// <param name="Limit">The upper limit of the statistic.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ControlPoint(double Value, double Statistic, double Limit)
{
    /// <summary>Gets a value indicating whether the chart signals: the statistic is above its limit.</summary>
    public bool IsOver => Statistic > Limit;
}
