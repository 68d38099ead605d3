using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace UserOps.Lifecycle;

/// <summary>Intervals in a row after an anchor.</summary>
/// <remarks><c>default</c> is interval 0 alone.</remarks>
/// <param name="From">The first interval; 0 is the anchor's own.</param>
/// <param name="To">The last interval, included.</param>
[StructLayout(LayoutKind.Auto)]
[method: JsonConstructor]
public readonly record struct IntervalRange(int From, int To)
{
    /// <summary>Returns the range as text.</summary>
    /// <returns>Its ends, or its one interval: <c>2-4</c>, <c>7</c>.</returns>
    public override string ToString() => From == To ? Exact.Text(From) : $"{Exact.Text(From)}-{Exact.Text(To)}";
}
