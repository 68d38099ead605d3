using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>Finds the smoothing parameters with the least sum of squared one-step errors; the same ones at every run.</summary>
/// <remarks>
/// The best point of a grid, then, with one parameter, a golden-section search between its neighbours (J. Kiefer, "Sequential minimax search
/// for a maximum", Proceedings of the American Mathematical Society 4, 1953, 502-506), and with more the simplex of J. A. Nelder and R. Mead,
/// "A simplex method for function minimization" (The Computer Journal 7, 1965, 308-313), held within the ranges. The best point seen is taken.
/// </remarks>
internal sealed class WeightSearch
{
    private const int GoldenSteps = 16;
    private const int SimplexStepsByParameter = 25;
    private const double Enough = 1e-6;
    private const double Golden = 0.6180339887498949;

    private static readonly Range OneAlpha = new('a', 0.01, 0.99, [0.01, 0.1, 0.19, 0.28, 0.37, 0.46, 0.54, 0.63, 0.72, 0.81, 0.9, 0.99]);

    private static readonly Range[] Ses = [OneAlpha];

    // Constants of 0.05 to 0.2 are what Syntetos and Boylan (2005) study: a few counts tell no more.
    private static readonly Range[] Croston = [new('a', 0.01, 0.3, [0.01, 0.04, 0.07, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3])];

    private static readonly Range[] Tsb = [new('a', 0.01, 0.3, [0.02, 0.08, 0.15, 0.25]), new('b', 0.01, 0.3, [0.02, 0.08, 0.15, 0.25])];

    private static readonly Range[] Holt = [new('a', 0.01, 0.99, [0.05, 0.2, 0.4, 0.6, 0.9]), new('b', 0, 0.99, [0, 0.05, 0.2, 0.5])];

    // "We usually restrict φ to a minimum of 0.8 and a maximum of 0.98": Hyndman and Athanasopoulos (2021), section 8.2.
    private static readonly Range[] DampedHolt =
        [new('a', 0.01, 0.99, [0.05, 0.25, 0.5, 0.9]), new('b', 0, 0.99, [0, 0.1, 0.4]), new('p', 0.8, 0.98, [0.8, 0.9, 0.98])];

    // γ as a share of the 1 - α that it may have at the most.
    private static readonly Range[] HoltWinters =
        [new('a', 0.01, 0.99, [0.05, 0.2, 0.5, 0.9]), new('b', 0, 0.99, [0, 0.1, 0.4]), new('g', 0, 0.99, [0, 0.1, 0.4])];

    private readonly ForecastKernel _kernel;
    private readonly ForecastParameters _given;
    private readonly Range[] _free;
    private double[] _best;
    private double _least = double.PositiveInfinity;

    private WeightSearch(ForecastKernel kernel, ForecastMethod method, ForecastParameters given)
    {
        _kernel = kernel;
        _given = given;
        _free = Array.FindAll(RangesOf(method), range => GivenOf(range.Name, given) is null);
        _best = Array.ConvertAll(_free, range => range.Grid[0]);
    }

    /// <summary>Finds the parameters of a method; those given are kept.</summary>
    public static SmoothingWeights Find(ForecastKernel kernel, ForecastMethod method, ForecastParameters given)
    {
        var search = new WeightSearch(kernel, method, given);
        if (search._free.Length > 0)
        {
            search.Grid(new double[search._free.Length], 0);
            if (search._free.Length == 1)
            {
                search.GoldenSection();
            }
            else
            {
                search.Simplex();
            }
        }

        return search.ToWeights(search._best);
    }

    /// <summary>Names those parameters of the weights that a method has.</summary>
    public static ForecastParameters Name(in SmoothingWeights weights, ForecastMethod method)
    {
        var named = new ForecastParameters();
        foreach (var range in RangesOf(method))
        {
            named = range.Name switch
            {
                'a' => named with { Alpha = weights.Alpha },
                'b' => named with { Beta = weights.Beta },
                'g' => named with { Gamma = weights.Gamma },
                _ => named with { Phi = weights.Phi },
            };
        }

        return named;
    }

    private static Range[] RangesOf(ForecastMethod method) => method switch
    {
        ForecastMethod.Ses or ForecastMethod.Theta => Ses,
        ForecastMethod.Holt => Holt,
        ForecastMethod.DampedHolt => DampedHolt,
        ForecastMethod.HoltWinters or ForecastMethod.MultiplicativeHoltWinters => HoltWinters,
        ForecastMethod.Croston or ForecastMethod.Sba => Croston,
        ForecastMethod.Tsb => Tsb,
        _ => [],
    };

