namespace UserOps.Statistics;

/// <summary>How to forecast a series of counts.</summary>
public sealed record ForecastOptions
{
    /// <summary>Gets the options that are used unless others are given.</summary>
    public static ForecastOptions Default { get; } = new();

    /// <summary>Gets how many steps to look ahead.</summary>
    /// <value>7 by default; 1 to 1,000.</value>
    public int Horizon { get; init; } = 7;

    /// <summary>Gets how many values make a season: 7 for days with a weekly rhythm, 12 for months.</summary>
    /// <value>1 by default, and like 0: no season. At most 10,000.</value>
    public int Season { get; init; } = 1;

    /// <summary>Gets the confidence of the intervals.</summary>
    /// <value>0.95 by default; more than 0 and less than 1.</value>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Gets by what the candidates are judged.</summary>
    /// <value><see cref="ForecastLoss.Rmse"/> by default.</value>
    public ForecastLoss Loss { get; init; }

    /// <summary>Gets the methods to choose from, in any order; naive and seasonal naive are always tried.</summary>
    /// <value>Empty by default: all.</value>
    public EquatableArray<ForecastMethod> Candidates { get; init; }

    /// <summary>Gets from how many origins, the last ones, the methods are tried at the most. Each costs a fit of every candidate.</summary>
    /// <value>60 by default; 5 to 1,000. Below 30 there is no conformal interval.</value>
    public int MaxOrigins { get; init; } = 60;

    /// <summary>Gets by what share a method's loss must be below that of the baseline to be chosen.</summary>
    /// <value>0.05 by default; 0 or more, less than 1.</value>
    public double LeastGain { get; init; } = 0.05;
}
