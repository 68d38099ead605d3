using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>The smoothing parameters α, β, γ and φ of one pass over a series.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SmoothingWeights(double Alpha, double Beta, double Gamma, double Phi);
