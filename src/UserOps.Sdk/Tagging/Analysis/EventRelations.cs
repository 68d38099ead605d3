namespace UserOps.Tagging;

/// <summary>What values computed over the same events, or over some of them, say of each other.</summary>
/// <remarks>
/// Over fewer events a count is no greater, a least value no less, a greatest one no greater. The mean is left out: it is rounded,
/// and so may leave the two by a digit.
/// </remarks>
internal sealed class EventRelations(RuleModel model, RuleState state)
{
    private const int MaxRounds = 12;
    private const int MaxSets = 32;

    private static readonly Domain AtLeastOne = new() { Ranges = RangeSet.AtLeast((1, false)) };

    private static readonly Domain None = new() { Ranges = RangeSet.Between(0, 0) };

    private static readonly Domain NotNegative = new() { Ranges = RangeSet.AtLeast((0, false)) };

    private static readonly Domain NotPositive = new() { Ranges = RangeSet.AtMost((0, false)) };

    private bool _moved;

    /// <summary>Narrows all values until nothing moves any more; <see langword="false"/> when nothing is left of one.</summary>
    public bool Spread()
    {
        var sets = state.Inputs.Select(input => model.InputOf(input).Set).OfType<EventSet>().Distinct().Take(MaxSets).ToList();
        if (sets.Count == 0)
        {
            return true;
        }

        var properties = sets.DistinctBy(set => set.Event, StringComparer.Ordinal).ToDictionary(
            set => set.Event,
            set => sets.Where(other => other.Event == set.Event)
                .SelectMany(other => other.Inputs.Where(pair => pair.Key.Property is not null && state.Knows(pair.Value)).Select(pair => pair.Key.Property!))
                .Distinct(StringComparer.Ordinal)
                .ToList(),
            StringComparer.Ordinal);
        for (var round = 0; round < MaxRounds; round++)
        {
            _moved = false;
            foreach (var set in sets)
            {
                Within(set, properties[set.Event]);
                Since(set);
                foreach (var other in sets)
                {
                    if (set == other)
                    {
                        continue;
                    }

                    if (model.IsWithin(set, other))
                    {
                        Nest(set, other, properties[set.Event]);
                    }

                    Recent(set, other);
                }

                if (state.IsImpossible)
                {
                    return false;
                }
            }

            if (!_moved)
            {
                break;
            }
        }

        return true;
    }

    private int Count(EventSet set) => model.Input(set, AggregateFunction.Count, null);

    private int First(EventSet set) => model.Input(set, AggregateFunction.First, null);

    private int Last(EventSet set) => model.Input(set, AggregateFunction.Last, null);

    private int Valued(EventSet set, string property) => model.Input(set, null, property);

    private bool IsOrdered(EventSet set, string property) => model.TypeOf(set, property) is FactType.Number or FactType.Date or FactType.Instant;

    /// <summary>The values over one set of events.</summary>
    private void Within(EventSet set, List<string> properties)
    {
        var count = Count(set);
        var days = model.Input(set, AggregateFunction.DaysActive, null);
        NotAbove(days, count);
        BothOrNone(days, count);
        Present(First(set), count);
        Present(Last(set), count);
        Earlier(First(set), Last(set), ifThere: false);
        foreach (var property in properties)
        {
            var valued = Valued(set, property);
            NotAbove(valued, count);
            foreach (var ((function, name), input) in set.Inputs.ToList())
            {
                if (name != property || function is null)
                {
                    continue;
                }

                if (function == AggregateFunction.Distinct)
                {
                    NotAbove(input, valued);
                    BothOrNone(input, valued);
                }
                else if (function != AggregateFunction.Sum)
                {
                    Present(input, valued);
                }
            }

            if (IsOrdered(set, property))
            {
                Order(set, property, valued);
            }
        }
    }

