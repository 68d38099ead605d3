using NodaTime;
using UserOps.BusinessTime;
using UserOps.Statistics;
using UserOps.Testing;
using UserOps.Tickets;
using static UserOps.Tests.Tickets.Statistics.TicketHistories;

namespace UserOps.Tests.Tickets.Statistics;

public class TicketResolutionTests
{
    [Fact]
    public void Resolution_times_tell_the_first_from_the_last_and_calendar_from_working_time()
    {
        var statistics = Read(
            Event("a", 9, TicketEventType.Created), Event("a", 11, TicketEventType.Resolved),
            Event("b", 10, TicketEventType.Created), Event("b", 14, TicketEventType.Resolved), Event("b", 15, TicketEventType.Reopened), Event("b", 34, TicketEventType.Resolved),
            Event("c", 9, TicketEventType.Created), Event("c", 12, TicketEventType.Resolved), Event("c", 13, TicketEventType.Reopened),
            Event("d", 9, TicketEventType.Created));
        var clock = new BusinessClock(WorkingCalendars.England);
        var figures = statistics.Resolutions(clock);

        Assert.Equal((new ProportionCount(2, 4), new ProportionCount(2, 3)), (figures.Resolved, figures.Reopened));
        Assert.Equal((3, Duration.FromHours(3)), (figures.ToFirst!.Count, figures.ToFirst.Median));
        Assert.Equal((2, Duration.FromHours(13)), (figures.ToLast!.Count, figures.ToLast.Median));

        // The first of January is a holiday; on the second the clock runs from nine.
        Assert.Equal((3, Duration.Zero), (figures.WorkingToFirst!.Count, figures.WorkingToFirst.Greatest));
        Assert.Equal((2, Duration.FromHours(1)), (figures.WorkingToLast!.Count, figures.WorkingToLast.Greatest));
        Assert.Null(statistics.Resolutions().WorkingToLast);

        var groups = statistics.ResolutionsBy(ticket => ticket.Reopens);
        Assert.Equal([0, 1], groups.Select(group => group.Key));
        Assert.Equal([Duration.FromHours(2), Duration.FromHours(24)], groups.Select(group => group.Figures.ToLast!.Median));
    }

    [Fact]
    public void Rates_are_counts_of_those_that_could()
    {
        var rates = Read(
            Event("a", 0, TicketEventType.Created) with { Kind = TicketKind.Usage },
            Event("a", 1, TicketEventType.Resolved) with { ActorId = "ann", RootCause = "defect" },
            Event("b", 0, TicketEventType.Created), Event("b", 1, TicketEventType.Resolved) with { ActorId = "ann", RootCause = "UNKNOWN" }, Event("b", 2, TicketEventType.Reopened),
            Event("c", 0, TicketEventType.Created)).Rates();

        Assert.Equal((new ProportionCount(1, 3), new ProportionCount(1, 3)), (rates.KindKnown, rates.RootCauseKnown));
        Assert.Equal((new ProportionCount(1, 2), new ProportionCount(1, 2)), (rates.FirstContact, rates.Reopened));
        Assert.Equal(0.5, rates.FirstContact.Rate);
        Assert.Equal(ProportionInterval.Wilson(1, 2), rates.FirstContact.Wilson());
    }

    [Fact]
    public void What_comes_again_was_opened_after_a_resolution_of_the_same()
    {
        TicketEvent Of(string ticket, double hour, TicketEventType type, string? bug = null, string? cause = null) =>
            Event(ticket, hour, type) with { BugId = bug, RootCause = cause, Module = cause is null ? null : "web" };
        var figures = Read(
            Of("a", 0, TicketEventType.Created, "b1"), Of("b", 1, TicketEventType.Created, "b1"), Of("a", 5, TicketEventType.Resolved),
            Of("c", 5, TicketEventType.Created, "b1"), Of("e", 6, TicketEventType.Created, "b1", "defect"), Of("d", 7, TicketEventType.Created, "b1"),
            Of("f", 2, TicketEventType.Resolved, cause: "defect"), Of("g", 9, TicketEventType.Created, cause: "other"), Of("h", 0, TicketEventType.Resolved, cause: "other")).Recurrences();

        Assert.Equal(new(2, 6), figures.Recurred);
        Assert.Equal(2, figures.Groups.Count);
        Assert.Equal(("b1", 5L), (figures.Groups[0].BugId, figures.Groups[0].Tickets));
        Assert.Equal(["e", "d"], figures.Groups[0].Again);
        Assert.Equal((null, "web", "defect", 2L), (figures.Groups[1].BugId, figures.Groups[1].Module, figures.Groups[1].RootCause, figures.Groups[1].Tickets));
        Assert.Equal(["e"], figures.Groups[1].Again);
    }

    [Fact]
    public void Quantiles_are_exact_and_rounded_down()
    {
        var summary = DurationSummary.Of([Duration.FromNanoseconds(8), Duration.FromNanoseconds(1), Duration.FromNanoseconds(2), Duration.FromNanoseconds(4)])!;

        Assert.Equal([1, 1, 3, 5, 6, 8], new[] { summary.Least, summary.LowerQuartile, summary.Median, summary.UpperQuartile, summary.NinthDecile, summary.Greatest }
            .Select(duration => duration.TotalNanoseconds));
        Assert.Equal((4, 3), (summary.Count, summary.Mean.TotalNanoseconds));
        Assert.Null(DurationSummary.Of([]));
        Assert.Equal(Duration.MaxValue, DurationSummary.Of([Duration.MaxValue, Duration.MaxValue])!.Mean);
    }

    [Fact]
    public void What_came_again_is_what_the_pairs_say() =>
        Law.Holds(AnyEvents, events =>
        {
            var statistics = Read(events);
            var again = statistics.Tickets.Where(ticket => statistics.Tickets.Any(other =>
                other.TicketId != ticket.TicketId
                && other.FirstResolvedAt < ticket.OpenedAt
                && ((ticket.BugId is not null && ticket.BugId == other.BugId)
                    || (ticket.Module is not null && ticket.RootCause is not null && (ticket.Module, ticket.RootCause) == (other.Module, other.RootCause)))));
            var figures = statistics.Recurrences();
            Assert.Equal(
                again.Select(ticket => ticket.TicketId),
                figures.Groups.SelectMany(group => group.Again).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            return figures.Recurred.Successes == again.LongCount() && figures.Recurred.Successes <= figures.Recurred.Trials;
        });
}
