namespace UserOps.Simulation;

/// <summary>Weights laid end to end: finds the piece that a point of the line lies in.</summary>
internal sealed class CumulativeWeights
{
    private readonly double[] _ends;

    /// <summary>Initializes a new instance of the <see cref="CumulativeWeights"/> class.</summary>
    /// <param name="weights">The lengths of the pieces, from 0; at least one is above it.</param>
    public CumulativeWeights(ReadOnlySpan<double> weights)
    {
        _ends = new double[weights.Length];
        var end = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            end += weights[i];
            _ends[i] = end;
        }
    }

    /// <summary>Gets the length of the line.</summary>
    public double Total => _ends[^1];

    /// <summary>Finds the piece at a point; a piece of length 0 is never found.</summary>
    /// <param name="point">The point; before the line it counts as its start, after it as its last point.</param>
    /// <returns>The piece, and how far into it the point lies, in [0, 1).</returns>
    public (int Piece, double Fraction) Find(double point)
    {
        var inside = Math.Clamp(point, 0, Math.BitDecrement(Total));
        var low = 0;
        var high = _ends.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ends[middle] > inside)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        var start = low == 0 ? 0 : _ends[low - 1];
        return (low, Math.Min((inside - start) / (_ends[low] - start), Math.BitDecrement(1.0)));
    }
}
