using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <summary>How the users of each cohort who came back are counted: the periods of each user, the anchors, the returns after each, and how often is what.</summary>
internal sealed class RetentionPlan
{
    /// <summary>Each bracket is a query of its own in the union.</summary>
    public const int MaxBrackets = 50;

    public const string Kind = "kind";
    public const string Cohort = "cohort";
    public const string Users = "users";
    private const string Period = "period";
    private const string Later = "later";
    private const string Active = "active";
    private const string Anchors = "anchors";
    private const string Returns = "returns";
    private const string IsStart = "is_start";
    private const string IsReturn = "is_return";
    private const string FirstStart = "first_start_at";
    private const string FirstOfAll = "first_at";
    private const string LastReturn = "last_return_at";
    private const string Figures = "figures";

    private const int Checks = 0;
    private const int Sizes = 1;
    private const int Numbers = 2;
    private const int SameInterval = 3;

    private readonly RetentionPolicy _policy;
    private readonly ActivityTable _table;
    private readonly SqlDialect _dialect;
    private readonly Instant _asOf;
    private readonly LocalDate? _from;
    private readonly LocalDate? _through;
    private readonly PeriodNumbers _periods;
    private readonly Expression? _starts;
    private readonly Expression? _returns;

    public RetentionPlan(
        RetentionPolicy policy, ActivityTable table, Instant asOf, SqlDialect dialect, LocalDate? from, LocalDate? through, Refusals refusals)
    {
        (_policy, _table, _asOf, _dialect, _from, _through) = (policy, table, asOf, dialect, from, through);
        var clock = NewCounter().Clock;
        EventFilter.Check(table, refusals);
        EventFilter.Require(table, policy.StartEvents, "$.startEvents", refusals);
        EventFilter.Require(table, policy.ReturnEvents, "$.returnEvents", refusals);
        if (policy.Clock == RetentionClock.Elapsed)
        {
            refusals.Add("$.clock", "elapsed", "Each user's intervals begin at an instant of their own, and those of months on a local calendar that the engine doesn't have.", "Count by the calendar, or read the events in process.");
        }

        if (policy.Brackets.Count > MaxBrackets)
        {
            refusals.Add("$.brackets", $"{Exact.Text(policy.Brackets.Count)} brackets", $"At most {Exact.Text(MaxBrackets)} are counted in one query.", "Split them over several policies.");
        }

        refusals.ThrowIfAny();
        _periods = new(policy.Period, clock, table, asOf, dialect, refusals);
        if (policy is { Measure: RetentionMeasure.Streak, Period.Unit: CalendarUnit.Day } && _periods.SkipsDays)
        {
            refusals.Add("$.measure", "a streak over a day that the zone skipped", "A streak goes on over such a day, and the engine counts it as missed.", "Say by the table's Earliest that its rows begin later, or read the events in process.");
        }

        if (table.Event is { } column)
        {
            _starts = policy.StartEvents.Count > 0 ? EventFilter.Of(column, policy.StartEvents) : null;
            _returns = policy.ReturnEvents.Count > 0 ? EventFilter.Of(column, policy.ReturnEvents) : null;
        }
    }

    private bool NeedsFirstOfAll => _policy.Anchor == RetentionAnchor.FirstEver && _starts is not null;

    private bool AsksForLaterReturn => _policy.SameInterval == SameIntervalReturn.LaterReturn;

