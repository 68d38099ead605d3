namespace UserOps.Rfm;

internal static class CurrencyPolicyValidator
{
    private const decimal MaxRate = 1_000_000m;
    private const int MaxRateDecimals = 12;

    public static void ThrowIfInvalid(CurrencyPolicy? currency, string paramName)
    {
        if (currency is not null)
        {
            InvalidPolicyException.ThrowIfAny(Validate(currency, "$").ToEquatableArray(), paramName);
        }
    }

    public static IEnumerable<PolicyProblem> Validate(CurrencyPolicy currency, string path)
    {
        if (string.IsNullOrWhiteSpace(currency.Code))
        {
            yield return new($"{path}.code", null, "blank", "a text", "Name the currency as the rows write it, such as GBP.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { currency.Code };
        for (var i = 0; i < currency.Rates.Count; i++)
        {
            var (code, rate) = currency.Rates[i];
            if (string.IsNullOrWhiteSpace(code) || !seen.Add(code))
            {
                yield return new(
                    $"{path}.rates[{i}].code", null, $"'{code}'", "a currency that has no rate yet", "Give every other currency one rate.");
            }

            if (rate is <= 0 or > MaxRate || Exact.Normalize(rate).Scale > MaxRateDecimals)
            {
                yield return new(
                    $"{path}.rates[{i}].rate",
                    null,
                    Exact.Text(rate),
                    $"above 0, at most {Exact.Text(MaxRate)}, with at most {MaxRateDecimals} decimals",
                    $"Write what one unit is worth in {currency.Code}.");
            }
        }
    }
}
