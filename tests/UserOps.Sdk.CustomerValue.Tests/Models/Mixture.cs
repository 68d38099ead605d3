namespace UserOps.CustomerValue.Tests.Models;

/// <summary>A gamma or beta distribution as very many weighted points: the slow way to a mean, with no function but e^x and ln x.</summary>
/// <remarks>Trapezoidal sums over ln λ and ln (p / q), whose last node on a flat tail stands for all of the tail.</remarks>
internal sealed class Mixture
{
    private const double Finest = 0.2;
    private const double Deep = 110;

    private readonly List<double> _weights = [];
    private readonly List<double> _points = [];
    private double _total;

    private Mixture()
    {
    }

    /// <summary>Gets the logarithm of the integral of the weights.</summary>
    public double LogMass { get; private set; }

    /// <summary>∫ λ^k e^(-λA) dλ/λ. Below 1e-22 / (A + reach), what is averaged must be as at 0; the steps suit what goes with up to λ^count.</summary>
    public static Mixture Gamma(double k, double a, double reach, int count = 0)
    {
        var mixture = new Mixture();
        var step = Math.Min(Finest, 0.45 / Math.Sqrt(k + count));
        var (peak, flat) = (Math.Log(k / a), Math.Log(1e-22 / (a + reach)));

        // ln of the weight over the one at the peak: k (d - e^d + 1).
        mixture.Walk(+step, d => k * (d - Expm1(d)), _ => false, 0, d => k / a * Math.Exp(d));
        mixture.Walk(-step, d => k * (d - Expm1(d)), d => peak + d < flat, k, d => k / a * Math.Exp(d));
        mixture.Close((k * peak) - k, step);
        return mixture;
    }

    /// <summary>∫ p^a q^b dp/(p q). Below 1e-22 / (1 + reach), what is averaged must be as at 0, and as at 1 next to 1.</summary>
    public static Mixture Beta(double a, double b, double reach, int count = 0)
    {
        var mixture = new Mixture();
        var step = Math.Min(Finest, 0.45 * Math.Sqrt((1 / (a + count)) + (1 / (b + count))));
        var (peak, share) = (Math.Log(a / b), a / (a + b));
        var flat = Math.Log(1e22 * (1 + reach));
        double Fall(double d) => d > 0
            ? (-b * d) - ((a + b) * Log1p(b / (a + b) * Expm1(-d)))
            : (a * d) - ((a + b) * Log1p(share * Expm1(d)));
        double At(double d) => 1 / (1 + Math.Exp(-(peak + d)));
        mixture.Walk(+step, Fall, d => peak + d > flat, b, At);
        mixture.Walk(-step, Fall, d => peak + d < -flat, a, At);
        mixture.Close((a * (share > 0.5 ? Log1p(-b / (a + b)) : Math.Log(share))) + (b * (share > 0.5 ? Math.Log(b / (a + b)) : Log1p(-share))), step);
        return mixture;
    }

    /// <summary>The mean of a function of one quantity.</summary>
    public double Mean(Func<double, double> function)
    {
        var sum = 0.0;
        for (var i = 0; i < _points.Count; i++)
        {
            sum += _weights[i] * function(_points[i]);
        }

        return sum / _total;
    }

    /// <summary>The mean of a function of two independent quantities.</summary>
    public double Mean(Mixture other, Func<double, double, double> function) => Mean(x => other.Mean(y => function(x, y)));

    /// <summary>e^x - 1.</summary>
    public static double Expm1(double x) => Math.Abs(x) > 0.7 ? Math.Exp(x) - 1 : 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    /// <summary>ln (1 + x), which is 2 artanh (x / (2 + x)).</summary>
    public static double Log1p(double x) => Math.Abs(x) > 0.7 ? Math.Log(1 + x) : 2 * Math.Atanh(x / (2 + x));

    private void Walk(double step, Func<double, double> logWeight, Func<double, bool> isFlat, double slope, Func<double, double> at)
    {
        for (var d = step > 0 ? 0 : step; ; d += step)
        {
            var log = logWeight(d);
            if (log < -Deep)
            {
                return;
            }

            var weight = Math.Exp(log);
            if (isFlat(d))
            {
                weight /= -Expm1(-slope * Math.Abs(step));
                Add(at(d), weight);
                return;
            }

            Add(at(d), weight);
        }
    }

    private void Add(double point, double weight)
    {
        _points.Add(point);
        _weights.Add(weight);
        _total += weight;
    }

    private void Close(double logTop, double step) => LogMass = logTop + Math.Log(_total * step);
}
