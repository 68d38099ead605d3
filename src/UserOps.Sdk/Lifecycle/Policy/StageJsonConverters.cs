using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>A rule, told by the member that it has.</summary>
internal sealed class StageRuleJsonConverter : UnionJsonConverter<StageRule>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } =
    [
        new("all", typeof(AllRule)),
        new("any", typeof(AnyRule)),
        new("not", typeof(NotRule)),
        new("was", typeof(WasRule)),
        new("clock", typeof(ClockRule)),
        new("activeDaysIn", typeof(ActiveDaysRule)),
        new("streak", typeof(StreakRule)),
    ];
}

/// <summary>A limit: the text of a fixed one, or the object of the own rhythm.</summary>
internal sealed class StageLimitJsonConverter : UnionJsonConverter<StageLimit>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } = [new("quantile", typeof(OwnGapLimit))];

    public override Type? TextType => typeof(FixedLimit);
}

/// <summary>A fixed limit as its text.</summary>
internal sealed class FixedLimitJsonConverter : TextJsonConverter<FixedLimit>
{
    public override string Allowed => new PeriodJsonConverter().Allowed;

    protected override bool TryParse(string text, out FixedLimit value)
    {
        var read = PeriodJsonConverter.TryParseIso(text, out var period);
        value = new(period);
        return read;
    }

    protected override string Format(FixedLimit value) => PeriodPattern.Roundtrip.Format(value.Length);
}
