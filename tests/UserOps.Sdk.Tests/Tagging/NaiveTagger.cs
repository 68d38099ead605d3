using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging;

/// <summary>The rule language by its definition, condition by condition, without any preparation: the oracle.</summary>
internal sealed class NaiveTagger(TagCatalog catalog)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[catalog.Zone];

    private DayClock Clock => new(_zone);

    /// <summary>The tags that are given, and for each tag its truth.</summary>
    public IReadOnlyDictionary<string, (Truth Truth, Literal? Value)> Evaluate(UserFacts facts, Instant asOf)
    {
        var settled = new Dictionary<string, (Truth Truth, Literal? Value, Dictionary<string, Truth> ByValue)>(StringComparer.Ordinal);
        foreach (var tag in catalog.Tags)
        {
            Settle(tag.Id, facts, asOf, settled);
        }

        return settled.ToDictionary(pair => pair.Key, pair => (pair.Value.Truth, pair.Value.Value), StringComparer.Ordinal);
    }

    public Truth TruthOf(Condition condition, UserFacts facts, Instant asOf) =>
        TruthOf(condition, facts, asOf, new(StringComparer.Ordinal));

    /// <summary>What a slot says of a user.</summary>
    public FactValue ValueOf(TagSlot slot, UserFacts facts, Instant asOf)
    {
        switch (slot)
        {
            case AttributeSlot attribute:
                return facts.Attributes.TryGet(attribute.Name, out var value) ? value : FactValue.None;
            case ObservedSinceSlot:
                var known = facts.Events.Select(item => item.At).Concat(facts.ObservedSince is { } since ? [since] : []).Where(at => at <= asOf).ToList();
                return known.Count == 0 ? FactValue.None : known.Min();
            default:
                var aggregate = (AggregateSlot)slot;
                var source = aggregate.Property is null ? aggregate.Event : $"{aggregate.Event}.{aggregate.Property}";
                AggregateCondition condition = aggregate.Function switch
                {
                    AggregateFunction.Count => new CountCondition(source),
                    AggregateFunction.Sum => new SumCondition(source),
                    AggregateFunction.Avg => new AvgCondition(source),
                    AggregateFunction.Min => new MinCondition(source),
                    AggregateFunction.Max => new MaxCondition(source),
                    AggregateFunction.Distinct => new DistinctCondition(source),
                    AggregateFunction.First => new FirstCondition(source),
                    AggregateFunction.Last => new LastCondition(source),
                    _ => new DaysActiveCondition(source),
                };
                return Aggregate(condition, Select(facts, aggregate.Event, aggregate.Where, asOf)
                    .Where(item => item.At >= (aggregate.From ?? Instant.MinValue) && item.At < aggregate.Until)
                    .ToList());
        }
    }

    private void Settle(
        string id,
        UserFacts facts,
        Instant asOf,
        Dictionary<string, (Truth Truth, Literal? Value, Dictionary<string, Truth> ByValue)> settled)
    {
        if (settled.ContainsKey(id))
        {
            return;
        }

        var tag = catalog.Tags.Single(other => other.Id == id);
        var byValue = new Dictionary<string, Truth>(StringComparer.Ordinal);
        var rivals = catalog.Tags.TakeWhile(other => other.Id != id).Where(other => tag.Group is not null && other.Group == tag.Group).ToList();
        foreach (var rival in rivals)
        {
            Settle(rival.Id, facts, asOf, settled);
        }

        if (rivals.Exists(rival => settled[rival.Id].Truth == Truth.True))
        {
            settled[id] = (Truth.False, null, byValue);
            return;
        }

        var rules = catalog.Rules.Where(rule => rule.Tag == id);
        if (tag.Type == TagType.Choice)
        {
            rules = tag.Values!.Value.SelectMany(value => catalog.Rules.Where(rule => rule.Tag == id && rule.Value!.Text == value));
        }

        var best = Truth.False;
        foreach (var rule in rules)
        {
            var truth = TruthOf(rule.When, facts, asOf, settled);
            var value = rule.Value?.ToString() ?? "";
            byValue[value] = (Truth)Math.Max((int)byValue.GetValueOrDefault(value), (int)truth);
            if (truth == Truth.True)
            {
                settled[id] = (Truth.True, rule.Value, byValue);
                return;
            }

            best = (Truth)Math.Max((int)best, (int)truth);
        }

        settled[id] = (best, null, byValue);
    }

    private Truth TruthOf(
        Condition condition,
        UserFacts facts,
        Instant asOf,
        Dictionary<string, (Truth Truth, Literal? Value, Dictionary<string, Truth> ByValue)> settled)
    {
        switch (condition)
        {
            case AllCondition all:
                return all.All.Min(part => TruthOf(part, facts, asOf, settled));
            case AnyCondition any:
                return any.Any.Max(part => TruthOf(part, facts, asOf, settled));
            case NotCondition not:
                return TruthOf(not.Not, facts, asOf, settled) switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => Truth.Unknown };
            case AttributeCondition attribute:
                return Compare(attribute, attribute.In, facts.Attributes.TryGet(attribute.Attribute, out var value) ? value : FactValue.None, asOf);
            case AggregateCondition aggregate:
                return Compare(aggregate, null, Aggregate(aggregate, Select(facts, SplitSource(aggregate).Event, aggregate.Where, asOf).Where(item => InWindow(item.At, aggregate.In, asOf)).ToList()), asOf);
            case SequenceCondition sequence:
                var steps = sequence.Sequence
                    .Select(step => Select(facts, step.Event, step.Where, asOf).Where(item => InWindow(item.At, sequence.In, asOf)).Select(item => item.At).ToList())
                    .ToList();
                return Of(steps[0].Exists(first => Follows(steps, 1, first, first, sequence.Within)));
            case RepeatedCondition repeated:
                return Repeated(repeated, facts, asOf);
            case StoppedCondition stopped:
                var done = Select(facts, stopped.Stopped.Event, stopped.Stopped.Where, asOf).ToList();
                return Of(done.Count > 0 && done.Max(item => item.At) <= Back(asOf, stopped.After));
            case ResumedCondition resumed:
                var times = Select(facts, resumed.Resumed.Event, resumed.Resumed.Where, asOf).Select(item => item.At).Distinct().Order().ToList();
                return Of(times.Count > 1 && times[^2] <= Back(times[^1], resumed.After) && times[^1] > Back(asOf, resumed.After));
            case HeldCondition held:
                return Held(held, facts, asOf);
            case ObservedForCondition observed:
                var known = facts.Events.Select(item => item.At).Concat(facts.ObservedSince is { } since ? [since] : []).Where(at => at <= asOf).ToList();
                return known.Count == 0 ? Truth.Unknown : Of(known.Min() <= Back(asOf, observed.ObservedFor));
            case TagCondition tag:
                Settle(tag.Tag, facts, asOf, settled);
                var verdict = settled[tag.Tag];
                return tag.Value is not { } wanted || verdict.Value == wanted ? verdict.Truth
                    : verdict.ByValue.GetValueOrDefault(wanted.ToString()) == Truth.Unknown ? Truth.Unknown
                    : Truth.False;
            default:
                throw new NotSupportedException(condition.GetType().Name);
        }
    }

    private bool Follows(List<List<Instant>> steps, int step, Instant first, Instant last, Lookback within) =>
        step == steps.Count
            ? Back(last, within) < first
            : steps[step].Exists(at => at > last && Follows(steps, step + 1, first, at, within));

    private Truth Repeated(RepeatedCondition condition, UserFacts facts, Instant asOf)
    {
        var events = Select(facts, SplitSource(condition.Repeated).Event, condition.Repeated.Where, asOf).ToList();
        var current = StartOf(Clock.DayOf(asOf), condition.Period);
        var truths = new List<Truth>();
        for (var i = 0; i < condition.Of; i++)
        {
            var back = condition.IncludeCurrent ? i : i + 1;
            var (start, end) = (Plus(current, condition.Period, -back), Plus(current, condition.Period, 1 - back));
            var inPeriod = events.Where(item => Clock.DayOf(item.At) is var day && day >= start && day < end).ToList();
            truths.Add(Compare(condition.Repeated, null, Aggregate(condition.Repeated, inPeriod), asOf));
        }

        return truths.Count(truth => truth == Truth.True) >= condition.InAtLeast ? Truth.True
            : truths.Count(truth => truth != Truth.False) >= condition.InAtLeast ? Truth.Unknown
            : Truth.False;
    }

    /// <summary>At each instant at which anything may change within the length: every hour and a nanosecond after it, for generated facts keep to hours.</summary>
    private Truth Held(HeldCondition condition, UserFacts facts, Instant asOf)
    {
        var seen = facts.UpTo(asOf);
        var start = Back(asOf, condition.For);
        var least = Truth.True;
        for (var at = start; at <= asOf && least != Truth.False; at = NextTick(at))
        {
            var truth = TruthOf(condition.Held, seen, at < asOf ? at : asOf);
            least = truth < least ? truth : least;
        }

        return least == Truth.False ? least : (Truth)Math.Min((int)least, (int)TruthOf(condition.Held, seen, asOf));
    }

    /// <summary>The hours, and the nanoseconds about each: the instants at which generated facts may change an answer.</summary>
    public static Instant NextTick(Instant at)
    {
        var hour = Instant.FromUnixTimeSeconds((at.PlusNanoseconds(2).ToUnixTimeSeconds()) / 3600 * 3600);
        return Enumerable.Range(-2, 5)
            .Select(off => hour.PlusNanoseconds(off))
            .Append(hour + Duration.FromHours(1) - Duration.FromNanoseconds(2))
            .First(tick => tick > at);
    }

    private IEnumerable<UserEvent> Select(UserFacts facts, string type, Condition? where, Instant asOf) =>
        facts.Events.Where(item => item.Type == type && item.At <= asOf && (where is null || Filter(where, item) == Truth.True));

    private Truth Filter(Condition condition, UserEvent item) => condition switch
    {
        AllCondition all => all.All.Min(part => Filter(part, item)),
        AnyCondition any => any.Any.Max(part => Filter(part, item)),
        NotCondition not => Truth.True - (int)Filter(not.Not, item),
        PropertyCondition property => Compare(
            property, property.In, item.Properties.TryGet(property.Property, out var value) ? value : FactValue.None, Instant.MinValue),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private bool InWindow(Instant at, EventWindow? window, Instant asOf)
    {
        switch (window)
        {
            case null:
                return true;
            case RollingWindow rolling:
                var start = Back(asOf, rolling.Last);
                return rolling.Edges switch
                {
                    WindowEdges.OpenClosed => start < at && at <= asOf,
                    WindowEdges.ClosedOpen => start <= at && at < asOf,
                    WindowEdges.ClosedClosed => start <= at && at <= asOf,
                    _ => start < at && at < asOf,
                };
            case CalendarWindow calendar:
                var current = StartOf(Clock.DayOf(asOf), calendar.Calendar);
                var day = Clock.DayOf(at);
                return day >= Plus(current, calendar.Calendar, -calendar.Back) && (calendar.IncludeCurrent || day < current);
            case FixedWindow { From: var from, To: var to }:
                return (from is null || at >= from) && (to is null || at < to);
            default:
                throw new NotSupportedException();
        }
    }

    private (string Event, string? Property) SplitSource(AggregateCondition condition)
    {
        var source = condition switch
        {
            CountCondition count => count.Count,
            SumCondition sum => sum.Sum,
            AvgCondition avg => avg.Avg,
            MinCondition min => min.Min,
            MaxCondition max => max.Max,
            DistinctCondition distinct => distinct.Distinct,
            FirstCondition first => first.First,
            LastCondition last => last.Last,
            DaysActiveCondition days => days.DaysActive,
            _ => throw new NotSupportedException(),
        };
        foreach (var (name, properties) in catalog.Events)
        {
            foreach (var property in properties.Names)
            {
                if (source == $"{name}.{property}")
                {
                    return (name, property);
                }
            }
        }

        return (source, null);
    }

    private FactValue Aggregate(AggregateCondition condition, List<UserEvent> events)
    {
        var (_, property) = SplitSource(condition);
        var values = events
            .Select(item => (item.At, Value: property is null ? FactValue.Of(item.At) : item.Properties.TryGet(property, out var value) ? value : FactValue.None))
            .Where(pair => !pair.Value.IsNone)
            .ToList();
        switch (condition)
        {
            case CountCondition:
                return events.Count;
            case DaysActiveCondition:
                return events.Select(item => Clock.DayOf(item.At)).Distinct().Count();
            case SumCondition:
                return values.Sum(pair => pair.Value.AsNumber());
            case DistinctCondition:
                return values.Select(pair => pair.Value).Distinct().Count();
        }

        if (values.Count == 0)
        {
            return FactValue.None;
        }

        return condition switch
        {
            AvgCondition => values.Sum(pair => pair.Value.AsNumber()) / values.Count,
            MinCondition => values.Min(pair => pair.Value),
            MaxCondition => values.Max(pair => pair.Value),
            FirstCondition => values.OrderBy(pair => pair.At).ThenBy(pair => pair.Value).First().Value,
            LastCondition => values.OrderBy(pair => pair.At).ThenBy(pair => pair.Value).Last().Value,
            _ => throw new NotSupportedException(),
        };
    }

    private Truth Compare(ComparingCondition c, EquatableArray<Literal>? among, FactValue value, Instant asOf)
    {
        if (value.IsNone && c is { Exists: null, Missing: null } && c.WhenMissing is WhenMissing.Match or WhenMissing.NoMatch)
        {
            if (value.IsNone)
            {
                return Of(c.WhenMissing == WhenMissing.Match);
            }
        }

        var questions = Values(c, among, value).Concat(Texts(c, value)).Concat(Times(c, value, asOf)).ToList();
        var asked = questions.ConvertAll(holds => value.IsNone ? default(bool?) : holds());
        if (c.Exists is { } exists)
        {
            asked.Add(!value.IsNone == exists);
        }

        if (c.Missing is { } missing)
        {
            asked.Add(value.IsNone == missing);
        }

        return asked.Contains(false) ? Truth.False : asked.Contains(null) ? Truth.Unknown : Truth.True;
    }

    private static IEnumerable<Func<bool>> Values(ComparingCondition c, EquatableArray<Literal>? among, FactValue value)
    {
        (Literal? Literal, Func<int, bool> Holds)[] single =
        [
            (c.EqualTo, order => order == 0), (c.NotEqualTo, order => order != 0), (c.Less, order => order < 0),
            (c.AtMost, order => order <= 0), (c.Greater, order => order > 0), (c.AtLeast, order => order >= 0),
            (c.Before, order => order < 0), (c.After, order => order > 0),
        ];
        foreach (var (literal, holds) in single.Where(pair => pair.Literal is not null))
        {
            yield return () => holds(Order(literal!));
        }

        if (c.Between is { } between)
        {
            yield return () => Order(between[0]) >= 0 && Order(between[1]) <= 0;
        }

        if (among is { } list)
        {
            yield return () => list.Any(literal => Order(literal) == 0);
        }

        if (c.NotIn is { } others)
        {
            yield return () => others.All(literal => Order(literal) != 0);
        }

        int Order(Literal literal) => value.Type switch
        {
            FactType.Number => value.AsNumber().CompareTo(literal.Number!.Value),
            FactType.Bool => value.AsBool().CompareTo(literal.Bool!.Value),
            FactType.Date => value.AsDate().CompareTo(LocalDatePattern.Iso.Parse(literal.Text!).Value),
            FactType.Instant => value.AsInstant().CompareTo(InstantPattern.ExtendedIso.Parse(literal.Text!).Value),
            _ => string.CompareOrdinal(Fold(c, value.AsText()), Fold(c, literal.Text!)),
        };
    }

    private static IEnumerable<Func<bool>> Texts(ComparingCondition c, FactValue value)
    {
        (string? Part, Func<string, string, bool> Holds)[] parts =
        [
            (c.Contains, (text, part) => text.Contains(part, StringComparison.Ordinal)),
            (c.StartsWith, (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            (c.EndsWith, (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        ];
        foreach (var (part, holds) in parts.Where(pair => pair.Part is not null))
        {
            yield return () => holds(Fold(c, value.AsText()), Fold(c, part!));
        }

        if (c.Matches is { } pattern)
        {
            var options = RegexOptions.CultureInvariant | (c.IgnoreCase == true ? RegexOptions.IgnoreCase : RegexOptions.None);
            yield return () => Regex.IsMatch(value.AsText(), pattern, options, TimeSpan.FromSeconds(1));
        }

        if (c.HasAny is { } any)
        {
            yield return () => any.Any(Has);
        }

        if (c.HasAll is { } all)
        {
            yield return () => all.All(Has);
        }

        if (c.HasNone is { } none)
        {
            yield return () => !none.Any(Has);
        }

        bool Has(string text) => value.AsSet().Any(item => Fold(c, item) == Fold(c, text));
    }

    private IEnumerable<Func<bool>> Times(ComparingCondition c, FactValue value, Instant asOf)
    {
        if (c.WithinLast is { } within)
        {
            yield return () => value.Type == FactType.Date
                ? DateBack(asOf, within) < value.AsDate() && value.AsDate() <= Clock.DayOf(asOf)
                : Back(asOf, within) < value.AsInstant() && value.AsInstant() <= asOf;
        }

        if (c.OlderThan is { } older)
        {
            yield return () => value.Type == FactType.Date ? value.AsDate() <= DateBack(asOf, older) : value.AsInstant() <= Back(asOf, older);
        }

        if (c.Anniversary is { } anniversary)
        {
            yield return () => Anniversary(value, anniversary, asOf);
        }
    }

    private static string Fold(ComparingCondition c, string text) => c.IgnoreCase == true ? text.ToUpperInvariant() : text;

    private bool Anniversary(FactValue value, Literal literal, Instant asOf)
    {
        var date = value.Type == FactType.Date ? value.AsDate() : Clock.DayOf(value.AsInstant());
        var days = literal.Bool == true ? 1 : Lookback.Parse(literal.Text!).Elapsed.Days;
        var today = Clock.DayOf(asOf);
        return Enumerable.Range(0, days)
            .Select(today.PlusDays)
            .Any(day => day.Year > date.Year && date.PlusYears(day.Year - date.Year) == day);
    }

    private Instant Back(Instant at, Lookback length) => length.Months == 0
        ? at - length.Elapsed
        : _zone.AtLeniently(at.InZone(_zone).LocalDateTime.PlusMonths(-length.Months)).ToInstant();

    private LocalDate DateBack(Instant asOf, Lookback length) => length.Months == 0
        ? Clock.DayOf(asOf).PlusDays(-length.Elapsed.Days)
        : Clock.DayOf(asOf).PlusMonths(-length.Months);

    private static LocalDate StartOf(LocalDate day, CalendarPeriod unit) => unit switch
    {
        CalendarPeriod.Day => day,
        CalendarPeriod.Week => day.PlusDays(1).Previous(IsoDayOfWeek.Monday),
        _ => new(day.Year, day.Month, 1),
    };

    private static LocalDate Plus(LocalDate start, CalendarPeriod unit, int count) => unit switch
    {
        CalendarPeriod.Day => start.PlusDays(count),
        CalendarPeriod.Week => start.PlusWeeks(count),
        _ => start.PlusMonths(count),
    };

    private static Truth Of(bool holds) => holds ? Truth.True : Truth.False;
}
