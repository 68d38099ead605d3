using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Tagging;

/// <summary>Whether the comparison with the library would see a mistake of the compiler: each one that can be made in a tree, one by one.</summary>
public class VerdictMutantTests
{
    private const int Users = 200;

    /// <summary>Mistakes that change no answer: where they are, and why.</summary>
    private static readonly (string Pattern, string Why)[] Harmless =
    [
        ("/with figures/", "Figures are tried by themselves."),
        ("^/t2(\\.4)?: (1 more|ELSE lost)$", "Who has stopped is always known."),
        ("^/v[16]: condition lost$", "A value is read where the tag is given."),
        ("/r2\\.1: another value$", "No number lies between the two."),
        ("/r6\\.2.*(AtLeast for Greater|condition lost)$", "A mean of nothing is possible, however it is compared."),
        ("/r[78]\\.0\\.2\\..*(ELSE|condition|part) lost(, [12])?$", "After the last rule that gives the value, whatever holds gives another."),
        ("/r7\\.0\\.2: part lost, 1$", "After the last rule that gives the value, whatever holds gives another."),
    ];

    private static readonly Instant[] AsOfs =
    [
        .. from day in new[] { 12, 30, 45, 60 }
           from hour in new[] { 5, 12, 21 }
           select TaggingGenerators.Start + Duration.FromDays(day) + Duration.FromHours(hour),
    ];

    [Fact]
    public void Every_mistake_in_verdicts_is_found_out()
    {
        using var engine = TestEngine.Start(EngineKind.Sqlite);
        var fixture = new TagFixture(engine, EngineKind.Sqlite, TagLayout.OneTable);
        var population = TagFixture.Population(Users);
        using var connection = engine.Open();
        var tagger = new Tagger(Decided);
        var alive = new List<Mutant>();
        var seen = new HashSet<Mutant>();
        foreach (var (asOf, turn) in AsOfs.Select((asOf, turn) => (asOf, turn)))
        {
            var slots = tagger.SlotsAt(asOf);
            fixture.Fill(population.Select((facts, user) => AtEdges(facts, slots, user + (3 * turn))));
            var query = TaggingSql.Verdicts(slots, fixture.Tables, SqlDialect.Sqlite);
            alive.AddRange(Mutant.Of(query).Where(mutant => seen.Add(mutant) && !Array.Exists(Harmless, mistakes => mutant.Is(mistakes.Pattern))));
            var expected = fixture.Facts.Select(user => (user.Key, VerdictOf(tagger, user.Value, asOf))).ToHashSet();
            Assert.True(IsAsExpected(connection, query, expected));
            alive.RemoveAll(mutant => mutant.In(query) is { } spoilt && !IsAsExpected(connection, spoilt, expected));
        }

        var unseen = string.Join('\n', alive.Select(mutant => mutant.ToString()).Order(StringComparer.Ordinal));
        Assert.True(unseen.Length == 0, $"{seen.Count} mistakes were made. Not found out:\n{unseen}");
        Assert.All(Harmless, mistakes => Assert.Contains(seen, mutant => mutant.Is(mistakes.Pattern)));
    }

