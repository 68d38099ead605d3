using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>Generates valid grading policies and complaints, small enough that sums, floors and screening meet.</summary>
public static class GradingGenerators
{
    private static readonly string[] Ids = ["alpha", "beta", "gamma", "delta", "epsilon"];

    private static readonly Gen<string?> Words = Gen.Elements<string?>(null, null, "app", "hotline", "茶壶", "a \"quoted\" one", "line\nbreak");

    /// <summary>Gets the instant of the first receipt: the 1 January 2026, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>Gets policies that compile: every rule for what is not known, with and without brackets, a matrix, and phrases.</summary>
    public static Arbitrary<GradingPolicy> Policies { get; } = AnyPolicy().ToArbitrary();

    /// <summary>Gets policies, each with two complaints that it can grade.</summary>
    public static Arbitrary<(GradingPolicy Policy, ComplaintFacts One, ComplaintFacts Other)> PoliciesAndFacts { get; } =
        (from policy in Gen.Frequency((4, AnyPolicy()), (1, Gen.Elements(GradingPolicies.All.ToArray())))
         from one in AnyFacts(policy)
         from other in AnyFacts(policy)
         select (policy, one, other)).ToArbitrary();

    /// <summary>Gets complaints that the default policy can grade.</summary>
    public static Arbitrary<ComplaintFacts> Facts { get; } = FactsFor(GradingPolicies.Default);

