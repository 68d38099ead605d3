using MathNet.Numerics.Integration;

namespace UserOps.CustomerValue;

/// <summary>The discounted purchases of the time ahead, by Gauss-Legendre quadrature in panels.</summary>
internal static class FuturePanels
{
    /// <summary>Where e^-x has no digit left that counts.</summary>
    private const double Gone = 45;

    private const double Width = 1.5;

    private static readonly GaussLegendreRule Rule = new(-1, 1, 16);

    /// <summary>∫ e^(-δu) rate(u) du from 0 to the horizon, which may be infinite; δ is above 0.</summary>
    /// <remarks>
    /// The rate falls like a power of 1 + u/A, where A is the time scale of the model's customer, so the panels are even in
    /// w = ln (1 + u/A), and narrower where the discount falls fast.
    /// </remarks>
    public static double Integrate(PurchaseModel model, int repeats, double observed, double horizon, double rate)
    {
        var scale = model.Scale + observed;
        var end = NearZero.LogP1(Math.Min(horizon, Gone / rate) / scale);
        var sum = 0.0;
        for (var from = 0.0; from < end;)
        {
            // A panel takes at most a drop of e^-8 of the discount.
            var to = Math.Min(end, from + Math.Min(Width, NearZero.LogP1(8 / (rate * scale * Math.Exp(from)))));
            var (middle, half) = ((from + to) / 2, (to - from) / 2);
            for (var i = 0; i < Rule.Order; i++)
            {
                var w = middle + (half * Rule.GetAbscissa(i));
                var ahead = scale * NearZero.ExpM1(w);
                sum += Rule.GetWeight(i) * half * Math.Exp(w - (rate * ahead)) * scale * model.RateWhileAlive(repeats, observed, ahead);
            }

            from = to;
        }

        return sum;
    }
}
