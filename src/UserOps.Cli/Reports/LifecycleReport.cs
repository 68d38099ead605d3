using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Lifecycle;
using UserOps.Lifecycle;
using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>What a report tells of activity: stages, growth, retention, moves, hours, and a funnel if one is asked about.</summary>
internal static class LifecycleReport
{
    /// <summary>How many periods back a report looks. More have no room in a picture, and one wrong date centuries ago would make very many.</summary>
    private const int Periods = 24;

    /// <summary>How many intervals of retention are looked at, the first included.</summary>
    private const int Intervals = 12;

    /// <summary>Makes the part.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="book">The events.</param>
    /// <param name="asOf">When to judge.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The part.</returns>
    public static ReportSection Of(LifecycleQuestion question, ActivityBook<UserId> book, Instant asOf, CancellationToken cancellationToken)
    {
        var evaluator = question.Stages;
        var users = ActivityGathering.DaysOf(book, log => evaluator.Read(log));
        var day = evaluator.Days.DayOf(asOf);
        var from = Back(day, question.Grid.Unit);
        var moves = new TransitionCounter(evaluator, question.Grid, day, from);
        foreach (var (_, activity) in users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            moves.Add(activity);
        }

        var transitions = moves.ToReport();
        var growth = new GrowthQuestion("default", GrowthPolicy.Default(question.Grid), evaluator.Days);
        var section = LifecycleSection.Of(new()
        {
            Policy = evaluator.Policy,
            Stock = StageStock.Count(day, users.Select(user => evaluator.StageOf(user.Value, day))),
            Transitions = transitions,
            Forecast = StageForecaster.Forecast(transitions),
            Growth = LifecycleJudge.Growth(users, asOf, growth, from).Report,
            Retention = Retention(question, book, users, asOf, from),
            Hours = Hours(evaluator.Days, book, from, asOf, cancellationToken),
            Funnels = question.Funnel is { } funnel ? [LifecycleJudge.Funnel(book, asOf, evaluator.Days, funnel).Report] : [],
        });
        return question.User is { } shown && book.Users.Contains(shown)
            ? section.With(options => LifecyclePictures.Timeline(evaluator, evaluator.Read(book[shown]), day, shown.Value, options))
            : section;
    }

    private static RetentionReport Retention(
        LifecycleQuestion question, ActivityBook<UserId> book, IReadOnlyList<KeyValuePair<UserId, UserActivity>> users, Instant asOf, LocalDate from)
    {
        if (question.Retention is { } own)
        {
            // A policy may count by the hour, by events, or by days that begin at another time than those of the stages.
            return LifecycleJudge.Retention(book, asOf, own, from).Report;
        }

        var stages = question.Stages.Policy;
        return LifecycleJudge.Retention(
            users,
            asOf,
            RetentionPolicy.Default with
            {
                Name = "by" + question.Grid.Unit,
                Zone = stages.Zone,
                DayStart = stages.DayStart,
                Period = question.Grid,
                Intervals = Intervals,
            },
            from).Report;
    }

    private static HourGrid Hours(DayClock days, ActivityBook<UserId> book, LocalDate from, Instant asOf, CancellationToken cancellationToken)
    {
        var hours = new HourCounter(days, days.StartOf(from), asOf);
        foreach (var user in book.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hours.Add(book[user]);
        }

        return hours.ToGrid();
    }

    private static LocalDate Back(LocalDate day, CalendarUnit unit)
    {
        const int MonthsOfQuarter = 3;
        var before = Periods - 1;
        if (day.Year <= DayClock.MinDay.Year + Periods)
        {
            return DayClock.MinDay;
        }

        return unit switch
        {
            CalendarUnit.Day => day.PlusDays(-before),
            CalendarUnit.Week => day.PlusWeeks(-before),
            CalendarUnit.Quarter => day.PlusMonths(-before * MonthsOfQuarter),
            CalendarUnit.Year => day.PlusYears(-before),
            _ => day.PlusMonths(-before),
        };
    }
}
