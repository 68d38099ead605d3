using System.Globalization;
using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Reporting.Tests;

public class TicketPicturesTests
{
    private static readonly TicketStatistics Small = TicketStatistics.Of(Desk.Log(), Desk.AsOf);

    private static readonly TicketForecast Daily = new TicketForecaster().Forecast(Desk.Log(), Desk.AsOf);

    public static TheoryData<string> Names => RfmPicturesTests.Names;

    [Fact]
    public void Approved_the_layers() => Approved.Picture("ticket-layers", options => TicketPictures.Layers(Desk.Middling.Value, options));

    [Fact]
    public void Approved_the_indicators() => Approved.Picture("ticket-indicators", options => TicketPictures.Indicators(Desk.Middling.Value, options));

    [Fact]
    public void Approved_the_lift() => Approved.Picture("ticket-lift", options => TicketPictures.Lift(Desk.Middling.Value, options));

    [Fact]
    public void Approved_the_handovers() => Approved.Picture("ticket-handovers", options => TicketPictures.Handovers(Small, options));

    [Fact]
    public void Approved_the_ageing() => Approved.Picture("ticket-ageing", options => TicketPictures.Ageing(Small.BacklogAt(Desk.AsOf), options));

    [Fact]
    public void Approved_the_backlog() => Approved.Picture("ticket-backlog", options => TicketPictures.Backlog(Days(Small, 70), options));

    [Fact]
    public void Approved_the_forecast() => Approved.Picture("ticket-forecast", options => TicketPictures.Forecast(Daily, options));

    [Fact]
    public void A_forecast_of_weeks_and_of_keys_is_drawn()
    {
        var options = TicketForecastOptions.Weekly with { Key = TicketForecastKey.Category, Forecast = TicketForecastOptions.Weekly.Forecast with { Season = 1 } };
        Approved.Picture("ticket-forecast-weeks", how => TicketPictures.Forecast(new TicketForecaster(options).Forecast(Desk.Log(), Desk.AsOf), how));
    }

    [Fact]
    public void Nothing_to_draw_is_said_in_a_sentence()
    {
        var nobody = TicketStatistics.Of(TicketLog.From([], []), Desk.AsOf);
        var unseen = new MaturityScorer(MaturityPolicy.Default).Score(TicketLog.From([], []), Desk.AsOf).Value;
        var reached = Desk.MaturityOf(_ => (100_000, 100_000)).Value;
        Approved.Picture("ticket-layers-empty", options => TicketPictures.Layers(unseen, options));
        Assert.All(
            (Func<PictureOptions, Picture>[])
            [
                options => TicketPictures.Layers(unseen, options),
                options => TicketPictures.Indicators(unseen, options),
                options => TicketPictures.Lift(reached, options),
                options => TicketPictures.Handovers(nobody, options),
                options => TicketPictures.Ageing(nobody.BacklogAt(Desk.AsOf), options),
                options => TicketPictures.Backlog([], options),
                options => TicketPictures.Backlog(Days(nobody, 3), options),
                options => TicketPictures.Forecast(new TicketForecaster().Forecast(TicketLog.From([], []), Desk.AsOf), options),
            ],
            PictureLaws.HoldForNothing);
    }

    [Fact]
    public void One_ticket_is_enough_to_draw()
    {
        var one = Desk.Log(1);
        var statistics = TicketStatistics.Of(one, Desk.AsOf);
        PictureLaws.HoldFor(options => TicketPictures.Layers(new MaturityScorer(MaturityPolicy.Default).Score(one, Desk.AsOf).Value, options));
        PictureLaws.HoldFor(options => TicketPictures.Ageing(statistics.BacklogAt(Desk.AsOf), options));
        PictureLaws.HoldFor(options => TicketPictures.Backlog(Days(statistics, 1), options));
        Assert.False(TicketPictures.Ageing(statistics.BacklogAt(Desk.AsOf)).IsEmpty);
    }