    private static double? GivenOf(char name, ForecastParameters given) => name switch
    {
        'a' => given.Alpha,
        'b' => given.Beta,
        'g' => given.Gamma,
        _ => given.Phi,
    };

    private SmoothingWeights ToWeights(ReadOnlySpan<double> point)
    {
        var (alpha, beta, gamma, phi) = (_given.Alpha ?? 0, _given.Beta ?? 0, _given.Gamma, _given.Phi ?? 1);
        var share = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            switch (_free[i].Name)
            {
                case 'a':
                    alpha = point[i];
                    break;
                case 'b':
                    beta = point[i];
                    break;
                case 'g':
                    share = point[i];
                    break;
                default:
                    phi = point[i];
                    break;
            }
        }

        return new(alpha, beta, gamma ?? (share * (1 - alpha)), phi);
    }

    private double Try(double[] point)
    {
        var value = _kernel.Run(ToWeights(point));
        value = double.IsNaN(value) ? double.PositiveInfinity : value;
        if (value < _least)
        {
            _least = value;
            _best = (double[])point.Clone();
        }

        return value;
    }

    private void Grid(double[] point, int from)
    {
        foreach (var value in _free[from].Grid)
        {
            point[from] = value;
            if (from + 1 < point.Length)
            {
                Grid(point, from + 1);
            }
            else
            {
                Try(point);
            }
        }
    }

    private void GoldenSection()
    {
        var grid = _free[0].Grid;
        var place = Array.IndexOf(grid, _best[0]);
        var (low, high) = (grid[Math.Max(0, place - 1)], grid[Math.Min(grid.Length - 1, place + 1)]);
        var (left, right) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
        var (atLeft, atRight) = (Try([left]), Try([right]));
        for (var i = 0; i < GoldenSteps; i++)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Golden * (high - low));
                atLeft = Try([left]);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Golden * (high - low));
                atRight = Try([right]);
            }
        }
    }

    private void Simplex()
    {
        var corners = Corners();
        for (var step = 0; step < SimplexStepsByParameter * _free.Length; step++)
        {
            Array.Sort(corners, (left, right) => left.Value.CompareTo(right.Value));
            var (best, worst) = (corners[0].Value, corners[^1].Value);
            if (!(worst - best > Enough * best))
            {
                return;
            }

            var reflected = Corner(corners, 1);
            if (reflected.Value < best)
            {
                var expanded = Corner(corners, 2);
                corners[^1] = expanded.Value < reflected.Value ? expanded : reflected;
            }
            else if (reflected.Value < corners[^2].Value)
            {
                corners[^1] = reflected;
            }
            else if (Corner(corners, reflected.Value < worst ? 0.5 : -0.5) is var contracted && contracted.Value < Math.Min(worst, reflected.Value))
            {
                corners[^1] = contracted;
            }
            else
            {
                Shrink(corners);
            }
        }
    }

    /// <summary>The best point of the grid, and from there a step along each parameter, inwards.</summary>
    private Vertex[] Corners()
    {
        var origin = _best;
        var corners = new Vertex[_free.Length + 1];
        corners[0] = new(origin, _least);
        for (var i = 0; i < _free.Length; i++)
        {
            var point = (double[])origin.Clone();
            var step = (_free[i].High - _free[i].Low) / 10;
            point[i] += point[i] + step <= _free[i].High ? step : -step;
            corners[i + 1] = new(point, Try(point));
        }

        return corners;
    }

    /// <summary>The point that lies beyond the middle of all but the worst corner, as seen from the worst, by a factor.</summary>
    private Vertex Corner(Vertex[] corners, double factor)
    {
        var point = new double[_free.Length];
        for (var i = 0; i < point.Length; i++)
        {
            var middle = 0.0;
            foreach (var corner in corners.AsSpan(0, point.Length))
            {
                middle += corner.Point[i];
            }

            middle /= point.Length;
            point[i] = Math.Clamp(middle + (factor * (middle - corners[^1].Point[i])), _free[i].Low, _free[i].High);
        }

        return new(point, Try(point));
    }

    private void Shrink(Vertex[] corners)
    {
        for (var j = 1; j < corners.Length; j++)
        {
            var point = new double[_free.Length];
            for (var i = 0; i < point.Length; i++)
            {
                point[i] = (corners[0].Point[i] + corners[j].Point[i]) / 2;
            }

            corners[j] = new(point, Try(point));
        }
    }

    /// <summary>Where a parameter may lie: α, β, γ or φ by its first letter (p for phi).</summary>
    private sealed record Range(char Name, double Low, double High, double[] Grid);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Vertex(double[] Point, double Value);
}
