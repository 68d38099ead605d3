using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Statistics;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>Generates policies, all of them without problems.</summary>
public sealed class PolicyGenerators
{
    private static readonly string[] Names = ["wechat", "app", "phone", "delivery", "billing"];

    internal PolicyGenerators()
    {
    }

    /// <summary>Gets policies of segments, with maps of their own.</summary>
    public Arbitrary<RfmPolicy> Rfm { get; } = RfmGenerators.Policies.Towards(RfmPolicy.Classic11, policy => RfmPolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets maps of segments: presets, and slices of grids of all sizes.</summary>
    public Arbitrary<SegmentMap> SegmentMaps { get; } =
        RfmGenerators.Maps().ToArbitrary().Towards(UserOps.Rfm.SegmentMaps.RecencyFrequency10, map => SegmentMapValidator.Validate(map).Count == 0);

    /// <summary>Gets currencies with the rates of others.</summary>
    public Arbitrary<CurrencyPolicy> Currencies { get; } =
        (from codes in Gen.Shuffle(["CNY", "EUR", "GBP", "USD"])
         from rates in Gen.ArrayOf(Gen.Choose(1, 2_000_000), 3)
         from count in Gen.Choose(0, 3)
         select new CurrencyPolicy { Code = codes[0], Rates = Enumerable.Range(0, count).Select(i => new CurrencyRate(codes[i + 1], rates[i] / 10_000m)).ToEquatableArray() })
        .ToArbitrary().Towards(new() { Code = "CNY" }, policy => policy.Rates.All(rate => rate.Code != policy.Code));

    /// <summary>Gets policies of stages that use every kind of rule.</summary>
    public Arbitrary<StagePolicy> Stages { get; } = StageGenerators.Policies;

    /// <summary>Gets policies of retention.</summary>
    public Arbitrary<RetentionPolicy> Retention { get; } = RetentionGenerators.Policies.Towards(RetentionPolicy.Default, policy => RetentionPolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets funnels of one to four steps.</summary>
    public Arbitrary<FunnelPolicy> Funnels { get; } = LifecycleGenerators.Funnels.Towards(
        new() { Name = "generated", Version = "1", Steps = [new() { Events = ["view"] }], Within = Duration.FromMinutes(30) }, policy => FunnelPolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets policies of paths.</summary>
    public Arbitrary<PathPolicy> Paths { get; } =
        LifecycleGenerators.Paths.Towards(new() { Name = "generated", Version = "1", GoalEvent = "pay", MaxSteps = 1 }, policy => PathPolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets catalogues of tags, with rules of every form.</summary>
    public Arbitrary<TagCatalog> TagCatalogs { get; } = TaggingGenerators.Catalogs;

    /// <summary>Gets precedences between those who speak of tags.</summary>
    public Arbitrary<TagPrecedence> TagPrecedences { get; } = LedgerGenerators.Precedences.Towards(TagPrecedence.Default, policy => TagPrecedenceValidator.Validate(policy).Count == 0);

    /// <summary>Gets audiences: those whom any condition of <see cref="TaggingGenerators.Conditions"/> picks out.</summary>
    public Arbitrary<AudienceExpression> Audiences { get; } = Arb.From(
        TaggingGenerators.Conditions.Generator.Select(Audience), audience => TaggingGenerators.Conditions.Shrinker(audience.Where).Select(Audience));

    /// <summary>Gets policies of grades.</summary>
    public Arbitrary<GradingPolicy> Grading { get; } = GradingGenerators.Policies.Towards(GradingPolicies.Default, policy => GradingPolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets policies of cases and their targets.</summary>
    public Arbitrary<CasePolicy> Cases { get; } = CaseGenerators.Policies.Towards(CasePolicies.Default, policy => CasePolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets policies that see crises.</summary>
    public Arbitrary<CrisisPolicy> Crises { get; } = CrisisGenerators.Policies.Towards(CrisisPolicy.Default, policy => CrisisPolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets policies that see the same complaint in two.</summary>
    public Arbitrary<DuplicatePolicy> Duplicates { get; } = DuplicateGenerators.Policies.Towards(DuplicatePolicy.Default, policy => DuplicatePolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets policies of who must handle what.</summary>
    public Arbitrary<RoutingPolicy> Routing { get; } =
        (from requirements in Gen.ArrayOf(
            from skill in Gen.Elements("expert", "legal", "cross-border")
            from products in Some()
            from topics in Some()
            from channels in Some()
            from complexity in Gen.Elements<int?>(null, null, 1, 2, 3)
            select new SkillRequirement { Products = products, Topics = topics, Channels = channels, LeastComplexity = complexity, Skills = [skill] },
            3)
         from count in Gen.Choose(0, 3)
         let policy = RoutingPolicy.Default with { Name = "generated", Requirements = requirements.Take(count).ToEquatableArray() }
         select RoutingPolicyValidator.Validate(policy).Count == 0 ? policy : RoutingPolicy.Default)
        .ToArbitrary().Towards(RoutingPolicy.Default);

    /// <summary>Gets working calendars of zones whose clocks move.</summary>
    public Arbitrary<WorkingCalendar> WorkingCalendars { get; } = WorkingCalendarGenerators.Calendars;

    /// <summary>Gets policies of maturity, with short windows and small minimums.</summary>
    public Arbitrary<MaturityPolicy> Maturity { get; } = TicketGenerators.Policies.Towards(MaturityPolicy.Default, policy => MaturityPolicyValidator.Validate(policy).Count == 0);

    /// <summary>Gets mappings of a help desk's rows: the presets, in several zones.</summary>
    public Arbitrary<TicketMapping> TicketMappings { get; } =
        (from preset in Gen.Elements(TicketMapping.Presets.ToArray())
         from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/New_York")
         select preset with { Zone = zone }).ToArbitrary().Towards(TicketMapping.Events, mapping => TicketMappingValidator.Validate(mapping).Count == 0);

    /// <summary>Gets how the number of tickets is forecast.</summary>
    public Arbitrary<TicketForecastOptions> TicketForecasts { get; } =
        (from zone in Gen.Elements("UTC", "Asia/Shanghai")
         from period in Gen.Elements(Enum.GetValues<TicketForecastPeriod>())
         from key in Gen.Elements(Enum.GetValues<TicketForecastKey>())
         from keys in Gen.Choose(1, 30)
         from forecast in AnyForecast()
         select new TicketForecastOptions { Zone = zone, Period = period, Key = key, MaxKeys = keys, Forecast = forecast })
        .ToArbitrary().Towards(TicketForecastOptions.Default, options => TicketForecastOptionsValidator.Validate(options).Count == 0);

    /// <summary>Gets how any numbers over time are forecast.</summary>
    public Arbitrary<ForecastOptions> Forecasts { get; } = AnyForecast().ToArbitrary().Towards(ForecastOptions.Default, options => ForecastOptionsValidator.Validate(options).Count == 0);

    private static AudienceExpression Audience(Condition where) => new() { Name = "generated", Version = "1", Where = where };

    private static Gen<EquatableArray<string>> Some() =>
        from shuffled in Gen.Shuffle(Names) from count in Gen.Elements(0, 0, 1, 2) select shuffled.Take(count).ToEquatableArray();

    private static Gen<ForecastOptions> AnyForecast() =>
        from horizon in Gen.Choose(1, 14)
        from season in Gen.Elements(1, 4, 7)
        from confidence in Gen.Elements(0.5, 0.8, 0.95)
        from gain in Gen.Elements(0, 0.05, 0.2)
        select new ForecastOptions { Horizon = horizon, Season = season, Confidence = confidence, LeastGain = gain };
}
