namespace UserOps.Complaints;

/// <summary>How a factor stands while a complaint is graded.</summary>
/// <param name="Level">The level whose points count; below 0 if it is not known.</param>
/// <param name="Confirmed">The level whose floor counts; below 0 if nothing was confirmed.</param>
internal readonly record struct FactorState(sbyte Level, sbyte Confirmed)
{
    public static FactorState Unknown => new(-1, -1);

    /// <summary>The level that a person would move away from: what is not known is taken for 0.</summary>
    public int Place => Math.Max((int)Level, 0);

    public static FactorState Of(int level) => new((sbyte)level, (sbyte)level);
}
