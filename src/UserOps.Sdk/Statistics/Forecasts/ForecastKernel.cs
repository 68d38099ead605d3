namespace UserOps.Statistics;

/// <summary>One method on one series: its initial values, computed once, and passes over the series with any parameters.</summary>
internal abstract class ForecastKernel
{
    /// <summary>How many values the initial level and trend are read off: Hyndman, Koehler, Ord and Snyder (2008), section 2.6.1.</summary>
    protected const int StartingValues = 10;

    /// <summary>Gets how many one-step errors a pass counts.</summary>
    public abstract int Errors { get; }

    /// <summary>Passes over the series and remembers the state at its end.</summary>
    /// <returns>The sum of the squared one-step errors, by which the parameters are fitted.</returns>
    public abstract double Run(in SmoothingWeights weights);

    /// <summary>Forecasts from the state that the last pass left.</summary>
    /// <param name="step">How many steps ahead, from 1.</param>
    public abstract double At(int step);

    /// <summary>Passes over the series and sums the squared one-step errors of the forecasts themselves.</summary>
    public virtual double SquaredErrors(in SmoothingWeights weights) => Run(weights);
}
