namespace UserOps.Rfm;

/// <summary>The currency that money is counted in, and the rates of the currencies that may be turned into it.</summary>
public sealed record CurrencyPolicy
{
    /// <summary>Gets the code of the currency, such as <c>GBP</c>, as the rows write it. Rows without a currency are taken to be in it.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the rates of other currencies; a row in a currency without one is rejected. None by default.</summary>
    public EquatableArray<CurrencyRate> Rates { get; init; }

    internal decimal? RateOf(string code)
    {
        foreach (var rate in Rates)
        {
            if (rate.Code == code)
            {
                return rate.Rate;
            }
        }

        return null;
    }
}