    /// <summary>Makes complaints that a policy can grade.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The complaints: factors absent, not known, proposed and confirmed; with numbers of people and amounts beside or instead.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static Arbitrary<ComplaintFacts> FactsFor(GradingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return AnyFacts(policy).ToArbitrary();
    }

    private static Gen<ComplaintFacts> AnyFacts(GradingPolicy policy)
    {
        var currencies = policy.Amount?.Currencies.Select(item => item.Currency).ToArray() ?? ["CNY"];
        return
            from hours in Gen.Choose(0, 1_000)
            from readings in Gen.CollectToArray(policy.Factors, AnyReading)
            from customer in Gen.Elements<string?>(null, "u1", "u2")
            from channel in Words
            from topic in Words
            from text in Words
            from keys in Gen.ArrayOf(AnyKey(), 2)
            from keyCount in Gen.Choose(0, 2)
            from affected in Gen.Frequency((3, Gen.Constant<long?>(null)), (1, Gen.Elements<long?>(1, 2, 9, 10, 99, 100, 5_000_000_000)))
            from hasAmount in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from cents in Gen.Choose(0, 10_000_000)
            from currency in Gen.Elements(currencies)
            select new ComplaintFacts
            {
                Id = new($"C-{hours}"),
                ReceivedAt = Start + Duration.FromHours(hours),
                CustomerId = customer is null ? null : new UserId(customer),
                Channel = channel,
                Product = topic,
                Topic = topic,
                Text = text,
                Keys = keys[..keyCount].ToEquatableArray(),
                Factors = policy.Factors.Zip(readings)
                    .Where(pair => pair.Second is not null)
                    .Select(pair => KeyValuePair.Create(pair.First.Id, pair.Second!.Value))
                    .ToEquatableMap(),
                Affected = affected,
                Amount = hasAmount ? new Money(cents / 100m, currency) : null,
            };
    }

    private static Gen<ComplaintKey> AnyKey() =>
        from kind in Gen.Elements("order", "phone", "email")
        from value in Gen.Elements("1", "2", "a:b", "手机")
        select new ComplaintKey(kind, value);

    private static Gen<FactorReading?> AnyReading(GradingFactor factor) => Gen.Frequency(
        (3, Gen.Constant<FactorReading?>(null)),
        (1, Gen.Constant<FactorReading?>(FactorReading.Unknown)),
        (5, from level in Gen.Choose(0, factor.Levels.Count - 1)
            from proposed in Gen.Elements(false, false, true)
            from evidence in Gen.Elements<string?>(null, null, "a phrase")
            select (FactorReading?)new FactorReading(level) { IsProposed = proposed, Evidence = evidence }));

    private static Gen<GradingPolicy> AnyPolicy() =>
        from count in Gen.Choose(1, Ids.Length)
        from factors in Gen.CollectToArray(Ids[..count], AnyFactor)
        from standard in Gen.Choose(1, 30)
        from major in Gen.Choose(1, 40)
        from critical in Gen.Choose(1, 50)
        from screening in AnyGrade()
        from affected in Gen.Elements(-1, 0, 0)
        from amount in Gen.Elements(-1, 1, 1)
        from matrix in AnyMatrix(factors)
        from regrading in AnyRegrading()
        select new GradingPolicy
        {
            Name = "generated",
            Version = "1",
            Thresholds = new() { Standard = standard, Major = standard + major, Critical = standard + major + critical },
            ScreeningFloor = screening,
            Factors = factors.ToEquatableArray(),
            Affected = affected < 0 ? null : new() { Factor = Ids[0], From = Brackets(factors[0], 2).Select(number => (long)number).ToEquatableArray() },
            Amount = amount < 0 || count < 2 ? null : new() { Factor = Ids[1], Currencies = [new() { Currency = "CNY", From = Brackets(factors[1], 100) }] },
            Matrix = matrix,
            Phrases = [new() { Factor = Ids[count - 1], Phrases = ["茶壶", "quoted"] }],
            Regrading = regrading,
        };

    private static EquatableArray<decimal> Brackets(GradingFactor factor, int first) =>
        Enumerable.Range(0, factor.Levels.Count - 1).Select(place => first * (decimal)Math.Pow(10, place)).ToEquatableArray();

    private static Gen<GradingFactor> AnyFactor(string id) =>
        from count in Gen.Choose(2, 4)
        from points in Gen.ArrayOf(Gen.Elements(0, 1, 5, 10, 20, 40), count)
        from floors in Gen.ArrayOf(Gen.Frequency((3, Gen.Constant(ComplaintGrade.Minor)), (1, AnyGrade())), count)
        from screened in Gen.Elements(UnknownRule.LevelZero, UnknownRule.LevelZero, UnknownRule.NeedsScreening)
        from routes in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
        from source in Gen.Elements<string?>(null, "ISO 10002, 7.5")
        select new GradingFactor
        {
            Id = id,
            Names = LocalizedText.Of(id, $"{id} 因素"),
            Source = source,
            WhenUnknown = routes ? UnknownRule.LevelZero : screened,
            RoutesOnly = routes,
            Levels = Levels(routes ? [] : [.. points[1..].Order()], routes ? [] : [.. floors[1..].Order()], count),
        };

    private static EquatableArray<GradingLevel> Levels(int[] points, ComplaintGrade[] floors, int count) =>
        Enumerable.Range(0, count)
            .Select(level => new GradingLevel
            {
                Points = level == 0 || points.Length == 0 ? 0 : points[level - 1],
                Floor = level == 0 || floors.Length == 0 || floors[level - 1] == ComplaintGrade.Minor ? null : floors[level - 1],
                Names = LocalizedText.Of($"level {level}", $"第 {level} 档"),
            })
            .ToEquatableArray();

    private static Gen<ImpactUrgencyMatrix?> AnyMatrix(GradingFactor[] factors)
    {
        if (factors.Length < 2 || factors[0].RoutesOnly || factors[1].RoutesOnly)
        {
            return Gen.Constant<ImpactUrgencyMatrix?>(null);
        }

        var (rows, columns) = (factors[0].Levels.Count, factors[1].Levels.Count);
        var matrix =
            from steps in Gen.ArrayOf(Gen.Elements(0, 0, 1), rows + columns)
            select (ImpactUrgencyMatrix?)new ImpactUrgencyMatrix
            {
                Impact = factors[0].Id,
                Urgency = factors[1].Id,
                Grades = Enumerable.Range(0, rows)
                    .Select(row => Enumerable.Range(0, columns)
                        .Select(column => (ComplaintGrade)Math.Min(3, steps[..(row + 1)].Sum() + steps[rows..(rows + column + 1)].Sum()))
                        .ToEquatableArray())
                    .ToEquatableArray(),
            };
        return Gen.Frequency((3, Gen.Constant<ImpactUrgencyMatrix?>(null)), (1, matrix));
    }

    private static Gen<RegradingPolicy> AnyRegrading() =>
        from raises in Gen.ArrayOf(Gen.Choose(0, 3), 3)
        from grades in Gen.ArrayOf(AnyGrade(), 4)
        from reopened in Gen.Elements<ComplaintGrade?>(null, ComplaintGrade.Standard, ComplaintGrade.Major)
        let order = raises.Order().ToArray()
        let least = grades.Order().ToArray()
        select new RegradingPolicy
        {
            Age =
            [
                new() { Share = 0.5m, Raise = order[0], UpTo = least[0] },
                new() { Share = 0.8m, Raise = order[1], UpTo = least[1] },
                new() { Share = 1m, Raise = order[2], UpTo = least[2] },
            ],
            Cluster = [new() { From = 10, Floor = least[1] }, new() { From = 100, Floor = least[3] }],
            Reopened = reopened,
        };

    private static Gen<ComplaintGrade> AnyGrade() => Gen.Elements(ComplaintGrades.All.ToArray());
}
