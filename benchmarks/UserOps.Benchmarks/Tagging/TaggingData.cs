using NodaTime;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>Made-up users and rules about them, the same on every machine: ten attributes, and three conditions to a rule.</summary>
/// <remarks>Of ten rules eight ask for all of three, one for any of them, and one for two of them without the third.</remarks>
internal static class TaggingData
{
    public const int Conditions = 3;
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const int JoinedDays = 2_200;

    private static readonly LocalDate FirstJoined = new(2020, 1, 1);

    private static readonly string[] Channels = ["ads", "app", "friend", "mail", "search", "store"];

    private static readonly string[] Cities =
    [
        "Amsterdam", "Athens", "Beijing", "Berlin", "Boston", "Chengdu", "Chicago", "Dublin", "Guangzhou", "Hamburg", "Hangzhou", "Lagos",
        "Lima", "London", "Madrid", "Milan", "Nairobi", "Osaka", "Paris", "Shanghai", "Shenzhen", "Sydney", "Tokyo", "Wuhan",
    ];

    private static readonly string[] Plans = ["basic", "free", "plus", "pro"];

    public static Instant AsOf { get; } = Instant.FromUtc(2026, 1, 10, 12, 0);

    /// <summary>Gets the texts of an attribute in ordinal order: the place of each is its code in a column.</summary>
    public static string[] TextsOf(string attribute) => attribute switch
    {
        "channel" => Channels,
        "city" => Cities,
        _ => Plans,
    };

    private static EquatableMap<FactType> Attributes { get; } =
    [
        new("age", FactType.Number),
        new("channel", FactType.Text),
        new("city", FactType.Text),
        new("joined", FactType.Date),
        new("orders", FactType.Number),
        new("plan", FactType.Text),
        new("points", FactType.Number),
        new("sessions", FactType.Number),
        new("spent", FactType.Number),
        new("verified", FactType.Bool),
    ];

    /// <summary>Makes users; the first of many are those of a few.</summary>
    public static TaggingUser[] Users(int count) => [.. Enumerable.Range(0, count).Select(User)];

    /// <summary>Tells of a user what the catalogue knows of one.</summary>
    public static UserFacts FactsOf(TaggingUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return UserFacts.From(
            [
                new("age", user.Age),
                new("channel", user.Channel),
                new("city", user.City),
                new("joined", user.Joined),
                new("orders", user.Orders),
                new("plan", user.Plan),
                new("points", user.Points),
                new("sessions", user.Sessions),
                new("spent", user.Spent),
                new("verified", user.Verified),
            ],
            []);
    }

    /// <summary>Makes a catalogue with a flag for each rule; the first rules of many are those of a few.</summary>
    public static TagCatalog Catalog(int rules) => new()
    {
        Name = "benchmark",
        Version = "1",
        Zone = "UTC",
        Attributes = Attributes,
        Tags =
        [
            .. Enumerable.Range(0, rules).Select(rule => new TagDefinition
            {
                Id = Id(rule),
                Names = LocalizedText.Of(Id(rule), Id(rule)),
                Category = "benchmark",
                Type = TagType.Flag,
            }),
        ],
        Rules = [.. Enumerable.Range(0, rules).Select(rule => new TagRule { Tag = Id(rule), When = When(rule) })],
    };

    private static string Id(int rule) => FormattableString.Invariant($"rule-{rule}");

    private static TaggingUser User(int number)
    {
        var dice = new Dice(unchecked((ulong)number * Golden));
        return new()
        {
            Age = 18 + dice.Next(63),
            Channel = Channels[dice.Next(Channels.Length)],
            City = Cities[dice.Skewed(Cities.Length)],
            Joined = FirstJoined.PlusDays(dice.Next(JoinedDays)),
            Orders = dice.Skewed(60),
            Plan = Plans[dice.Next(Plans.Length)],
            Points = dice.Skewed(10_000),
            Sessions = dice.Skewed(200),
            Spent = dice.Skewed(500_000) / 100m,
            Verified = dice.Next(3) > 0,
        };
    }

    private static Condition When(int rule)
    {
        var dice = new Dice(~unchecked((ulong)rule * Golden));
        var first = dice.Next(Attributes.Count);
        var second = (first + 1 + dice.Next(4)) % Attributes.Count;
        var third = (second + 1 + dice.Next(4)) % Attributes.Count;
        var (a, b, c) = (Leaf(first, dice), Leaf(second, dice), Leaf(third, dice));
        return (rule % 10) switch
        {
            8 => new AnyCondition([a, b, c]),
            9 => new AllCondition([a, b, new NotCondition(c)]),
            _ => new AllCondition([a, b, c]),
        };
    }

    private static AttributeCondition Leaf(int attribute, Dice dice)
    {
        var leaf = new AttributeCondition(Attributes.Names[attribute]);
        return leaf.Attribute switch
        {
            "age" => Number(leaf, 18 + dice.Next(63), 12, dice),
            "channel" => Text(leaf, Channels, dice),
            "city" => Text(leaf, Cities, dice),
            "joined" when dice.Next(2) == 0 => leaf with { Before = FirstJoined.PlusDays(dice.Next(JoinedDays)) },
            "joined" => leaf with { After = FirstJoined.PlusDays(dice.Next(JoinedDays)) },
            "orders" => Number(leaf, dice.Skewed(60), 10, dice),
            "plan" => Text(leaf, Plans, dice),
            "points" => Number(leaf, 10 * dice.Skewed(1_000), 900, dice),
            "sessions" => Number(leaf, dice.Skewed(200), 30, dice),
            "spent" => Number(leaf, dice.Skewed(10_000) / 2m, 400, dice),
            _ => leaf with { EqualTo = dice.Next(3) > 0 },
        };
    }

    private static AttributeCondition Number(AttributeCondition leaf, decimal mark, decimal width, Dice dice) => dice.Next(6) switch
    {
        0 => leaf with { Less = mark },
        1 => leaf with { AtMost = mark },
        2 => leaf with { Greater = mark },
        3 => leaf with { Between = [mark, mark + width] },
        _ => leaf with { AtLeast = mark },
    };

    private static AttributeCondition Text(AttributeCondition leaf, string[] texts, Dice dice)
    {
        var first = dice.Next(texts.Length);
        return dice.Next(4) switch
        {
            0 => leaf with { NotEqualTo = texts[first] },
            1 => leaf with { In = [texts[first], texts[(first + 1) % texts.Length], texts[(first + 2) % texts.Length]] },
            _ => leaf with { EqualTo = texts[first] },
        };
    }

    /// <summary>SplitMix64.</summary>
    private sealed class Dice(ulong state)
    {
        private ulong _state = state;

        public int Next(int end) => (int)((Roll() * (ulong)end) >> 32);

        /// <summary>Small numbers more often than large ones.</summary>
        public int Skewed(int end)
        {
            var fraction = Roll();
            return (int)((((fraction * fraction) >> 32) * (ulong)end) >> 32);
        }

        private ulong Roll()
        {
            unchecked
            {
                _state += Golden;
                var value = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
                value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
                return (value ^ (value >> 31)) >> 32;
            }
        }
    }
}
