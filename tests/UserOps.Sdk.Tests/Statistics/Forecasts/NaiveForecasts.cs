namespace UserOps.Tests.Statistics;

/// <summary>The methods of forecasting the slow way, written from their definitions.</summary>
internal static class NaiveForecasts
{
    public static (double Intercept, double Slope) Line(IReadOnlyList<double> y)
    {
        // The normal equations for y = a + b t, t = 1 … n.
        var n = (double)y.Count;
        var (t, tt) = (n * (n + 1) / 2, n * (n + 1) * ((2 * n) + 1) / 6);
        var (sum, ty) = (y.Sum(), y.Select((value, i) => (i + 1) * value).Sum());
        var slope = n < 2 ? 0 : ((n * ty) - (t * sum)) / ((n * tt) - (t * t));
        return ((sum - (slope * t)) / n, slope);
    }

    public static double Ses(IReadOnlyList<double> y, double alpha) => Ses(y, alpha, y.Take(10).Average());

    /// <summary>The weighted average of all values and the start, weights falling by 1 - α.</summary>
    public static double Ses(IReadOnlyList<double> y, double alpha, double start) =>
        (Math.Pow(1 - alpha, y.Count) * start) + y.Select((value, i) => alpha * Math.Pow(1 - alpha, y.Count - 1 - i) * value).Sum();

    public static double Holt(IReadOnlyList<double> y, double alpha, double beta, double phi, int step)
    {
        var (level, trend) = Line([.. y.Take(10)]);
        foreach (var value in y)
        {
            var before = level;
            level = (alpha * value) + ((1 - alpha) * (before + (phi * trend)));
            trend = (beta * (level - before)) + ((1 - beta) * phi * trend);
        }

        return level + (Enumerable.Range(1, step).Sum(i => Math.Pow(phi, i)) * trend);
    }

    public static double HoltWinters(IReadOnlyList<double> y, int m, bool multiplies, double alpha, double beta, double gamma, int step)
    {
        var indices = Season([.. y.Take(Math.Min(4, y.Count / m) * m)], m, multiplies);
        var (level, trend) = Line([.. Adjust(y.Take(10), indices, multiplies)]);
        var season = new List<double>(indices);
        for (var t = 0; t < y.Count; t++)
        {
            var (before, drift, last) = (level, trend, season[t]);
            level = (alpha * (multiplies ? y[t] / last : y[t] - last)) + ((1 - alpha) * (before + drift));
            trend = (beta * (level - before)) + ((1 - beta) * drift);
            season.Add((gamma * (multiplies ? y[t] / Math.Max(before + drift, 1e-3) : y[t] - before - drift)) + ((1 - gamma) * last));
        }

        var index = season[y.Count + ((step - 1) % m)];
        return multiplies ? (level + (step * trend)) * index : level + (step * trend) + index;
    }

    public static double[] Season(double[] y, int m, bool multiplies)
    {
        var half = m / 2;
        var indices = Enumerable.Range(0, m).Select(place =>
        {
            var differences = new List<double>();
            for (var t = half; t < y.Length - half; t++)
            {
                var trend = m % 2 == 1
                    ? y[(t - half)..(t + half + 1)].Average()
                    : (y[(t - half)..(t + half)].Average() + y[(t - half + 1)..(t + half + 1)].Average()) / 2;
                if (t % m == place)
                {
                    differences.Add(multiplies ? y[t] / trend : y[t] - trend);
                }
            }

            return differences.Average();
        }).ToArray();
        return [.. indices.Select(index => multiplies ? index / indices.Average() : index - indices.Average())];
    }

    public static IEnumerable<double> Adjust(IEnumerable<double> y, double[] indices, bool multiplies) =>
        y.Select((value, t) => multiplies ? value / indices[t % indices.Length] : value - indices[t % indices.Length]);

    public static double Croston(IReadOnlyList<double> y, double alpha)
    {
        var places = Enumerable.Range(1, y.Count).Where(t => y[t - 1] > 0).ToList();
        if (places.Count == 0)
        {
            return 0;
        }

        var (size, interval) = (y[places[0] - 1], (double)places[0]);
        for (var i = 1; i < places.Count; i++)
        {
            size = (alpha * y[places[i] - 1]) + ((1 - alpha) * size);
            interval = (alpha * (places[i] - places[i - 1])) + ((1 - alpha) * interval);
        }

        return size / interval;
    }

    public static double Tsb(IReadOnlyList<double> y, double alpha, double beta)
    {
        var first = y.ToList().FindIndex(value => value > 0);
        if (first < 0)
        {
            return 0;
        }

        var (size, chance) = (y[first], 1.0 / (first + 1));
        foreach (var value in y.Skip(first + 1))
        {
            size = value > 0 ? (alpha * value) + ((1 - alpha) * size) : size;
            chance = (beta * (value > 0 ? 1 : 0)) + ((1 - beta) * chance);
        }

        return size * chance;
    }

    /// <summary>The mean of two theta lines: the regression line carried on, and twice the series less that line, smoothed.</summary>
    public static double Theta(IReadOnlyList<double> y, double alpha, int step)
    {
        var (intercept, slope) = Line(y);
        var curved = y.Select((value, i) => (2 * value) - (intercept + (slope * (i + 1)))).ToList();
        var start = (2 * y.Take(10).Average()) - (intercept + slope);
        return ((intercept + (slope * (y.Count + step))) + Ses(curved, alpha, start)) / 2;
    }
}
