using MathNet.Numerics.Integration;

namespace UserOps.CustomerValue;

/// <summary>The discounted purchases of the time ahead, by Gauss-Legendre quadrature in panels that fit themselves to the fall.</summary>
internal static class FuturePanels
{
    /// <summary>Where e^-x has no digit left that counts.</summary>
    private const double Gone = 45;

    private const double Width = 1.5;

    /// <summary>How far the polynomial through the nodes may miss the start of a panel; the integral misses by about the square.</summary>
    private const double Miss = 1e-9;

    /// <summary>More panels than any fall of a model needs; then what is left is taken as it comes.</summary>
    private const int MostPanels = 400;

    private static readonly GaussLegendreRule Rule = new(-1, 1, 16);

    /// <summary>What the values at the nodes count for at the start of a panel, when a polynomial is led through them.</summary>
    private static readonly double[] AtStart = [.. Enumerable.Range(0, Rule.Order).Select(i => Enumerable.Range(0, Rule.Order)
        .Where(j => j != i)
        .Aggregate(1.0, (product, j) => product * ((-1 - Rule.GetAbscissa(j)) / (Rule.GetAbscissa(i) - Rule.GetAbscissa(j)))))];

    /// <summary>∫ e^(-δu) rate(u) du from 0 to the horizon, which may be infinite; δ is above 0.</summary>
    /// <remarks>
    /// The rate falls like a power of 1 + u/A, where A is the time scale of the model's customer, so the panels are even in
    /// w = ln (1 + u/A), and narrower where the discount falls fast. That power may be large, or the customers a mixture of some who
    /// are all but gone and some who stay, so a panel is halved until the polynomial that it integrates is seen to be true at its start.
    /// </remarks>
    public static double Integrate(PurchaseModel model, int repeats, double observed, double horizon, double rate)
    {
        var scale = model.Scale + observed;
        var until = Math.Min(horizon, Gone / rate);
        var end = NearZero.LogP1(until / scale);
        var (sum, width, panels) = (0.0, Width, 0);
        var rates = model.RatesWhileAlive(repeats, observed, until);
        var start = At(0);
        for (var from = 0.0; from < end;)
        {
            // A panel takes at most a drop of e^-8 of the discount.
            var to = Math.Min(end, from + Math.Min(width, NearZero.LogP1(8 / (rate * scale * Math.Exp(from)))));
            var (middle, half) = ((from + to) / 2, (to - from) / 2);
            var (part, atStart, last) = (0.0, 0.0, 0.0);
            for (var i = 0; i < Rule.Order; i++)
            {
                var w = middle + (half * Rule.GetAbscissa(i));
                last = At(w);
                part += Rule.GetWeight(i) * half * last;
                atStart += AtStart[i] * last;
            }

            if (++panels < MostPanels && Math.Abs(atStart - start) > Miss * start)
            {
                width = half;
                continue;
            }

            sum += part;
            var left = until - (scale * NearZero.ExpM1(to));
            if (last / (scale * Math.Exp(to)) * left < sum * 1e-17)
            {
                // Rate and discount only fall, so there is nothing left to add.
                break;
            }

            (from, width, start) = (to, Math.Min(Width, 4 * half), At(to));
        }

        return sum;

        double At(double w)
        {
            var ahead = scale * NearZero.ExpM1(w);
            return Math.Exp(w - (rate * ahead)) * scale * rates(ahead);
        }
    }
}
