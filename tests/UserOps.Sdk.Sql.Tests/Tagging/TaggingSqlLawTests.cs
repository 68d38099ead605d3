using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Tagging;

/// <summary>What an engine computes is what the library computes, for any facts and any catalogue that is not refused.</summary>
public class TaggingSqlLawTests
{
    private const int Users = 60;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void Slots_of_a_table_a_type_are_those_of_the_library(EngineKind kind) => HaveSlotsOfTheLibrary(kind, TagLayout.TableAType);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void Slots_of_one_table_of_events_are_those_of_the_library(EngineKind kind) => HaveSlotsOfTheLibrary(kind, TagLayout.OneTable);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void Slots_without_a_table_of_users_are_those_of_the_library(EngineKind kind) => HaveSlotsOfTheLibrary(kind, TagLayout.EventsAlone);

    private static void HaveSlotsOfTheLibrary(EngineKind kind, TagLayout layout)
    {
        using var engine = TestEngine.Start(kind);
        var fixture = new TagFixture(engine, kind, layout);
        fixture.Fill(TagFixture.Population(Users));
        using var connection = engine.Open();
        Law.Holds(layout == TagLayout.EventsAlone ? CompilableCatalogs.OfEvents : CompilableCatalogs.OfSlots, TaggingGenerators.AsOf, (catalog, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var slots = tagger.SlotsAt(asOf);
            var found = Read(SqlReader.SlotsAsync<string>(connection, TaggingSql.Slots(slots, fixture.Tables, fixture.Dialect)))
                .ToDictionary(figures => figures.User, StringComparer.Ordinal);
            var expected = Known(fixture, asOf);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
            var (byFacts, byRow) = (tagger.NewAnswers(), tagger.NewAnswers());
            foreach (var (user, facts) in expected)
            {
                AssertSame(slots, user, slots.ValuesOf(facts), found[user].Values);
                tagger.Evaluate(facts, asOf, byFacts);
                tagger.Evaluate(slots, found[user].Values.AsSpan(), byRow);
                Assert.Equal(byFacts.Given, byRow.Given);
                Assert.Equal(Truths(byFacts), Truths(byRow));
            }

            return true;
        });
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void Verdicts_over_a_table_a_type_are_those_of_the_library(EngineKind kind) => AreVerdictsOfTheLibrary(kind, TagLayout.TableAType);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public void Verdicts_over_one_table_of_events_are_those_of_the_library(EngineKind kind) => AreVerdictsOfTheLibrary(kind, TagLayout.OneTable);

    private static void AreVerdictsOfTheLibrary(EngineKind kind, TagLayout layout)
    {
        using var engine = TestEngine.Start(kind);
        var fixture = new TagFixture(engine, kind, layout);
        fixture.Fill(TagFixture.Population(Users));
        using var connection = engine.Open();
        Law.Holds(CompilableCatalogs.OfVerdicts, TaggingGenerators.AsOf, (catalog, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var query = TaggingSql.Verdicts(tagger.SlotsAt(asOf), fixture.Tables, fixture.Dialect);
            var found = Read(SqlReader.VerdictsAsync<string>(connection, query)).ToDictionary(figures => figures.User, StringComparer.Ordinal);
            Assert.Equal(fixture.Facts.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
            var answers = tagger.NewAnswers();
            foreach (var (user, facts) in fixture.Facts)
            {
                tagger.Evaluate(facts, asOf, answers);
                Assert.Equal((user, Truths(answers).ToEquatableArray()), (user, found[user].Truths));
                Assert.Equal(answers.Given, found[user].Given);
            }

            return true;
        });
    }

    private static void AssertSame(TagSlots slots, string user, FactValue[] expected, EquatableArray<FactValue> found)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i] == found[i], $"{slots.Slots[i]} of {user} is {expected[i]}, and the engine says {found[i]}.");
        }
    }

    /// <summary>The users whom an engine sees: all of a table of users, else those who have an event up to the instant.</summary>
    private static Dictionary<string, UserFacts> Known(TagFixture fixture, Instant asOf) => fixture.Tables.Users is not null
        ? fixture.Facts
        : fixture.Facts.Where(pair => pair.Value.Events.Any(item => item.At <= asOf)).ToDictionary(
            pair => pair.Key, pair => UserFacts.From([], pair.Value.Events), StringComparer.Ordinal);

    private static IEnumerable<Truth> Truths(TagAnswers answers) =>
        Enumerable.Range(0, answers.Tagger.Catalog.Tags.Count).Select(answers.TruthOf);

    private static List<T> Read<T>(IAsyncEnumerable<T> rows) => ReadAsync(rows).GetAwaiter().GetResult();

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
