using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>How unevenly a total is spread over items: the Pareto curve, the Gini coefficient and the share of the top.</summary>
/// <remarks>
/// <para>The curve goes through (k/n, what the k greatest of n items hold) for every k, in straight lines: the Lorenz curve
/// (M. O. Lorenz, "Methods of measuring the concentration of wealth", Publications of the American Statistical Association
/// 9 (1905) 209-219) read from the greatest item down. It never falls, starts at (0, 0) and ends at (1, 1).</para>
/// <para>Sums are exact, whatever the number of items and their decimals; only the final shares are rounded, each within
/// a relative 1e-15. So the order of the items never matters, and curves of equal items are equal. Immutable and
/// thread-safe. Keeps 8 bytes an item; making it sorts them and takes some fifty bytes an item meanwhile.</para>
/// </remarks>
public sealed record ConcentrationCurve
{
    // What the k greatest items hold, for k from 0 to n; empty when the total is 0.
    private readonly EquatableArray<double> _shares;

    private ConcentrationCurve(int count, int negativeCount, decimal total, double? gini, double[] shares)
    {
        Count = count;
        NegativeCount = negativeCount;
        Total = total;
        Gini = gini;
        _shares = new(shares);
    }

    /// <summary>Gets the number of items, those of value 0 among them.</summary>
    public int Count { get; }

    /// <summary>Gets the number of items that were negative and count as 0.</summary>
    public int NegativeCount { get; }

    /// <summary>Gets the total: exact up to 28 significant digits, beyond that rounded to the nearest decimal.</summary>
    public decimal Total { get; }

    /// <summary>Gets the Gini coefficient; <see langword="null"/> when the total is 0.</summary>
    /// <value>From 0, all items are equal, to 1 - 1/n, one item holds everything.</value>
    /// <remarks>
    /// C. Gini, "Variabilità e mutabilità" (1912): half the mean difference of all n² pairs, relative to the mean. In the
    /// form of A. Sen, "On Economic Inequality" (1973), section 2.5, for ascending values x: 2 Σ i x(i) / (n Σ x) - (n + 1) / n.
    /// It is that of the items themselves; as an estimate for a larger population multiply it by n / (n - 1).
    /// </remarks>
    public double? Gini { get; }

    /// <summary>Makes the curve of some items.</summary>
    /// <param name="values">What each item holds, in any order; a negative value counts as 0.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    /// <exception cref="OverflowException">The total is more than <see cref="decimal.MaxValue"/>.</exception>
    public static ConcentrationCurve Of(IEnumerable<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);

        decimal[] items = [.. values];
        var negative = 0;
        byte scale = 0;
        var greatest = 0m;
        foreach (ref var item in items.AsSpan())
        {
            negative += item < 0 ? 1 : 0;
            item = Exact.Normalize(Math.Max(item, 0));
            scale = Math.Max(scale, item.Scale);
            greatest = Math.Max(greatest, item);
        }

