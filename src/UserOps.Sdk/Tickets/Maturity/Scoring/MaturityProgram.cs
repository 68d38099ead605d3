using System.Collections.Frozen;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>A policy, checked and ready: its words in sets, its numbers as doubles.</summary>
internal sealed class MaturityProgram
{
    public MaturityProgram(MaturityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        InvalidPolicyException.ThrowIfAny(MaturityPolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        Ref = policy.ToRef();
        Days = new(DateTimeZoneProviders.Tzdb[policy.Zone]);
        ProductCauses = policy.ProductCauses.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        UnknownCauses = policy.UnknownCauses.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        ExcludedCategories = policy.Exclusions.Categories.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        ExcludedStates = policy.Exclusions.States.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        GoodOutcomes = policy.Research.GoodOutcomes.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        HotspotDays = MaturityPolicyValidator.Days(policy.Hotspots.Window);
        Surges = new()
        {
            Period = SurgePeriod.Week,
            Chance = (double)policy.Surges.Chance,
            LeastCount = policy.Surges.LeastCount,
            Baseline = policy.Surges.BaselineWeeks,
            LeastBaseline = policy.Surges.LeastWeeks,
        };
        Settings = policy.Indicators.ToFrozenDictionary(setting => setting.Id);
    }

    public MaturityPolicy Policy { get; }

    public PolicyRef Ref { get; }

    public DayClock Days { get; }

    public Duration Triage => Policy.Windows.Triage;

    public Duration Reopen => Policy.Windows.Reopen;

    public Duration Drive => Policy.Windows.Drive;

    public Duration Silence => Policy.Windows.Silence;

    public Duration Recurrence => Policy.Windows.Recurrence;

    public Duration FixHorizon => Policy.Windows.FixHorizon;

    public Duration ReportGrace => Policy.Windows.ReportGrace;

    public int HotspotDays { get; }

    public SurgeSearch Surges { get; }

    public FrozenSet<string> ProductCauses { get; }

    public FrozenSet<string> UnknownCauses { get; }

    public FrozenSet<string> ExcludedCategories { get; }

    public FrozenSet<string> ExcludedStates { get; }

    public FrozenSet<string> GoodOutcomes { get; }

    public FrozenDictionary<IndicatorId, IndicatorSetting> Settings { get; }
}
