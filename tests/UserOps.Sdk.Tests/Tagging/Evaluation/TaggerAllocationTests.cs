using NodaTime;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Evaluation;

public class TaggerAllocationTests
{
    private const int Users = 50;

    private static readonly Instant AsOf = Instant.FromUtc(2024, 3, 15, 12, 0);

    [Fact]
    public void To_judge_flat_facts_allocates_nothing()
    {
        var catalog = CatalogOf(
            new AttributeCondition("points") { AtLeast = 10, Less = 40.5m },
            new AttributeCondition("plan") { In = ["free", "pro"] },
            new AttributeCondition("plan") { StartsWith = "p", IgnoreCase = true },
            new AttributeCondition("plan") { Matches = "^p.o$" },
            new AttributeCondition("likes") { HasAny = ["tea", "wine"] },
            new AttributeCondition("born") { Before = new LocalDate(2000, 1, 1) },
            new AttributeCondition("born") { Anniversary = "P7D" },
            new AttributeCondition("joined") { WithinLast = Lookback.OfDays(30) },
            new AttributeCondition("joined") { OlderThan = Lookback.OfMonths(2) },
            new AttributeCondition("active") { EqualTo = true },
            new AnyCondition([new TagCondition("t0"), new NotCondition(new AttributeCondition("points") { Missing = true })]));

        Assert.Equal(0, Allocated(catalog, [.. Enumerable.Range(0, Users).Select(user => FactsOf(user, []))]));
    }

    [Fact]
    public void To_judge_events_allocates_nothing()
    {
        var paid = new PropertyCondition("status") { EqualTo = "paid" };
        var catalog = CatalogOf(
            new CountCondition("order") { AtLeast = 3, In = new RollingWindow(Lookback.OfDays(30)) },
            new SumCondition("order.amount") { AtLeast = 20, Where = paid, In = new CalendarWindow(CalendarPeriod.Month, 1, IncludeCurrent: true) },
            new AvgCondition("order.amount") { Less = 4 },
            new MaxCondition("order.amount") { Greater = 8, In = new RollingWindow(Lookback.OfMonths(1)) },
            new DistinctCondition("order.status") { AtLeast = 2 },
            new LastCondition("order") { WithinLast = Lookback.OfDays(7) },
            new DaysActiveCondition("order") { AtLeast = 5 },
            new SequenceCondition([new("visit"), new("order") { Where = paid }], Lookback.OfDays(3)),
            new RepeatedCondition(new CountCondition("order") { AtLeast = 1 }, 2, 3, CalendarPeriod.Week),
            new StoppedCondition(new("visit"), Lookback.OfDays(10)),
            new ResumedCondition(new("visit"), Lookback.OfDays(5)),
            new HeldCondition(new CountCondition("order") { AtLeast = 1 }, Lookback.OfDays(7)),
            new ObservedForCondition(Lookback.OfDays(30)));

        Assert.Equal(0, Allocated(catalog, [.. Enumerable.Range(0, Users).Select(user => FactsOf(user, EventsOf(user)))]));
    }

    /// <summary>The bytes that judging the users takes, once they all were judged before.</summary>
    private static long Allocated(TagCatalog catalog, UserFacts[] users)
    {
        var tagger = new Tagger(catalog);
        var answers = tagger.NewAnswers();
        foreach (var facts in users)
        {
            tagger.Evaluate(facts, AsOf, answers);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var facts in users)
        {
            tagger.Evaluate(facts, AsOf, answers);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TagCatalog CatalogOf(params ReadOnlySpan<Condition> conditions)
    {
        var rules = new List<TagRule>();
        foreach (var condition in conditions)
        {
            rules.Add(new() { Tag = FormattableString.Invariant($"t{rules.Count}"), When = condition });
        }

        return new()
        {
            Name = "test",
            Version = "1",
            Zone = "America/New_York",
            Attributes =
            [
                new("active", FactType.Bool),
                new("born", FactType.Date),
                new("joined", FactType.Instant),
                new("likes", FactType.TextSet),
                new("plan", FactType.Text),
                new("points", FactType.Number),
            ],
            Events = [new("order", [new("amount", FactType.Number), new("status", FactType.Text)]), new("visit", [])],
            Tags = [.. rules.Select(rule => new TagDefinition { Id = rule.Tag, Names = LocalizedText.Of(rule.Tag, rule.Tag), Category = "test", Type = TagType.Flag })],
            Rules = [.. rules],
        };
    }

    private static UserFacts FactsOf(int user, IEnumerable<UserEvent> events) => UserFacts.From(
        [
            new("active", user % 2 == 0),
            new("born", new LocalDate(1990 + (user % 20), 3, 1 + (user % 28))),
            new("joined", AsOf - Duration.FromDays(user * 3)),
            new("likes", FactValue.OfSet(user % 3 == 0 ? "tea" : "milk", "bread")),
            new("plan", user % 5 == 0 ? "free" : "pro"),
            new("points", user % 7 == 0 ? FactValue.None : user),
        ],
        events);

    private static IEnumerable<UserEvent> EventsOf(int user)
    {
        for (var i = 0; i < 5 + user; i++)
        {
            var at = AsOf - Duration.FromHours((i * 17) + user);
            yield return new() { Type = "visit", At = at };
            yield return new()
            {
                Type = "order",
                At = at + Duration.FromMinutes(i % 3),
                Properties = [new("amount", i / 4m), new("status", i % 3 == 0 ? "open" : "paid")],
            };
        }
    }
}
