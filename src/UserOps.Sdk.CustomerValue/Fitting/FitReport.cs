using MathNet.Numerics.LinearAlgebra;

namespace UserOps.CustomerValue;

/// <summary>What the Hessian at a maximum tells of the parameters.</summary>
/// <param name="Covariance">The covariance of the logarithms of the parameters, row by row; empty without a maximum within bounds.</param>
/// <param name="StandardErrors">The standard errors of the parameters.</param>
/// <param name="Weak">The parameters that the data does not tell.</param>
internal readonly record struct FitReport(
    EquatableArray<double> Covariance, EquatableArray<ModelParameter> StandardErrors, EquatableArray<string> Weak)
{
    private const double LargeError = 3;

    /// <summary>Reads a maximum.</summary>
    /// <param name="maximum">The maximum, in the units of the search.</param>
    /// <param name="parameters">The parameters as they are told, in the unit of the sample.</param>
    public static FitReport Of(Maximum maximum, EquatableArray<ModelParameter> parameters)
    {
        var size = maximum.Parameters.Length;
        var atEdge = maximum.Parameters.Select(value => Math.Abs(Math.Log(value)) > MaximumSearch.Edge - 0.01).ToArray();
        var curvature = Matrix<double>.Build.Dense(size, size, (i, j) => -maximum.Hessian[i, j]);
        var eigen = curvature.Evd(Symmetricity.Symmetric);
        var least = eigen.EigenValues.Min(value => value.Real);
        var covariance = eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(eigen.EigenValues.Map(value => 1 / value.Real))
            * eigen.EigenVectors.Transpose();
        covariance = (covariance + covariance.Transpose()) / 2;
        var told = covariance.Enumerate().ToEquatableArray();
        if (atEdge.Contains(true) || !(least > 0) || !ModelDraws.IsCovariance(told, size))
        {
            // Without an edge, what lies in the direction in which nothing changes is weak.
            var flat = eigen.EigenVectors.Column(eigen.EigenValues.Select(value => value.Real).ToList().IndexOf(least));
            return new([], [], Named(i => atEdge.Contains(true) ? atEdge[i] : Math.Abs(flat[i]) > 0.1));
        }

        return new(
            told,
            parameters.Select((parameter, i) => parameter with { Value = parameter.Value * Math.Sqrt(covariance[i, i]) }).ToEquatableArray(),
            Named(i => Math.Sqrt(covariance[i, i]) > LargeError));

        EquatableArray<string> Named(Func<int, bool> isWeak) =>
            parameters.Where((_, i) => isWeak(i)).Select(parameter => parameter.Name).ToEquatableArray();
    }
}
