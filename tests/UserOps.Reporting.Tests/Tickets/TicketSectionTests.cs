using NodaTime;
using UserOps.Tickets;

namespace UserOps.Reporting.Tests;

public class TicketSectionTests
{
    private static readonly TicketStatistics Statistics = TicketStatistics.Of(Desk.Log(), Desk.AsOf);

    [Fact]
    public void What_is_not_given_is_left_out()
    {
        var nothing = TicketSection.Of();
        Assert.Empty(nothing.Pictures);
        Assert.Empty(nothing.Findings);
        Assert.Empty(nothing.Policies);
        Assert.Equal(3, TicketSection.Of(Desk.Middling).Pictures.Count);
        Assert.Equal(3, TicketSection.Of(statistics: Statistics).Pictures.Count);
        Assert.Single(TicketSection.Of(forecast: new TicketForecaster().Forecast(Desk.Log(), Desk.AsOf)).Pictures);
    }

    [Fact]
    public void No_tickets_give_no_findings()
    {
        var log = TicketLog.From([], []);
        var section = TicketSection.Of(
            new MaturityScorer(MaturityPolicy.Default).Score(log, Desk.AsOf), TicketStatistics.Of(log, Desk.AsOf), new TicketForecaster().Forecast(log, Desk.AsOf));
        Assert.Empty(section.Findings);
        Assert.All(section.Pictures.Where((_, place) => place != 1), draw => Assert.True(draw(PictureOptions.Default).IsEmpty));
    }

    [Fact]
    public void The_level_is_told_with_what_holds_it_back_and_what_lifts_it()
    {
        var (maturity, section) = (Desk.Middling.Value, TicketSection.Of(Desk.Middling));
        var finding = section.Findings[0];
        Assert.Equal(FindingKind.Act, finding.Kind);
        Assert.StartsWith($"To reach level {maturity.Lift!.Level} (", finding.Text.In("en"), StringComparison.Ordinal);
        Assert.Equal(FindingKind.Note, section.Findings[1].Kind);
        Assert.StartsWith($"At least level {maturity.Level} (", section.Findings[1].Text.In("en"), StringComparison.Ordinal);
        Assert.Contains($"Level {maturity.Lift.Level} is held back by layer {maturity.Lift.Layer}", finding.Text.In("en"), StringComparison.Ordinal);
        Assert.All(maturity.Lift.Plan, step => Assert.Contains($"+{step.Successes}", finding.Text.In("en"), StringComparison.Ordinal));
        Assert.Contains("2 of 24 indicators can't be measured. Record first, for layer 4 (optimiser): bug, releases of bugs.", section.Findings.Select(item => item.Text.In("en")));
        Assert.Equal([Desk.Middling.Policy], section.Policies);
    }

    [Fact]
    public void The_highest_level_is_good() =>
        Assert.Equal(FindingKind.Good, TicketSection.Of(Desk.MaturityOf(_ => (100_000, 100_000))).Findings[0].Kind);

    [Fact]
    public void Ping_pong_is_told_with_its_number_and_interval()
    {
        // Of 40 handovers from a to b 30 come straight back; nothing else does.
        var log = TicketLog.From(
            Enumerable.Range(0, 140).SelectMany(number => (number < 30 ? ["a", "b", "a"] : number < 40 ? ["a", "b"] : new[] { "c", $"d{number % 5}" })
                .Select((team, step) => new TicketEvent { TicketId = $"T{number}", At = Desk.Start + Duration.FromHours(step), Type = TicketEventType.Assigned, TeamId = team })),
            []);
        var finding = TicketSection.Of(statistics: TicketStatistics.Of(log, Desk.AsOf)).Findings.First(item => item.Kind == FindingKind.Act);
        Assert.Equal(
            "Ping-pong: of 40 handovers a → b, 30 came straight back, 75 % (59.8 % to 85.8 %); of all 170 it is 17.6 %. Settle between the two teams who takes what.",
            finding.Text.In("en"));
        Assert.Equal(
            "乒乓：a → b 的 40 次转派中有 30 次原路退回，占 75%（59.8% 至 85.8%）；全部 170 次转派中为 17.6%。请两队约定分工。",
            finding.Text.In("zh-CN"));
    }

    [Fact]
    public void Old_tickets_are_told_and_young_ones_are_good()
    {
        var old = TicketSection.Of(statistics: Statistics).Findings.Single(item => item.Text.In("en").Contains("Close or pass them on first.", StringComparison.Ordinal));
        Assert.Equal(FindingKind.Watch, old.Kind);
        var young = TicketStatistics.Of(Desk.Log(), Desk.Start + Duration.FromDays(3));
        Assert.Contains(TicketSection.Of(statistics: young).Findings, item => item.Kind == FindingKind.Good && item.Text.In("en").Contains(" is 30 days old", StringComparison.Ordinal));
    }

    [Fact]
    public void The_forecast_is_told_with_its_interval()
    {
        var forecast = new TicketForecaster(TicketForecastOptions.Weekly).Forecast(Desk.Log(), Desk.AsOf);
        var (finding, next) = (TicketSection.Of(forecast: forecast).Findings.Single(), forecast.Total.Steps[1]);
        Assert.Contains($"in the week from {next.Start:yyyy-MM-dd}, 95 % interval {next.Lower} to {next.Upper}.", finding.Text.In("en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9_890)]
    public void A_log_of_any_century_makes_a_section(int year)
    {
        var at = Instant.FromUtc(year, 6, 1, 0, 0);
        var log = TicketLog.From([new() { TicketId = "T", At = at, Type = TicketEventType.Created }], []);
        var section = TicketSection.Of(statistics: TicketStatistics.Of(log, at + Duration.FromDays(400)));
        Assert.All(section.Pictures, PictureLaws.HoldFor);
    }
}