    [Fact]
    public void Columns_of_the_stairs_are_as_high_as_what_is_demonstrated()
    {
        var picture = TicketPictures.Layers(Desk.Middling.Value, new() { Theme = PictureTheme.Light });
        var frames = PictureLaws.Rects(picture, Style.Frame);
        var columns = PictureLaws.Rects(picture, Style.Fill(0)).Take(5).ToArray(); // the last is that of the legend
        Assert.Equal(5, frames.Count);
        Assert.All(Desk.Middling.Value.Layers.Zip(frames, columns), layer => Assert.Equal(layer.First.Demonstrated * layer.Second.Height, layer.Third.Height, 0.05));
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.True(pair.First.Y > pair.Second.Y, "Each layer stands higher than the one before."));
    }

    [Fact]
    public void The_stairs_name_what_caps_a_layer_and_what_holds_the_level_back()
    {
        var maturity = Desk.Middling.Value;
        var capped = maturity.Layers.First(layer => layer.CappedBy is not null);
        var texts = PictureLaws.Texts(TicketPictures.Layers(maturity));
        Assert.Contains($"capped by {capped.CappedBy}", texts);
        Assert.Contains("at least", texts);
        Assert.Contains("at most", texts);
        Assert.Contains(texts, text => text.StartsWith($"Level {maturity.Lift!.Level} is held back by layer {maturity.Lift.Layer}", StringComparison.Ordinal));
    }

    [Fact]
    public void Indicators_that_cannot_be_measured_are_told_with_what_is_missing()
    {
        var picture = TicketPictures.Indicators(Desk.Middling.Value, new() { Width = 1000 });
        Assert.Contains("P2, P3 can't be measured, for the log does not tell: bug, releases of bugs.", PictureLaws.Texts(picture));
        Assert.Contains("D4: no opportunity came to its end yet.", PictureLaws.Texts(picture));
        Assert.Equal(24, picture.Table.Rows.Count);
    }

    [Fact]
    public void Within_a_layer_the_indicator_that_costs_most_is_on_top()
    {
        var maturity = Desk.Middling.Value;
        var labels = PictureLaws.Texts(TicketPictures.Indicators(maturity, new() { Width = 1000 })).Where(text => text.Length > 2 && text[0] == 'S' && char.IsDigit(text[1])).Select(text => text[..2]);
        Assert.Equal(maturity.Indicators.Where(item => item.Layer == 2).OrderByDescending(item => item.Loss).Select(item => $"{item.Id}"), labels);
    }

    [Fact]
    public void Handovers_of_the_table_add_up_to_those_of_the_statistics()
    {
        var (picture, figures) = (TicketPictures.Handovers(Small), Small.Handovers());
        Assert.Equal(figures.Handovers, picture.Table.Rows.Sum(row => Number(row[2])));
        Assert.Equal(figures.PingPongs, picture.Table.Rows.Sum(row => Number(row[3])));
        Assert.Equal(figures.Matrix.Select(flow => (flow.From, flow.To, flow.Count)), picture.Table.Rows.Select(row => (row[0], row[1], Number(row[2]))));
    }

    [Fact]
    public void Bars_of_lifts_are_as_long_as_their_successes_in_both_parts()
    {
        var lift = Desk.MaturityOf(id => id is IndicatorId.D2 ? (35, 60) : id is IndicatorId.D3 ? (20, 60) : (60, 60)).Value.Lift!;
        var picture = TicketPictures.Lift(Desk.Middling.Value with { Lift = lift }, new() { Theme = PictureTheme.Light });
        var bars = PictureLaws.Rects(picture, Style.Fill(0)).Concat(PictureLaws.Rects(picture, Style.Fill(1))).Select(bar => bar.Width).ToArray();
        long[] successes = [.. lift.Plan.Concat(lift.Alone).Select(step => step.Successes)];
        Assert.True(lift.Plan.Count > 0 && lift.Alone.Count > 1 && successes.Distinct().Count() > 1, "There is something to compare.");
        Assert.All(successes.Zip(bars), bar => Assert.Equal(bar.First * bars.Max() / successes.Max(), bar.Second, 0.05));
        Assert.Equal(successes.Length, bars.Length);
    }

    [Fact]
    public void Pairs_that_play_ping_pong_stand_on_top()
    {
        // Often handed over, seldom back: a to b. Seldom handed over, always back: c to d.
        var log = TicketLog.From(
            Enumerable.Range(0, 120).SelectMany(number => (number < 90 ? number % 9 == 0 ? ["a", "b", "a"] : ["a", "b"] : number < 98 ? ["c", "d", "c"] : new[] { "e", "f" })
                .Select((team, step) => new TicketEvent { TicketId = $"T{number}", At = Desk.Start + Duration.FromHours(step), Type = TicketEventType.Assigned, TeamId = team })),
            []);
        var picture = TicketPictures.Handovers(TicketStatistics.Of(log, Desk.AsOf));
        Assert.Equal(["c → d", "a → b"], PictureLaws.Texts(picture).Where(text => text.Contains('→', StringComparison.Ordinal)));
        Assert.EndsWith("; ping-pong above all c → d: 8 of 8.", picture.Description, StringComparison.Ordinal);
        Assert.Equal(["yes"], picture.Table.Rows.Where(row => row[5] == "yes").Select(row => row[5]));
    }

    [Fact]
    public void Bars_of_ages_are_as_long_as_their_counts()
    {
        var backlog = Small.BacklogAt(Desk.AsOf);
        var picture = TicketPictures.Ageing(backlog, new() { Theme = PictureTheme.Light });
        var young = backlog.Bands.Where(band => band.From < Duration.FromDays(30)).Reverse().ToArray();
        var old = backlog.Bands.Where(band => band.From >= Duration.FromDays(30)).Reverse().ToArray();
        double[] widths = [.. PictureLaws.Rects(picture, Style.Warn).Take(old.Length).Concat(PictureLaws.Rects(picture, Style.Fill(0))).Select(bar => bar.Width)];
        var unit = widths.Sum() / backlog.Open;
        Assert.All(old.Concat(young).Zip(widths), bar => Assert.Equal(bar.First.Count * unit, bar.Second, 0.05));
        Assert.Equal(backlog.Open, picture.Table.Rows.Sum(row => Number(row[1])));
    }

    [Fact]
    public void The_backlog_of_two_centuries_is_drawn_in_spans()
    {
        EquatableArray<BacklogDay> days = [.. Enumerable.Range(0, 73_000).Select(day => new BacklogDay(new LocalDate(1900, 1, 1).PlusDays(day), 3, day % 2, 3, 50 + (day % 2)))];
        PictureLaws.HoldFor(options => TicketPictures.Backlog(days, options));
        var picture = TicketPictures.Backlog(days);
        Assert.InRange(picture.Svg.Length, 1_000, 60_000);
        Assert.Equal(days.Sum(day => day.Opened), picture.Table.Rows.Sum(row => Number(row[2])));
        Assert.Equal(days.Sum(day => day.Ended), picture.Table.Rows.Sum(row => Number(row[4])));
    }

    [Fact]
    public void The_forecast_keeps_every_interval_on_its_axis()
    {
        var picture = TicketPictures.Forecast(Daily, new() { Theme = PictureTheme.Light });
        var svg = PictureLaws.Read(picture);
        var area = PictureLaws.Rects(picture, Style.Heat(1))[0]; // a weekend
        var fan = svg.Elements().Single(element => element.Name.LocalName == "path" && element.Attribute("class")!.Value == Style.Wash(1)).Attribute("d")!.Value;
        double[] heights = [.. fan.TrimStart('M').TrimEnd('Z').Split('L').Select(place => area.Bottom - double.Parse(place.Split(' ')[1], CultureInfo.InvariantCulture))];
        long[] bounds = [.. Daily.Total.Steps.Select(step => step.Upper), .. Daily.Total.Steps.Reverse().Select(step => step.Lower)];
        Assert.All(heights, height => Assert.InRange(height, -0.1, area.Height + 0.1));
        var unit = heights.Max() / bounds.Max();
        Assert.All(bounds.Zip(heights), bound => Assert.Equal(bound.First * unit, bound.Second, 0.1));
        Assert.Equal(Daily.Total.Steps.Count, picture.Table.Rows.Count(row => row[2] == "–"));
    }

    [Fact]
    public void A_forecast_says_how_sure_its_interval_is()
    {
        var ninety = new TicketForecaster(TicketForecastOptions.Default with { Forecast = TicketForecastOptions.Default.Forecast with { Confidence = 0.9 } }).Forecast(Desk.Log(), Desk.AsOf);
        Assert.Contains("90 % interval", PictureLaws.Texts(TicketPictures.Forecast(ninety)));
        Assert.Contains("interval", PictureLaws.Texts(TicketPictures.Forecast(ninety with { Total = ninety.Total with { Reasons = [] } })));
    }

    [Fact]
    public void Endless_intervals_and_huge_counts_can_be_drawn()
    {
        var step = Daily.Total.Steps[0];
        var huge = Daily with
        {
            Total = Daily.Total with
            {
                Counts = [0, long.MaxValue, 5],
                Steps = [step with { Mean = 1e18, Lower = 0, Upper = long.MaxValue }, step with { Start = step.End, End = step.End.PlusDays(1), Mean = double.PositiveInfinity, Upper = long.MaxValue }],
            },
        };
        PictureLaws.HoldFor(options => TicketPictures.Forecast(huge, options));
        PictureLaws.HoldFor(options => TicketPictures.Indicators(Desk.MaturityOf(_ => (long.MaxValue / 4, long.MaxValue / 3)).Value, options));
        PictureLaws.HoldFor(options => TicketPictures.Backlog([new(new(1, 1, 1), 0, 0, 0, 0), new(new(9998, 12, 31), long.MaxValue / 4, 0, 0, long.MaxValue)], options));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_team_of_any_name_is_shown_as_text(string name)
    {
        var log = Desk.Log(60, number => number == 0 ? "Front desk" : $"{name}{number}");
        PictureLaws.HoldFor(options => TicketPictures.Handovers(TicketStatistics.Of(log, Desk.AsOf), options));
        PictureLaws.HoldFor(options => TicketPictures.Layers(Desk.Middling.Value with { Group = name }, options));
        PictureLaws.HoldFor(options => TicketPictures.Lift(Desk.Middling.Value with { Group = name }, options));
        var forecast = Daily with { Keys = [Daily.Total with { Key = name }] };
        PictureLaws.HoldFor(options => TicketPictures.Forecast(forecast, options));
    }

    [Fact]
    public void Two_hundred_teams_are_readable()
    {
        var log = TicketLog.From(
            Enumerable.Range(0, 400).SelectMany(number => Enumerable.Range(0, 3).Select(step => new TicketEvent
            {
                TicketId = $"T{number}",
                At = Desk.Start + Duration.FromHours(step),
                Type = TicketEventType.Assigned,
                TeamId = $"Team {(number + (step % 2)) % 200}",
            })),
            []);
        var statistics = TicketStatistics.Of(log, Desk.AsOf);
        PictureLaws.HoldFor(options => TicketPictures.Handovers(statistics, options));
        var picture = TicketPictures.Handovers(statistics);
        Assert.Contains("12. 189 others", PictureLaws.Texts(picture));
        Assert.Equal(400, picture.Table.Rows.Count);
    }

    [Fact]
    public void Every_desk_can_be_drawn() => Law.Holds(TicketGenerators.Events, TicketGenerators.Policies, TicketGenerators.AsOf, (events, policy, asOf) =>
    {
        var log = TicketLog.From(events, []);
        var statistics = TicketStatistics.Of(log, asOf);
        var maturity = new MaturityScorer(policy).Score(log, asOf);
        var options = new PictureOptions { Width = events.Length % 2 == 0 ? 340 : 720, Culture = events.Length % 3 == 0 ? "zh-CN" : "en" };
        var section = TicketSection.Of(maturity, statistics);
        var (handovers, figures) = (TicketPictures.Handovers(statistics), statistics.Handovers());
        return section.Pictures.All(draw => PictureLaws.Hold(draw(options), options))
            && handovers.Table.Rows.Sum(row => Number(row[2])) == figures.Handovers
            && handovers.Table.Rows.Sum(row => Number(row[3])) == figures.PingPongs;
    });

    [Fact]
    public void The_same_answer_gives_the_same_bytes() => Assert.Equal(TicketPictures.Handovers(Small), TicketPictures.Handovers(Small));

    private static EquatableArray<BacklogDay> Days(TicketStatistics statistics, int days)
    {
        var last = DayClock.Utc.DayOf(statistics.AsOf);
        return statistics.BacklogByDay(DayClock.Utc, last.PlusDays(1 - days), last);
    }

    private static long Number(string text) => text == "–" ? 0 : long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
