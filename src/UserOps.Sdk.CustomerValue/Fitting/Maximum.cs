using MathNet.Numerics.LinearAlgebra;

namespace UserOps.CustomerValue;

/// <summary>Where a likelihood is greatest.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Value">The logarithm of the likelihood.</param>
/// <param name="Gradient">Its derivatives by the logarithms of the parameters.</param>
/// <param name="Hessian">Its second derivatives by the logarithms of the parameters.</param>
/// <param name="Steps">How many steps led there.</param>
/// <param name="IsConverged">Whether there is no step left that would gain anything.</param>
internal sealed record Maximum(
    double[] Parameters, double Value, double[] Gradient, Matrix<double> Hessian, int Steps, bool IsConverged);
