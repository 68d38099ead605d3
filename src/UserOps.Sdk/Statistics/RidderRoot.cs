namespace UserOps.Statistics;

/// <summary>The root of a continuous function between two points at which its signs differ.</summary>
/// <remarks>C. Ridders, "A new algorithm for computing a single root of a real continuous function", IEEE Transactions on Circuits and Systems 26 (1979) 979-980.</remarks>
internal static class RidderRoot
{
    /// <summary>Finds the root to about the last digit of the points; always within the bracket, which at least halves with every step.</summary>
    public static double Find(Func<double, double> function, double low, double high)
    {
        var (atLow, atHigh) = (function(low), function(high));
        if (atLow == 0 || atHigh == 0)
        {
            return atLow == 0 ? low : high;
        }

        var root = (low + high) / 2;
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            var atMiddle = function(middle);
            var scale = Math.Sqrt((atMiddle * atMiddle) - (atLow * atHigh));
            if (atMiddle == 0 || scale == 0)
            {
                return middle;
            }

            var next = middle + ((middle - low) * (Math.Sign(atLow) * atMiddle / scale));
            var atNext = function(next);
            if (atNext == 0 || Math.Abs(next - root) <= 1e-15 * Math.Max(1, Math.Abs(next)))
            {
                return next;
            }

            root = next;
            Narrow(middle, atMiddle, next, atNext, ref low, ref atLow, ref high, ref atHigh);
            if (high - low <= 1e-15 * Math.Max(1, Math.Abs(next)))
            {
                return next;
            }
        }

        return root;
    }

    /// <summary>Keeps the narrowest of the brackets that two new points make.</summary>
    private static void Narrow(
        double middle, double atMiddle, double next, double atNext, ref double low, ref double atLow, ref double high, ref double atHigh)
    {
        foreach (var (x, y) in (ReadOnlySpan<(double, double)>)[(middle, atMiddle), (next, atNext)])
        {
            if (x <= low || x >= high)
            {
                continue;
            }

            if (Math.Sign(y) == Math.Sign(atLow))
            {
                (low, atLow) = (x, y);
            }
            else
            {
                (high, atHigh) = (x, y);
            }
        }
    }
}