    private static TagCatalog Decided => TaggingGenerators.CatalogOf(new ObservedForCondition(Lookback.OfDays(5))) with
    {
        Tags =
        [
            Tag("t0", TagType.Flag), Tag("t1", TagType.Choice, "high", "middle", "low"), Tag("t2", TagType.Flag, "g"), Tag("t3", TagType.Flag, "g"),
            Tag("t4", TagType.Flag), Tag("t5", TagType.Flag), Tag("t6", TagType.Number),
        ],
        Rules =
        [
            new() { Tag = "t0", When = new ObservedForCondition(Lookback.OfDays(5)) },
            new() { Tag = "t1", Value = "low", When = new AttributeCondition("plan") { EqualTo = "a" } },
            new() { Tag = "t1", Value = "high", When = new AttributeCondition("points") { Greater = 1 } },
            new() { Tag = "t1", Value = "middle", When = new AttributeCondition("joined") { WithinLast = Lookback.OfDays(30) } },
            new() { Tag = "t1", Value = "low", When = new AttributeCondition("active") { EqualTo = true } },
            new() { Tag = "t2", When = new StoppedCondition(new("order"), Lookback.OfDays(10)) },
            new() { Tag = "t3", When = new RepeatedCondition(new AvgCondition("order.amount") { AtLeast = 1 }, 2, 3, CalendarPeriod.Week) { IncludeCurrent = true } },
            new() { Tag = "t4", When = new AnyCondition([new TagCondition("t1", "middle"), new NotCondition(new TagCondition("t3"))]) },
            new() { Tag = "t5", When = new AllCondition([new TagCondition("t1", "low"), new AttributeCondition("born") { OlderThan = Lookback.OfMonths(12) }]) },
            new() { Tag = "t6", Value = 1, When = new AttributeCondition("born") { WithinLast = Lookback.OfDays(60) } },
            new() { Tag = "t6", Value = 2, When = new SumCondition("visit.seconds") { Less = 2 } },
        ],
    };

    private static TagDefinition Tag(string id, TagType type, params string[] values) => new()
    {
        Id = id,
        Names = LocalizedText.Of(id, id),
        Category = "c",
        Type = type,
        Values = type == TagType.Choice ? [.. values] : null,
        Group = type == TagType.Flag && values is [var group] ? group : null,
    };

    /// <summary>Moves what happened to where windows and lengths of time begin and end, and a nanosecond beside.</summary>
    private static UserFacts AtEdges(UserFacts facts, TagSlots slots, int user)
    {
        Lookback[] lengths = [Lookback.OfDays(3), Lookback.OfDays(5), Lookback.OfDays(10), Lookback.OfDays(30)];
        Instant[] edges =
        [
            .. slots.Slots.OfType<AggregateSlot>().SelectMany(slot => new[] { slot.From ?? slot.Until, slot.Until })
                .Concat(lengths.Select(slots.InstantBefore))
                .Append(slots.AsOf)
                .Distinct()
                .SelectMany(edge => new[] { edge.PlusNanoseconds(-1), edge, edge.PlusNanoseconds(1) }),
        ];
        LocalDate[] days =
        [
            .. new[] { Lookback.OfDays(60), Lookback.OfMonths(12) }.Select(slots.DayBefore).Append(slots.Today)
                .SelectMany(day => new[] { day.PlusDays(-1), day, day.PlusDays(1) }),
        ];
        return UserFacts.From(
            facts.Attributes.Select(pair => pair.Key switch
            {
                "joined" => KeyValuePair.Create(pair.Key, FactValue.Of(edges[user % edges.Length])),
                "born" => KeyValuePair.Create(pair.Key, FactValue.Of(days[user % days.Length])),
                _ => pair,
            }).ToEquatableMap(),
            user % 7 == 0 ? [] : facts.Events.Select((item, i) => i % 5 == 4 ? item : item with { At = edges[((user * 7) + (i * 5)) % edges.Length], Id = null }),
            facts.ObservedSince is null && user % 7 != 0 ? null : edges[user / 7 % edges.Length]);
    }

    private static string VerdictOf(Tagger tagger, UserFacts facts, Instant asOf)
    {
        var answers = tagger.NewAnswers();
        tagger.Evaluate(facts, asOf, answers);
        return Text([.. Enumerable.Range(0, tagger.Catalog.Tags.Count).Select(answers.TruthOf)], answers.Given);
    }

    private static string Text(EquatableArray<Truth> truths, EquatableArray<GivenTag> given) => $"{truths} {given}";

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a spoilt query throws, it is found out.")]
    private static bool IsAsExpected(DbConnection connection, SqlQuery query, HashSet<(string, string)> expected)
    {
        try
        {
            (string, string)[] found =
                [.. SqlReader.VerdictsAsync<string>(connection, query).ToBlockingEnumerable().Select(user => (user.User, Text(user.Truths, user.Given)))];
            return found.Length == expected.Count && Array.TrueForAll(found, expected.Contains);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