    /// <summary>The query: rows of four kinds, each with a cohort, a number and how many users have it.</summary>
    public Select ToSelect()
    {
        var selects = new List<Select>
        {
            Count(Sizes, Source.Of(Anchors), Expression.Number(0)),
        };
        if (_policy.Measure == RetentionMeasure.Brackets)
        {
            selects.AddRange(_policy.Brackets.Select(CountBracket));
        }
        else
        {
            selects.Add(CountMeasure());
        }

        if (AsksForLaterReturn && _policy.Measure is RetentionMeasure.OnOrBefore or RetentionMeasure.Streak)
        {
            selects.Add(Count(SameInterval, Source.Of(Returns), Expression.Number(0), Of(Later).EqualTo(Expression.Number(0))));
        }

        var copies = Of(KnownUsers.Copies) > Expression.Number(1);
        var faults = new Aggregate(AggregateOperator.Sum, Of(Aliases.Faults));
        return new()
        {
            With = [(Active, ActivePeriods()), (Anchors, _policy.Anchor == RetentionAnchor.Recurring ? EveryAnchor() : OneAnchor()), (Returns, ReturnsAfterAnchors())],
            Columns = [(Kind, Expression.Number(Checks)), (Cohort, faults), (Later, Expression.CountWhere(copies)), (Users, Expression.CountWhere(Of(Aliases.User).IsNull()))],
            From = Source.Of(
                new Select
                {
                    Columns = [(Aliases.User, Of(Aliases.User)), (Aliases.Faults, faults), (KnownUsers.Copies, new Fragment("COUNT(*)"))],
                    From = Source.Of(Active),
                    GroupBy = [Of(Aliases.User), Of(Period)],
                },
                Figures),
            Having = (faults > Expression.Number(0)) | (Expression.CountWhere(copies) > Expression.Number(0)),
            Union = selects,
        };
    }

    public RetentionCounter NewCounter() => new(_policy, _asOf, _from, _through);

    /// <summary>Reads a row into the numbers of its cohort.</summary>
    public bool Read(SqlRow row, Dictionary<long, CohortCounts> cohorts)
    {
        var kind = row.Long(0);
        if (kind == Checks)
        {
            row.ThrowIfFaulty(row.Long(1), row.Long(2), row.Long(3));
        }

        var cohort = row.Long(1);
        if (!cohorts.TryGetValue(cohort, out var counts))
        {
            cohorts.Add(cohort, counts = new(_policy.Measure == RetentionMeasure.Brackets ? _policy.Brackets.Count : _policy.Intervals));
        }

        var users = row.Long(3);
        if (kind == Sizes)
        {
            counts.Size = users;
        }
        else if (kind == SameInterval)
        {
            counts.Zero = users;
        }
        else
        {
            var number = row.Long(2);
            if (number < 0 || number >= counts.ByNumber.Length)
            {
                throw row.Wrong(Later, $"The engine says {Exact.Text(number)}, and there are {Exact.Text(counts.ByNumber.Length)} of them; report this.");
            }

            counts.ByNumber[number] += users;
        }

        return true;
    }

    /// <summary>Makes the report of the numbers of all cohorts.</summary>
    public RetentionReport Report(Dictionary<long, CohortCounts> cohorts, long rowsRead)
    {
        var counter = NewCounter();
        foreach (var (cohort, counts) in cohorts)
        {
            var retained = counts.ByNumber;
            switch (_policy.Measure)
            {
                case RetentionMeasure.OnOrAfter:
                    AddUpFrom(retained, 0);
                    break;
                case RetentionMeasure.OnOrBefore:
                    for (var interval = 2; interval < retained.Length; interval++)
                    {
                        retained[interval] += retained[interval - 1];
                    }

                    retained[0] = counts.Zero;
                    break;
                case RetentionMeasure.Streak:
                    AddUpFrom(retained, 1);
                    retained[0] = counts.Zero;
                    break;
                default:
                    break;
            }

            for (var column = 0; column < retained.Length && !AsksForLaterReturn; column++)
            {
                if ((_policy.Measure == RetentionMeasure.Brackets ? _policy.Brackets[column].From : column) == 0)
                {
                    retained[column] = counts.Size;
                }
            }

            try
            {
                counter.AddCohort(_periods.DayOf(cohort), counts.Size, retained);
            }
            catch (ArgumentException e)
            {
                throw new SqlReadException(null, Users, $"The counts are none of a population. {e.Message}", rowsRead, e);
            }
        }

        return counter.ToReport();
    }

    private static void AddUpFrom(long[] counts, int first)
    {
        for (var interval = counts.Length - 2; interval >= first; interval--)
        {
            counts[interval] += counts[interval + 1];
        }
    }