        // Whole numbers of the smallest decimal place. 128 bits hold the sum of all but outlandish mixtures.
        return Whole<BigInteger>(greatest, scale) * items.Length <= UInt128.MaxValue
            ? Of<UInt128>(items, scale, negative)
            : Of<BigInteger>(items, scale, negative);
    }

    /// <summary>Finds the share of the total that the greatest items hold.</summary>
    /// <remarks>When the fraction is no whole number of items, the item on the border counts in part.</remarks>
    /// <param name="fractionOfItems">Which items: 0.2 for the greatest fifth; from 0 to 1.</param>
    /// <returns>The share, between 0 and 1; <see langword="null"/> when the total is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fractionOfItems"/> isn't between 0 and 1.</exception>
    public double? TopShare(double fractionOfItems)
    {
        if (!(fractionOfItems >= 0 && fractionOfItems <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(fractionOfItems), fractionOfItems, "A fraction must be between 0 and 1. Write the top 20 % as 0.2.");
        }

        return Total == 0 ? null : ShareOf(Count * fractionOfItems);
    }

    /// <summary>Samples the curve at equal steps, to draw it.</summary>
    /// <param name="count">How many points, both ends among them; at least 2.</param>
    /// <returns>The points from (0, 0) to (1, 1); empty when the total is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 2.</exception>
    public EquatableArray<ConcentrationPoint> Points(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (Total == 0)
        {
            return [];
        }

        var points = new ConcentrationPoint[count];
        for (var i = 0; i < count; i++)
        {
            // One division of whole numbers: a step that meets an item meets it exactly.
            points[i] = new((double)i / (count - 1), ShareOf((double)((long)i * Count) / (count - 1)));
        }

        return new(points);
    }

    private static ConcentrationCurve Of<T>(decimal[] items, byte scale, int negative)
        where T : struct, IBinaryInteger<T>
    {
        var whole = Array.ConvertAll(items, item => Whole<T>(item, scale));
        Array.Sort(whole);

        // The sum of what the k greatest hold, over all k, counts the i-th smallest item i times: it is Σ i x(i).
        var shares = new double[items.Length + 1];
        var sum = T.Zero;
        var ranked = BigInteger.Zero;
        for (var k = 1; k <= whole.Length; k++)
        {
            sum += whole[^k];
            ranked += BigInteger.CreateChecked(sum);
            shares[k] = double.CreateChecked(sum);
        }

        var total = BigInteger.CreateChecked(sum);
        if (total.IsZero)
        {
            return new(items.Length, negative, total: 0, gini: null, shares: []);
        }

        var last = shares[^1];
        foreach (ref var share in shares.AsSpan())
        {
            share /= last;
        }

        BigInteger n = items.Length;
        return new(items.Length, negative, Rounded(total, scale), Quotient((2 * ranked) - ((n + 1) * total), n * total), shares);
    }

    /// <summary>What the greatest items hold, counted in items and parts of one.</summary>
    private double ShareOf(double items)
    {
        var whole = (int)items;
        var share = _shares[whole];
        return whole == Count ? share : Math.Min(share + ((items - whole) * (_shares[whole + 1] - share)), _shares[whole + 1]);
    }

    /// <summary>A decimal that isn't negative, in units of the decimal place <paramref name="scale"/>.</summary>
    private static T Whole<T>(decimal value, byte scale)
        where T : struct, IBinaryInteger<T>
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var words = MemoryMarshal.Cast<int, uint>(bits);
        var mantissa = new UInt128(words[2], ((ulong)words[1] << 32) | words[0]);
        return T.CreateChecked(mantissa) * TenTo<T>(scale - value.Scale);
    }

    private static T TenTo<T>(int power)
        where T : struct, IBinaryInteger<T>
    {
        var ten = T.CreateChecked(10);
        var result = T.One;
        for (var i = 0; i < power; i++)
        {
            result *= ten;
        }

        return result;
    }

    /// <summary>The decimal that is nearest to a whole number of a decimal place; half-way to the even digit.</summary>
    private static decimal Rounded(BigInteger value, int scale)
    {
        var limit = new BigInteger(decimal.MaxValue);
        for (var dropped = 0; dropped <= scale; dropped++)
        {
            var unit = BigInteger.Pow(10, dropped);
            var (kept, rest) = BigInteger.DivRem(value, unit);
            var half = (2 * rest).CompareTo(unit);
            kept += half > 0 || (half == 0 && !kept.IsEven) ? 1 : 0;
            if (kept <= limit)
            {
                return Exact.Normalize((decimal)kept / (decimal)BigInteger.Pow(10, scale - dropped));
            }
        }

        throw new OverflowException(string.Create(
            CultureInfo.InvariantCulture,
            $"The total of the values is about {(double)value / Math.Pow(10, scale):g4}; it must be at most {decimal.MaxValue}. Use a larger unit."));
    }

    /// <summary>The double next to a quotient of two whole numbers.</summary>
    private static double Quotient(BigInteger numerator, BigInteger denominator)
    {
        // 64 bits more than the denominator has: 63 or more digits of the quotient, before the one rounding to 53.
        var shift = (int)(denominator.GetBitLength() - numerator.GetBitLength()) + 64;
        return numerator.IsZero ? 0 : Math.ScaleB((double)(UInt128)((numerator << shift) / denominator), -shift);
    }
}
