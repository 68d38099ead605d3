namespace UserOps.Reporting;

/// <summary>The part of a report that tells of customer value: who is still a customer, and what is to come.</summary>
public static class ValueSection
{
    /// <summary>Makes the part, of whatever is there; what is not given is left out.</summary>
    /// <param name="lead">One or two sentences under the heading: whose value, as of when, by which model.</param>
    /// <param name="findings">What was found, by whoever predicts.</param>
    /// <param name="purchases">Repeat purchases, actual and predicted.</param>
    /// <param name="alive">How likely customers are still customers.</param>
    /// <param name="policies">The policies that decided.</param>
    /// <returns>The part, with up to two pictures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lead"/> is <see langword="null"/>.</exception>
    public static ReportSection Of(
        LocalizedText lead, EquatableArray<Finding> findings = default, RepeatPurchases? purchases = null, AliveGrid? alive = null, EquatableArray<PolicyRef> policies = default)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var pictures = new List<Func<PictureOptions, Picture>>();
        if (alive is not null)
        {
            pictures.Add(options => ValuePictures.Alive(alive, options));
        }

        if (purchases is not null)
        {
            pictures.Add(options => ValuePictures.RepeatPurchases(purchases, options));
        }

        return new()
        {
            Id = "value",
            Title = LocalizedText.Of("Customer value: who is still a customer, and what is to come", "客户价值：谁仍是客户，未来如何"),
            Lead = lead,
            Findings = findings,
            Pictures = pictures,
            Policies = policies,
        };
    }
}
