using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Tagging;

/// <summary>Whether the comparison with the library would see a mistake of the compiler: each one that can be made in a tree, one by one.</summary>
public class SlotMutantTests
{
    private const int Samples = 120;
    private const int Users = 25;

    private static readonly Condition Many = When.All(
        When.Count("visit").InLast("P7D").AtLeast(2),
        When.Count("order").AtLeast(1).Where(When.Any(
            When.All(When.Property("status").In("a", "ab"), When.Not(When.Property("gift").EqualTo(true))),
            When.Property("amount").Greater(1).WhenMissing(WhenMissing.NoMatch),
            When.Property("status").StartsWith("A"),
            When.Property("status").Missing())),
        When.Sum("order.amount").InPeriods(CalendarPeriod.Month, 1, includeCurrent: true).AtLeast(10),
        When.Avg("visit.seconds").Less(5),
        When.Min("order.amount").Less(0),
        When.Max("visit.seconds").InLast("P14D").AtLeast(3),
        When.Distinct("visit.page").AtLeast(2),
        When.DaysActive("visit").AtLeast(3),
        When.Last("login").OlderThan("P9D"),
        When.First("login").WithinLast("P30D"),
        When.Stopped(When.Event("order"), "P20D"),
        When.ObservedFor("P10D"),
        When.Attribute("plan").EqualTo("a"),
        When.Attribute("points").AtLeast(1));

    /// <summary>Mistakes that change no answer: where they are, and why.</summary>
    private static readonly (string Pattern, string Why)[] Harmless =
    [
        ("faults", "Nothing is wrong with the rows."),
        ("/where\\.1: part lost, 1$", "Nothing is wrong with the rows."),
        ("^/join, [0-9]/c[0-9]+\\.0: ELSE lost$", "Outside, zero stands for nothing."),
        ("^/s5(\\.1)?: ", "Where nothing is counted there is no mean, whatever the sum."),
        ("^/s14", "The reader leaves out who is not known yet, too."),
    ];

    [Fact]
    public void Every_mistake_over_a_table_a_type_is_found_out() => FindsOut(
        TagLayout.TableAType,
        [
            .. Harmless,
            ("^/join, 1/c0\\.0\\.0\\.1\\.1\\.1: another value$", "No amount lies between."),
            ("^/join, 1/c0\\.0\\.0\\.1: part lost, 0$", "Unknown counts as little as false where nothing negates it."),
            ("^/join, 2/c5\\.0(\\.0|\\.0\\.1)?: ", "No row is before the earliest."),
            ("^/join, 2/c5\\.0\\.1", "Days are counted, and it is all the same from where."),
        ]);

    [Fact]
    public void Every_mistake_over_one_table_is_found_out() => FindsOut(
        TagLayout.OneTable,
        [
            .. Harmless,
            ("^/join, 0/c1\\.0\\.0\\.1\\.1\\.1\\.1: another value$", "No amount lies between."),
            ("^/join, 0/c1\\.0\\.0\\.1\\.1: part lost, 0$", "Unknown counts as little as false where nothing negates it."),
            ("^/join, 0/c([246]\\.0\\.0: part lost, 0|[357]\\.0: condition lost)$", "Other events have no such property."),
            ("^/join, 0/c8\\.0\\.1(\\.0|\\.0\\.1)?: ", "No row is before the earliest."),
            ("^/join, 0/c8\\.0\\.1\\.1", "Days are counted, and it is all the same from where."),
        ]);

    private static void FindsOut(TagLayout layout, (string Pattern, string Why)[] harmless)
    {
        using var engine = new SqliteEngine();
        var fixture = new TagFixture(engine, EngineKind.Sqlite, layout);
        using var connection = engine.Open();
        var tagger = new Tagger(TaggingGenerators.CatalogOf(Many, "UTC"));
        var (seen, alive) = (new HashSet<Mutant>(), new List<Mutant>());
        var rnd = new Rnd(9, 0x9E37_79B9_7F4A_7C15);
        var samples = (from facts in Gen.ArrayOf(TaggingGenerators.Facts.Generator, Users) from asOf in AsOfEdgesOf(facts) select (asOf, facts)).Sample(50, rnd, Samples);
        foreach (var (asOf, facts) in samples)
        {
            fixture.Fill(facts);
            var slots = tagger.SlotsAt(asOf);
            var query = TaggingSql.Slots(slots, fixture.Tables, fixture.Dialect);
            Assert.True(IsRight(connection, query, slots, fixture));
            alive.AddRange(Mutant.Of(query).Where(mutant => seen.Add(mutant) && !Array.Exists(harmless, mistakes => mutant.Is(mistakes.Pattern))));
            alive.RemoveAll(mutant => mutant.In(query) is { } spoilt && !IsRight(connection, spoilt, slots, fixture));
        }

        var unseen = string.Join('\n', alive.Select(mutant => mutant.ToString()).Order(StringComparer.Ordinal));
        Assert.True(unseen.Length == 0, $"{seen.Count} mistakes were made. Not found out:\n{unseen}");
        Assert.All(harmless, mistakes => Assert.Contains(seen, mutant => mutant.Is(mistakes.Pattern)));
    }

    /// <summary>Instants at which an event is just seen, or stands at the edge of a window.</summary>
    private static Gen<Instant> AsOfEdgesOf(UserFacts[] users) =>
        from at in Gen.Elements(users.SelectMany(user => user.Events).Select(item => item.At).DefaultIfEmpty(TaggingGenerators.Start).ToArray())
        from days in Gen.Elements(0, 7, 14)
        from nanoseconds in Gen.Choose(-1, 1)
        select at + Duration.FromDays(days) + Duration.FromNanoseconds(nanoseconds);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a spoilt query throws, it is found out.")]
    private static bool IsRight(DbConnection connection, SqlQuery query, TagSlots slots, TagFixture fixture)
    {
        try
        {
            var found = ReadAsync(SqlReader.SlotsAsync<string>(connection, query)).GetAwaiter().GetResult();
            return found.Count == fixture.Facts.Count
                && found.TrueForAll(figures => fixture.Facts.TryGetValue(figures.User, out var facts) && slots.ValuesOf(facts).SequenceEqual(figures.Values));
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
        {
            list.Add(row);
        }

        return list;
    }
}
