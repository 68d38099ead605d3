using NodaTime;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>Users with many orders each, and rules on aggregates of which every order feeds all.</summary>
internal sealed class TaggingEvents
{
    private const int EventsPerUser = 200;

    private static readonly AggregateFunction[] Functions =
        [AggregateFunction.Count, AggregateFunction.Sum, AggregateFunction.Avg, AggregateFunction.Max, AggregateFunction.DaysActive];

    private readonly UserFacts[] _facts;
    private readonly UserEvent[][] _events;
    private readonly Tagger _tagger;
    private readonly TagAnswers _answers;
    private readonly AggregateCondition[] _conditions;

    public TaggingEvents(int users, int aggregates)
    {
        _events = [.. Enumerable.Range(0, users).Select(user => Enumerable.Range(0, EventsPerUser).Select(i => Order(user, i)).ToArray())];
        _facts = Array.ConvertAll(_events, events => UserFacts.From([], events));
        _conditions = [.. Enumerable.Range(0, aggregates).Select(Aggregate)];
        _tagger = new(new()
        {
            Name = "benchmark",
            Version = "1",
            Zone = "America/New_York",
            Attributes = [],
            Events = [new("order", [new("amount", FactType.Number)])],
            Tags = [.. _conditions.Select((_, i) => Tag(i))],
            Rules = [.. _conditions.Select((condition, i) => new TagRule { Tag = Tag(i).Id, When = condition })],
        });
        _answers = _tagger.NewAnswers();
    }

    public int Events => _events.Length * EventsPerUser;

    /// <summary>Each aggregate by a query of its own.</summary>
    public int[] Linq()
    {
        var matches = new int[_conditions.Length];
        var clock = new DayClock(DateTimeZoneProviders.Tzdb["America/New_York"]);
        foreach (var events in _events)
        {
            for (var i = 0; i < _conditions.Length; i++)
            {
                var start = TaggingData.AsOf - ((RollingWindow)_conditions[i].In!).Last.Elapsed;
                var within = events.Where(item => item.Type == "order" && item.At > start && item.At <= TaggingData.AsOf);
                var value = _conditions[i].Function switch
                {
                    AggregateFunction.Count => within.Count(),
                    AggregateFunction.Sum => within.Sum(item => item.Properties["amount"].AsNumber()),
                    AggregateFunction.Avg => within.Average(item => item.Properties["amount"].AsNumber()),
                    AggregateFunction.Max => within.Max(item => item.Properties["amount"].AsNumber()),
                    _ => within.Select(item => clock.DayOf(item.At)).Distinct().Count(),
                };
                matches[i] += value >= _conditions[i].AtLeast!.Number ? 1 : 0;
            }
        }

        return matches;
    }

    public int[] Rows()
    {
        var matches = new int[_conditions.Length];
        foreach (var facts in _facts)
        {
            _tagger.Evaluate(facts, TaggingData.AsOf, _answers);
            for (var tag = 0; tag < matches.Length; tag++)
            {
                matches[tag] += _answers.Has(tag) ? 1 : 0;
            }
        }

        return matches;
    }

    private static UserEvent Order(int user, int number)
    {
        var dice = (((user * 7919) + (number * 104_729)) & int.MaxValue) % 1_000_003;
        return new()
        {
            Type = "order",
            At = TaggingData.AsOf - Duration.FromHours(1 + (dice % 8_700)),
            Properties = [new("amount", (dice % 9_973) / 100m)],
        };
    }

    private static AggregateCondition Aggregate(int number)
    {
        var function = Functions[number % Functions.Length];
        AggregateCondition condition = function switch
        {
            AggregateFunction.Count => new CountCondition("order") { AtLeast = EventsPerUser },
            AggregateFunction.Sum => new SumCondition("order.amount") { AtLeast = 10_000 },
            AggregateFunction.Avg => new AvgCondition("order.amount") { AtLeast = 50 },
            AggregateFunction.Max => new MaxCondition("order.amount") { AtLeast = 99.5m },
            _ => new DaysActiveCondition("order") { AtLeast = 150 },
        };
        return condition with { In = new RollingWindow(Lookback.OfDays(365 + (number / Functions.Length))) };
    }

    private static TagDefinition Tag(int number)
    {
        var id = FormattableString.Invariant($"tag-{number}");
        return new() { Id = id, Names = LocalizedText.Of(id, id), Category = "benchmark", Type = TagType.Flag };
    }
}
