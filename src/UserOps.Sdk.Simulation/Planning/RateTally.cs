using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>Sums up with what chance opportunities were drawn to go well.</summary>
internal sealed class RateTally
{
    private const long Unlimited = 1_000_000_000;

    private readonly double[] _sums = new double[Indicators.All.Count];
    private readonly long[] _counts = new long[Indicators.All.Count];

    /// <summary>Notes an opportunity, and how likely it is to go well.</summary>
    public void Note(IndicatorId id, double chance)
    {
        _sums[(int)id] += chance;
        _counts[(int)id]++;
    }

    /// <summary>Notes an opportunity that was planted to go well or badly.</summary>
    public void Note(IndicatorId id, bool isSuccess) => Note(id, isSuccess ? 1.0 : 0.0);

    /// <summary>Reads the mean chances.</summary>
    public EquatableArray<PlantedRate> Read() =>
    [
        .. Indicators.All.Where(indicator => _counts[(int)indicator.Id] > 0)
            .Select(indicator => new PlantedRate(indicator.Id, _sums[(int)indicator.Id] / _counts[(int)indicator.Id], _counts[(int)indicator.Id])),
    ];

    /// <summary>What the library makes of the rates when each is seen a thousand million times.</summary>
    public static Maturity MaturityOf(EquatableArray<PlantedRate> rates, NodaTime.Instant asOf)
    {
        var policy = MaturityPolicy.Default;
        var evidence = new TicketEvidence
        {
            Policy = policy.ToRef(),
            Request = new() { AsOf = asOf },
            Indicators =
            [
                .. policy.Indicators.Select(setting => rates.FirstOrDefault(rate => rate.Id == setting.Id) is { } planted
                    ? new IndicatorEvidence { Id = setting.Id, Successes = (long)Math.Round(planted.Rate * Unlimited), Opportunities = Unlimited }
                    : new IndicatorEvidence { Id = setting.Id, Successes = 0, Opportunities = 0 }),
            ],
        };
        return new MaturityScorer(policy).Score(evidence).Value;
    }
}
