namespace UserOps.CustomerValue;

/// <summary>Logarithm and exponential where their arguments are small: to the last digits, which the naive forms lose.</summary>
/// <remarks>
/// W. Kahan's corrections, from N. J. Higham, "Accuracy and Stability of Numerical Algorithms" (2nd edition, 2002), sections 1.14.1
/// and 2.10. The runtime's <c>double.LogP1</c> and <c>double.ExpM1</c> are the naive forms, and MathNet's <c>Expm1</c> is off by 2e-7
/// at some arguments.
/// </remarks>
internal static class NearZero
{
    /// <summary>ln (1 + x).</summary>
    public static double LogP1(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>e^x - 1.</summary>
    public static double ExpM1(double x)
    {
        var u = Math.Exp(x);
        return Math.Abs(x) > 0.5 ? u - 1 : u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }
}
