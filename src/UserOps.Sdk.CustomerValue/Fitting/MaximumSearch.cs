using MathNet.Numerics.LinearAlgebra;

namespace UserOps.CustomerValue;

/// <summary>Finds the maximum of a likelihood: Newton's method over the logarithms of the parameters, within a region of trust and a box.</summary>
/// <remarks>
/// <para>J. Nocedal and S. J. Wright, "Numerical Optimization" (2nd edition, 2006), chapter 4, with the eigenvalues of the
/// Hessian taken by their size, so that a step leads up also where the likelihood is not concave. The Hessian is the central
/// difference of the analytic gradient.</para>
/// <para>The box keeps parameters finite that run away, as those of data without dropout do: one at the edge that would go on
/// outwards stays there.</para>
/// </remarks>
internal static class MaximumSearch
{
    /// <summary>Parameters stay within e^-14 and e^14 units: from a millionth of the scale of the data to a million of it.</summary>
    public const double Edge = 14;

    private const int MostSteps = 200;

    /// <summary>A gain below this is none: it moves no parameter by a millionth of its standard error.</summary>
    private const double NoGain = 1e-13;

    /// <summary>Below this gain the quadratic model is truer than the difference of two long sums.</summary>
    private const double SmallGain = 1e-5;

    private const double Difference = 1e-4;

    /// <summary>Climbs from a point.</summary>
    public static Maximum From(ILogLikelihood likelihood, ReadOnlySpan<double> start)
    {
        var size = likelihood.Size;
        var point = Array.ConvertAll(start.ToArray(), value => Math.Clamp(Math.Log(value), -Edge, Edge));
        var gradient = new double[size];
        var value = At(likelihood, point, gradient);
        var hessian = Hessian(likelihood, point, Difference);
        var trust = 1.0;
        for (var steps = 0; ; steps++)
        {
            var (step, gain) = Step(point, gradient, hessian, trust);
            if (gain < NoGain || steps == MostSteps || trust < 1e-12)
            {
                return new(Array.ConvertAll(point, Math.Exp), value, gradient, Hessian(likelihood, point, Difference), steps, gain < NoGain);
            }

            var next = new double[size];
            for (var i = 0; i < size; i++)
            {
                next[i] = Math.Clamp(point[i] + step[i], -Edge, Edge);
            }

            var nextGradient = new double[size];
            var nextValue = At(likelihood, next, nextGradient);
            var ratio = gain < SmallGain ? 1 : (nextValue - value) / gain;
            trust = ratio > 0.75 ? Math.Min(4, trust * 2) : ratio > 0.25 ? trust : Norm(step) / 4;
            if (ratio > 1e-4)
            {
                (point, value, gradient) = (next, nextValue, nextGradient);
                hessian = Hessian(likelihood, point, Difference);
            }
        }
    }

    /// <summary>Finds the second derivatives by the logarithms of the parameters, as central differences of the gradient.</summary>
    private static Matrix<double> Hessian(ILogLikelihood likelihood, double[] point, double difference)
    {
        var size = point.Length;
        var hessian = Matrix<double>.Build.Dense(size, size);
        var (above, below, moved) = (new double[size], new double[size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            point.CopyTo(moved, 0);
            moved[i] = point[i] + difference;
            At(likelihood, moved, above);
            moved[i] = point[i] - difference;
            At(likelihood, moved, below);
            for (var j = 0; j < size; j++)
            {
                var second = (above[j] - below[j]) / (2 * difference);
                hessian[i, j] += second / 2;
                hessian[j, i] += second / 2;
            }
        }

        return hessian;
    }

    /// <summary>The step that gains the most within the region of trust, and how much by the quadratic model.</summary>
    private static (double[] Step, double Gain) Step(double[] point, double[] gradient, Matrix<double> hessian, double trust)
    {
        int[] free = [.. Enumerable.Range(0, point.Length).Where(i => Math.Abs(point[i]) < Edge || point[i] * gradient[i] < 0)];
        var step = new double[point.Length];
        if (free.Length == 0)
        {
            return (step, 0);
        }

        var slope = Vector<double>.Build.Dense(free.Length, i => gradient[free[i]]);
        var curvature = Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => -hessian[free[i], free[j]]);
        var eigen = curvature.Evd(Symmetricity.Symmetric);
        var along = eigen.EigenVectors.TransposeThisAndMultiply(slope);
        var sizes = eigen.EigenValues.Map(value => Math.Max(Math.Abs(value.Real), 1e-10));
        var moved = along.PointwiseDivide(sizes);
        for (var damping = sizes.Minimum() / 8; moved.L2Norm() > trust; damping *= 1.5)
        {
            moved = along.PointwiseDivide(sizes + damping);
        }

        var gain = along.DotProduct(moved) - (0.5 * moved.PointwiseMultiply(sizes).DotProduct(moved));
        var direction = eigen.EigenVectors * moved;
        for (var i = 0; i < free.Length; i++)
        {
            step[free[i]] = direction[i];
        }

        return (step, gain);
    }

    private static double At(ILogLikelihood likelihood, double[] point, double[] gradient) =>
        likelihood.Evaluate(Array.ConvertAll(point, Math.Exp), gradient);

    private static double Norm(double[] step) => Math.Sqrt(step.Sum(part => part * part));
}