    private static Column Of(string name) => new(null, name);

    private Select ActivePeriods()
    {
        var user = Rows.Of(_table.User);
        var at = Rows.Of(_table.At);
        var period = _periods.Of(at, _table.At.Storage);
        var counts = _starts is not null && _returns is not null && !NeedsFirstOfAll ? _starts | _returns : null;
        var (where, fault) = ActivityRows.Counted(_table, _asOf, _dialect, counts);
        var columns = new List<(string, Expression)>
        {
            (Aliases.User, user), (Period, period), (Aliases.Faults, Expression.CountWhere(fault)),
        };
        if (_starts is not null && !NeedsFirstOfAll)
        {
            columns.Add((IsStart, new Aggregate(AggregateOperator.Max, Expression.When(_starts, Expression.Number(1), Expression.Number(0)))));
        }

        if (_returns is not null)
        {
            columns.Add((IsReturn, new Aggregate(AggregateOperator.Max, Expression.When(_returns, Expression.Number(1), Expression.Number(0)))));
        }

        if (NeedsFirstOfAll || AsksForLaterReturn)
        {
            columns.Add((FirstStart, new Aggregate(AggregateOperator.Min, _starts is null ? at : Expression.When(_starts, at))));
        }

        if (NeedsFirstOfAll)
        {
            columns.Add((FirstOfAll, new Aggregate(AggregateOperator.Min, at)));
        }

        if (AsksForLaterReturn)
        {
            columns.Add((LastReturn, new Aggregate(AggregateOperator.Max, _returns is null ? at : Expression.When(_returns, at))));
        }

        return new() { Columns = columns, From = Source.Of(_table), Where = where, GroupBy = [user, period] };
    }

    /// <summary>The period of each user's one anchor.</summary>
    private Select OneAnchor()
    {
        Expression period = Of(Period);
        var first = new Aggregate(AggregateOperator.Min, period);
        Expression cohort = _starts is null ? first : Expression.MinWhere(Of(IsStart).EqualTo(Expression.Number(1)), period);
        var isAnchored = cohort.IsNotNull();
        if (NeedsFirstOfAll)
        {
            // The first event of all is in the first period, and must be a start event there.
            cohort = Expression.MinWhere(Of(FirstStart).EqualTo(Of(FirstOfAll)), period);
            isAnchored = cohort.EqualTo(first);
        }

        return new()
        {
            Columns = [(Aliases.User, Of(Aliases.User)), (Cohort, cohort)],
            From = Source.Of(Active),
            GroupBy = [Of(Aliases.User)],
            Having = IsWanted(cohort) is { } wanted ? isAnchored & wanted : isAnchored,
        };
    }

    /// <summary>All periods of each user with a start event.</summary>
    private Select EveryAnchor()
    {
        Expression? anchors = _starts is null ? Of(Period).IsNotNull() : Of(IsStart).EqualTo(Expression.Number(1));
        return new()
        {
            Columns = [(Aliases.User, Of(Aliases.User)), (Cohort, Of(Period))],
            From = Source.Of(Active),
            Where = IsWanted(Of(Period)) is { } wanted ? anchors & wanted : anchors,
        };
    }

    private Expression? IsWanted(Expression cohort)
    {
        var bounds = new List<Expression>();
        if (_from is { } from)
        {
            bounds.Add(cohort >= Value.Of((long)_policy.Period.NumberOf(from) - _periods.First));
        }

        if (_through is { } through)
        {
            bounds.Add(cohort <= Value.Of((long)_policy.Period.NumberOf(through) - _periods.First));
        }

        return bounds.Count == 0 ? null : Expression.All(bounds);
    }