    private void Order(EventSet set, string property, int valued)
    {
        var (min, max) = (model.Input(set, AggregateFunction.Min, property), model.Input(set, AggregateFunction.Max, property));
        Present(min, valued);
        Present(max, valued);
        Earlier(min, max, ifThere: false);
        foreach (var function in new[] { AggregateFunction.First, AggregateFunction.Last })
        {
            if (set.Inputs.TryGetValue((function, property), out var one))
            {
                Earlier(min, one, ifThere: false);
                Earlier(one, max, ifThere: false);
            }
        }

        if (!set.Inputs.TryGetValue((AggregateFunction.Sum, property), out var sum))
        {
            return;
        }

        if (IsNone(valued))
        {
            Meet(sum, None);
        }
        else if (!state.Of(sum).Ranges.Contains(0))
        {
            Meet(valued, AtLeastOne);
        }

        if (state.Of(min).Ranges.Low.Value >= 0)
        {
            Meet(sum, NotNegative);
            if (IsSome(valued))
            {
                Meet(sum, new() { Ranges = RangeSet.AtLeast(state.Of(max).Ranges.Low) });
            }

            Meet(max, new() { Ranges = RangeSet.AtMost(state.Of(sum).Ranges.High) });
        }

        if (state.Of(max).Ranges.High.Value <= 0)
        {
            Meet(sum, NotPositive);
            if (IsSome(valued))
            {
                Meet(sum, new() { Ranges = RangeSet.AtMost(state.Of(min).Ranges.High) });
            }

            Meet(min, new() { Ranges = RangeSet.AtLeast(state.Of(sum).Ranges.Low) });
        }
    }

    /// <summary>The values over some events and over more.</summary>
    private void Nest(EventSet some, EventSet more, List<string> properties)
    {
        NotAbove(Count(some), Count(more));
        NotAbove(model.Input(some, AggregateFunction.DaysActive, null), model.Input(more, AggregateFunction.DaysActive, null));
        Earlier(First(more), First(some), ifThere: true);
        Later(Last(more), Last(some));
        foreach (var property in properties)
        {
            NotAbove(Valued(some, property), Valued(more, property));
            if (some.Inputs.ContainsKey((AggregateFunction.Distinct, property)) || more.Inputs.ContainsKey((AggregateFunction.Distinct, property)))
            {
                NotAbove(model.Input(some, AggregateFunction.Distinct, property), model.Input(more, AggregateFunction.Distinct, property));
            }

            if (!IsOrdered(some, property))
            {
                continue;
            }

            Earlier(model.Input(more, AggregateFunction.Min, property), model.Input(some, AggregateFunction.Min, property), ifThere: true);
            Later(model.Input(more, AggregateFunction.Max, property), model.Input(some, AggregateFunction.Max, property));
            if (some.Inputs.TryGetValue((AggregateFunction.Sum, property), out var part)
                && more.Inputs.TryGetValue((AggregateFunction.Sum, property), out var whole))
            {
                // Rounding keeps the order of sums of what is not negative.
                if (state.Of(model.Input(more, AggregateFunction.Min, property)).Ranges.Low.Value >= 0)
                {
                    NotAbove(part, whole);
                }
                else if (state.Of(model.Input(more, AggregateFunction.Max, property)).Ranges.High.Value <= 0)
                {
                    NotAbove(whole, part);
                }
            }
        }
    }

    /// <summary>A user is known since the first event at the latest.</summary>
    private void Since(EventSet set)
    {
        if (model.Observed < 0 || !state.Knows(model.Observed))
        {
            return;
        }

        if (IsSome(Count(set)))
        {
            Meet(model.Observed, Domain.OnlyPresent);
        }

        if (!state.Of(model.Observed).CanBePresent)
        {
            Meet(Count(set), None);
        }

        Earlier(model.Observed, First(set), ifThere: true);
    }

    /// <summary>The first and the last event of a set lie in every window that reaches back at least as far as they do.</summary>
    private void Recent(EventSet set, EventSet other)
    {
        if (set.Event != other.Event || set.IsDetached || other.IsDetached || !model.IsImplied(set.Where, other.Where))
        {
            return;
        }

        Recent(set, state.Of(First(set)).Limits, other);
        Recent(set, state.Of(Last(set)).Limits, other);
    }