    /// <summary>How many periods after each anchor the user returned; 0 only where a later return in the anchor's own period is asked for.</summary>
    private Select ReturnsAfterAnchors()
    {
        Column OfActive(string name) => new(Active, name);
        var (period, cohort) = (OfActive(Period), new Column(Anchors, Cohort));
        var isLater = period > cohort;
        if (AsksForLaterReturn)
        {
            isLater |= period.EqualTo(cohort) & (OfActive(LastReturn) > OfActive(FirstStart));
        }

        var on = new List<Expression> { new Column(Anchors, Aliases.User).EqualTo(OfActive(Aliases.User)), isLater };
        if (_returns is not null)
        {
            on.Add(OfActive(IsReturn).EqualTo(Expression.Number(1)));
        }

        if (_policy.Measure != RetentionMeasure.OnOrAfter)
        {
            on.Add(period - cohort < Value.Of((long)_policy.Intervals));
        }

        return new()
        {
            Columns = [(Aliases.User, new Column(Anchors, Aliases.User)), (Cohort, cohort), (Later, period - cohort)],
            From = Source.Of(Anchors),
            Joins = [(Source.Of(Active), Expression.All(on))],
            Where = period.IsNotNull(),
        };
    }

    private Select CountMeasure()
    {
        if (_policy.Measure == RetentionMeasure.On)
        {
            return Count(Numbers, Source.Of(Returns), Of(Later));
        }

        var (source, where, number) = (Source.Of(Returns), (Expression?)(Of(Later) > Expression.Number(0)), (Expression)new Aggregate(AggregateOperator.Min, Of(Later)));
        if (_policy.Measure == RetentionMeasure.OnOrAfter)
        {
            var (last, most) = (new Aggregate(AggregateOperator.Max, Of(Later)), Value.Of((long)_policy.Intervals - 1));
            (where, number) = (null, Expression.When(last > most, most, last));
        }
        else if (_policy.Measure == RetentionMeasure.Streak)
        {
            // The k-th return is in interval k as long as none was missed.
            const string Place = "place";
            var placed = new Select
            {
                Columns =
                [
                    (Aliases.User, Of(Aliases.User)), (Cohort, Of(Cohort)), (Later, Of(Later)),
                    (Place, new Fragment("ROW_NUMBER() OVER (PARTITION BY {0}, {1} ORDER BY {2})", Of(Aliases.User), Of(Cohort), Of(Later))),
                ],
                From = source,
                Where = where,
            };
            (source, where, number) = (Source.Of(placed, Figures), Of(Place).EqualTo(Of(Later)), new Aggregate(AggregateOperator.Max, Of(Later)));
        }

        var byUser = new Select
        {
            Columns = [(Cohort, Of(Cohort)), (Later, number)],
            From = source,
            Where = where,
            GroupBy = [Of(Aliases.User), Of(Cohort)],
        };
        return Count(Numbers, Source.Of(byUser, Figures), Of(Later));
    }

    private static Select Count(int kind, Source source, Expression number, Expression? where = null) => new()
    {
        Columns = [(Kind, Expression.Number(kind)), (Cohort, Of(Cohort)), (Later, number), (Users, new Fragment("COUNT(*)"))],
        From = source,
        Where = where,
        GroupBy = number is Number ? [Of(Cohort)] : [Of(Cohort), number],
    };

    private static Select CountBracket(IntervalRange bracket, int place) => new()
    {
        Columns =
        [
            (Kind, Expression.Number(Numbers)), (Cohort, Of(Cohort)), (Later, Expression.Number(place)),
            (Users, new Aggregate(AggregateOperator.CountDistinct, Of(Aliases.User))),
        ],
        From = Source.Of(Returns),
        Where = (Of(Later) >= Value.Of((long)bracket.From)) & (Of(Later) <= Value.Of((long)bracket.To)),
        GroupBy = [Of(Cohort)],
    };

    /// <summary>What the rows say of one cohort.</summary>
    internal sealed class CohortCounts(int columns)
    {
        public long Size { get; set; }

        /// <summary>Gets or sets who returned in the anchor's own period, where that is counted apart.</summary>
        public long Zero { get; set; }

        /// <summary>Gets how many users have each number: an interval or a bracket.</summary>
        public long[] ByNumber { get; } = new long[columns];
    }
}