    private void Recent(EventSet set, MovingLimit[] limits, EventSet other)
    {
        foreach (var limit in limits)
        {
            if (!limit.IsLower || limit.Length == default)
            {
                continue;
            }

            var beforeNow = Array.Exists(limits, high => high is { IsLower: false, Open: true, Length: var length } && length == default);
            var edges = (limit.Open, beforeNow) switch
            {
                (true, false) => WindowEdges.OpenClosed,
                (true, true) => WindowEdges.OpenOpen,
                (false, false) => WindowEdges.ClosedClosed,
                _ => WindowEdges.ClosedOpen,
            };
            if (!model.Windows.IsWithin(new RollingWindow(limit.Length, edges), other.Window))
            {
                continue;
            }

            if (IsSome(Count(set)))
            {
                Meet(Count(other), AtLeastOne);
            }
            else if (IsNone(Count(other)))
            {
                Meet(Count(set), None);
            }
        }
    }

    private bool IsSome(int count) => state.Of(count).Ranges.Low.Value >= 1;

    private bool IsNone(int count) => state.Of(count).Ranges.High.Value < 1;

    /// <summary>One number is never greater than another; both are always there.</summary>
    private void NotAbove(int one, int other)
    {
        Raise(other, state.Of(one));
        Lower(one, state.Of(other));
    }

    private void BothOrNone(int one, int other)
    {
        if (IsSome(one) || IsSome(other))
        {
            Meet(one, AtLeastOne);
            Meet(other, AtLeastOne);
        }

        if (IsNone(one) || IsNone(other))
        {
            Meet(one, None);
            Meet(other, None);
        }
    }

    /// <summary>A value is there when a count is not zero.</summary>
    private void Present(int value, int count)
    {
        var domain = state.Of(value);
        if (!domain.CanBeMissing || IsSome(count))
        {
            Meet(count, AtLeastOne);
            Meet(value, Domain.OnlyPresent);
        }

        if (!domain.CanBePresent || IsNone(count))
        {
            Meet(count, None);
            Meet(value, Domain.OnlyMissing);
        }
    }

    /// <summary>
    /// One value is no later than another where both are there; the one is there when the other is, and where that is all that is
    /// known, the limit from above needs the other to be there.
    /// </summary>
    private void Earlier(int one, int other, bool ifThere)
    {
        var (early, late) = (state.Of(one), state.Of(other));
        Raise(other, early);
        if (!ifThere || !late.CanBeMissing)
        {
            Lower(one, late);
        }
    }

    /// <summary>One value is no earlier than another where that one is there; then it is there too.</summary>
    private void Later(int one, int other)
    {
        var (late, early) = (state.Of(one), state.Of(other));
        Lower(other, late);
        if (!early.CanBeMissing)
        {
            Raise(one, early);
        }
    }

    /// <summary>A value lies on or above all that is below another one.</summary>
    private void Raise(int input, Domain least)
    {
        var (known, low) = (state.Of(input), least.Ranges.Low);
        if (known.CanBePresent && low.Value is not null && known.Ranges.Low is var own
            && (own.Value is null || own.Value < low.Value || (own.Value == low.Value && low.Open && !own.Open)))
        {
            Meet(input, new() { Ranges = RangeSet.AtLeast(low) });
        }

        if (Array.Exists(least.Limits, limit => limit.IsLower))
        {
            Meet(input, new() { Limits = Array.FindAll(least.Limits, limit => limit.IsLower) });
        }
    }

    private void Lower(int input, Domain most)
    {
        var (known, high) = (state.Of(input), most.Ranges.High);
        if (known.CanBePresent && high.Value is not null && known.Ranges.High is var own
            && (own.Value is null || own.Value > high.Value || (own.Value == high.Value && high.Open && !own.Open)))
        {
            Meet(input, new() { Ranges = RangeSet.AtMost(high) });
        }

        if (Array.Exists(most.Limits, limit => !limit.IsLower))
        {
            Meet(input, new() { Limits = Array.FindAll(most.Limits, limit => !limit.IsLower) });
        }
    }

    private void Meet(int input, Domain domain)
    {
        var before = state.Of(input);
        state.Meet(input, domain);
        _moved |= !ReferenceEquals(before, state.Of(input));
    }
}
