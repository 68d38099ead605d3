using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Statistics;
using UserOps.Testing;
using UserOps.Tests.Statistics;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

public class TicketForecasterTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>A Monday.</summary>
    private static readonly LocalDate Monday = new(2026, 1, 5);

    private static readonly TicketForecastOptions Quick = new()
    {
        Zone = "Asia/Shanghai",
        Forecast = new() { Horizon = 2, MaxOrigins = 5, Candidates = [ForecastMethod.Ses] },
    };

    private static readonly Arbitrary<TicketEvent[]> AnyEvents = Arb.From(
        Gen.Choose(0, 30).SelectMany(count => Gen.ArrayOf(
            from ticket in Gen.Choose(0, 12)
            from hours in Gen.Choose(0, 24 * 40)
            from type in Gen.Elements(TicketEventType.Created, TicketEventType.Created, TicketEventType.Classified, TicketEventType.Replied)
            from category in Gen.Elements("billing", "login", null)
            select new TicketEvent { TicketId = $"t{ticket}", At = Start(Monday) + Duration.FromHours(hours), Type = type, Category = category },
            count)),
        events => Enumerable.Range(0, events.Length).Select(place => events.Where((_, i) => i != place).ToArray()));

    private static readonly Arbitrary<TicketForecastOptions> AnyOptions =
        (from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia")
         from period in Gen.Elements(TicketForecastPeriod.Day, TicketForecastPeriod.Week)
         from key in Gen.Elements(TicketForecastKey.None, TicketForecastKey.Category)
         from hour in Gen.Elements(0, 4)
         from most in Gen.Elements(3, 1_000)
         select Quick with { Zone = zone, Period = period, Key = key, DayStart = new(hour, 0), MaxPeriods = most }).ToArbitrary();

    private static readonly Arbitrary<Instant> AnyAsOf = Gen.Choose(-48, 24 * 60).Select(hours => Start(Monday) + Duration.FromHours(hours)).ToArbitrary();

    [Fact]
    public void Whole_days_count_from_the_first_ticket_on_and_the_running_one_is_forecast()
    {
        // Two on the 5th, none on the 6th, one on the 7th a minute before midnight, one so far on the 8th.
        var log = Log(
            Created("a", Monday, 9), Created("b", Monday, 23), Created("c", Monday.PlusDays(2), 23), Created("d", Monday.PlusDays(3), 0), Created("e", Monday.PlusDays(3), 20));

        var forecast = new TicketForecaster(Quick).Forecast(log, Start(Monday.PlusDays(3)) + Duration.FromHours(12));

        Assert.Equal([2, 0, 1], forecast.Total.Counts);
        Assert.Equal(1, forecast.Total.SoFar);
        Assert.Equal((Monday, Monday.PlusDays(3), Start(Monday.PlusDays(4)) - Duration.Epsilon), (forecast.From, forecast.Running, forecast.ValidUntil));
        Assert.Equal([Monday.PlusDays(3), Monday.PlusDays(4)], forecast.Total.Steps.Select(step => step.Start));
        Assert.Equal([Monday.PlusDays(4), Monday.PlusDays(5)], forecast.Total.Steps.Select(step => step.End));
        Assert.Equal(ForecastNote.TooShortToChoose, forecast.Total.Forecast.Note);
        Assert.Equal(1, forecast.Total.Steps[0].Mean);
        Assert.Empty(forecast.Keys);
    }

    [Fact]
    public void Weeks_run_from_monday_in_the_zone()
    {
        // Sunday 23:00 in Shanghai is of the first week, two hours later the second has begun; in UTC both are Sunday.
        var log = Log(Created("a", Monday.PlusDays(2), 9), Created("b", Monday.PlusDays(6), 23), Created("c", Monday.PlusDays(7), 1));
        var asOf = Start(Monday.PlusDays(15));
        var options = Quick with { Period = TicketForecastPeriod.Week };

        var here = new TicketForecaster(options).Forecast(log, asOf);
        Assert.Equal((Monday, Monday.PlusDays(14)), (here.From, here.Running));
        Assert.Equal([2, 1], here.Total.Counts);
        Assert.Equal(Monday.PlusDays(21), here.Total.Steps[0].End);
        Assert.Equal([3, 0], new TicketForecaster(options with { Zone = "UTC" }).Forecast(log, asOf).Total.Counts);
    }

    [Fact]
    public void Each_key_has_its_own_forecast_by_the_last_word_known()
    {
        var log = Log(
            Created("a", Monday, 9) with { Module = "login" },
            Created("b", Monday, 10) with { Module = "login" },
            Created("c", Monday.PlusDays(1), 9) with { Module = "search" },
            Created("d", Monday.PlusDays(1), 9),
            new TicketEvent { TicketId = "b", At = Start(Monday.PlusDays(1)), Type = TicketEventType.Diagnosed, Module = "search" },
            new TicketEvent { TicketId = "a", At = Start(Monday.PlusDays(9)), Type = TicketEventType.Diagnosed, Module = "search" });

        var forecast = new TicketForecaster(Quick with { Key = TicketForecastKey.Module }).Forecast(log, Start(Monday.PlusDays(2)));

        Assert.Equal(["search", null, "login"], forecast.Keys.Select(key => key.Key));
        Assert.Equal([[1, 1], [0, 1], [1, 0]], forecast.Keys.Select(key => key.Counts.ToArray()));
        Assert.Equal([2, 2], forecast.Total.Counts);
        Assert.Equal("Tickets without a module", forecast.Keys[1].Reasons[0].Evidence[0].Display!.In("en"));

        var few = new TicketForecaster(Quick with { Key = TicketForecastKey.Module, MaxKeys = 1 }).Forecast(log, Start(Monday.PlusDays(2)));
        Assert.Equal(("search", 2), (Assert.Single(few.Keys).Key, few.KeysLeftOut));
    }

    [Fact]
    public void A_ticket_that_tells_no_creation_counts_only_where_none_does()
    {
        var old = new TicketEvent { TicketId = "old", At = Start(Monday), Type = TicketEventType.Replied };

        var mixed = new TicketForecaster(Quick).Forecast(Log(old, Created("a", Monday.PlusDays(1), 9)), Start(Monday.PlusDays(2)));
        Assert.Equal((1, Monday.PlusDays(1)), (mixed.WithoutCreation, mixed.From));
        Assert.Equal([1], mixed.Total.Counts);

        var untold = new TicketForecaster(Quick).Forecast(Log(old), Start(Monday.PlusDays(2)));
        Assert.Equal(0, untold.WithoutCreation);
        Assert.Equal([1, 0], untold.Total.Counts);
    }

    [Fact]
    public void A_day_is_over_at_its_last_instant_and_the_answer_holds_until_then()
    {
        var log = Log(Created("a", Monday, 9), Created("b", Monday.PlusDays(1), 9));
        var forecaster = new TicketForecaster(Quick);
        var noon = forecaster.Forecast(log, Start(Monday.PlusDays(1)) + Duration.FromHours(12));

        Assert.Equal(noon.Total, forecaster.Forecast(log, noon.ValidUntil - Duration.Epsilon).Total);
        Assert.Equal([1, 1], forecaster.Forecast(log, noon.ValidUntil).Total.Counts);
    }

    [Fact]
    public void Without_tickets_nothing_is_expected_and_it_says_so()
    {
        var forecast = new TicketForecaster(Quick).Forecast(TicketLog.Empty, Start(Monday));

        Assert.Equal((Monday, Monday), (forecast.From, forecast.Running));
        Assert.Empty(forecast.Total.Counts);
        Assert.All(forecast.Total.Steps, step => Assert.Equal((0, 0L, 0L), (step.Mean, step.Lower, step.Upper)));
        var reason = Assert.Single(forecast.Total.Reasons);
        Assert.Equal("forecast.empty", reason.Code);
        Assert.Equal("All tickets: no whole day with tickets is known yet, so nothing can be expected.", reason.In("en"));
        Assert.Equal("全部工单：尚无完整日的工单记录，无法预测。", reason.In("zh-CN"));
    }

    [Fact]
    public void The_sentences_tell_what_is_expected_by_which_method_and_why()
    {
        var forecast = new TicketForecaster(Quick with { Forecast = new() { Horizon = 7, Season = 7 } })
            .Forecast(Weeks(10, [12, 10, 9, 9, 8, 3, 2], seed: 1), Start(Monday.PlusDays(70)));

        Assert.Equal(["forecast.nextDay", "forecast.horizon", "forecast.best", "forecast.conformal"], forecast.Total.Reasons.Select(reason => reason.Code));
        Assert.Equal(
            [
                "All tickets: 11.8 expected on 2026-03-16, between 3 and 21 with a confidence of 95 %.",
                "From 2026-03-16 to 2026-03-22 that makes 49.9 altogether.",
                "Tried from 50 places of the past, the best of 10 methods is Holt and Winters' method: a loss of 3.3 (root mean squared error), where the count of one season before has 3.95.",
                "The interval is made of the errors of the past forecasts themselves.",
            ],
            forecast.Total.Reasons.Select(reason => reason.In("en")));
        Assert.Equal(
            [
                "全部工单：预计 2026-03-16 新增 11.8 件，95% 区间为 3 至 21 件。",
                "2026-03-16 至 2026-03-22 合计约 49.9 件。",
                "在过去 50 个时点上检验了 10 种方法，霍尔特-温特斯加法模型最佳：损失 3.3（均方根误差），季节朴素法（上季同期数量）为 3.95。",
                "区间直接取自以往预测的误差。",
            ],
            forecast.Total.Reasons.Select(reason => reason.In("zh-CN")));
    }

    [Fact]
    public void The_sentences_say_when_nothing_beats_naive_or_the_log_is_too_short()
    {
        var steady = new TicketForecaster(Quick).Forecast(Weeks(4, [5, 5, 5, 5, 5, 5, 5]), Start(Monday.PlusDays(28)));
        Assert.Equal(["forecast.nextDay", "forecast.horizon", "forecast.nothingBeatsNaive", "forecast.distribution"], steady.Total.Reasons.Select(reason => reason.Code));
        Assert.Equal("Tried from 5 places of the past, none of 2 methods is better than the last count by 5 %, so that is the forecast.", steady.Total.Reasons[2].In("en"));
        Assert.Equal("The interval is that of the Poisson distribution.", steady.Total.Reasons[3].In("en"));

        var brief = new TicketForecaster(Quick with { Forecast = Quick.Forecast with { Horizon = 1 } }).Forecast(Weeks(1, [5, 5, 5, 5, 5, 5, 5]), Start(Monday.PlusDays(1)));
        Assert.Equal(["forecast.nextDay", "forecast.tooShort", "forecast.distribution"], brief.Total.Reasons.Select(reason => reason.Code));
        Assert.Equal("1 whole day is too few to try methods on: the last count is repeated.", brief.Total.Reasons[1].In("en"));

        var weekly = TicketForecastOptions.Weekly with { Zone = "Asia/Shanghai", Key = TicketForecastKey.Category };
        var weeks = new TicketForecaster(weekly).Forecast(Weeks(20, [5, 5, 5, 5, 5, 0, 0], seed: 2), Start(Monday.PlusDays(140)));
        Assert.Contains("20 whole weeks are too few for methods with a smoothed season of 52: they were left out.", weeks.Total.Reasons.Select(reason => reason.In("en")));
        Assert.StartsWith("未填类别的工单：预计 2026-05-25 起的一周新增 ", weeks.Keys[0].Reasons[0].In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_sentence_lacks_a_value() =>
        Law.Holds(AnyEvents, AnyOptions, AnyAsOf, (events, options, asOf) =>
        {
            var forecast = new TicketForecaster(options).Forecast(TicketLog.From(events, []), asOf);
            return forecast.Keys.Append(forecast.Total).SelectMany(series => series.Reasons).All(reason =>
                reason.Text.Cultures.Count == 2 && reason.Text.Cultures.All(culture => !reason.In(culture).Contains('{', StringComparison.Ordinal)));
        });

    [Fact]
    public void The_counts_are_those_of_looking_at_every_ticket_and_day() =>
        Law.Holds(AnyEvents, AnyOptions, AnyAsOf, (events, options, asOf) =>
        {
            var log = TicketLog.From(events, []);
            var forecast = new TicketForecaster(options).Forecast(log, asOf);
            var clock = new DayClock(DateTimeZoneProviders.Tzdb[options.Zone], options.DayStart);
            var length = options.Period == TicketForecastPeriod.Week ? 7 : 1;
            var created = log.Traces
                .Select(trace => trace.Events.Where(item => item.At <= asOf).ToList())
                .Where(seen => seen.Count > 0)
                .Select(seen => (First: seen.Find(item => item.Type == TicketEventType.Created), Category: seen.FindLast(item => item.Category is not null)?.Category, Any: seen[0]))
                .ToList();
            var isTold = created.Exists(item => item.First is not null);
            var days = created.Where(item => item.First is not null || !isTold).Select(item => (Day: PeriodOf(clock.DayOf((item.First ?? item.Any).At)), item.Category)).ToList();
            Assert.Equal(created.Count - days.Count, forecast.WithoutCreation);
            Assert.Equal(PeriodOf(clock.DayOf(asOf + Duration.Epsilon)), forecast.Running);
            Check(forecast.Total, _ => true);
            Assert.All(forecast.Keys, series => Check(series, category => category == series.Key));
            Assert.Equal(
                options.Key == TicketForecastKey.None ? 0 : days.Where(item => item.Day >= forecast.From).Select(item => item.Category).Distinct(StringComparer.Ordinal).Count(),
                forecast.Keys.Count);
            var first = days.Count == 0 ? forecast.Running : days.Min(item => item.Day);
            Assert.Equal(LocalDate.Max(first, forecast.Running.PlusDays(-length * options.MaxPeriods)), forecast.From);
            return true;

            LocalDate PeriodOf(LocalDate day) => length == 1 ? day : day.PlusDays(1 - (int)day.DayOfWeek);

            void Check(TicketSeriesForecast series, Func<string?, bool> isOne)
            {
                var day = forecast.From;
                foreach (var count in series.Counts.Append(series.SoFar))
                {
                    Assert.Equal(days.Count(item => item.Day == day && isOne(item.Category)), count);
                    day = day.PlusDays(length);
                }

                Assert.Equal(forecast.Running.PlusDays(length), day);
            }
        });

    [Fact]
    public void Keys_add_up_to_all_and_the_forecast_is_that_of_the_counts() =>
        Law.Holds(AnyEvents, AnyOptions, AnyAsOf, (events, options, asOf) =>
        {
            var forecast = new TicketForecaster(options with { Key = TicketForecastKey.Category }).Forecast(TicketLog.From(events, []), asOf);
            Assert.Equal(forecast.Total.SoFar, forecast.Keys.Sum(key => key.SoFar));
            Assert.All(Enumerable.Range(0, forecast.Total.Counts.Count), i => Assert.Equal(forecast.Total.Counts[i], forecast.Keys.Sum(key => key.Counts[i])));
            return forecast.Keys.Append(forecast.Total).All(series =>
                series.Forecast == new CountForecaster(options.Forecast).Forecast(series.Counts.AsSpan())
                && series.Steps.Select(step => new ForecastStep(step.Mean, step.Lower, step.Upper)).SequenceEqual(series.Forecast.Steps));
        });

    [Fact]
    public void Order_repetition_and_the_future_change_nothing() =>
        Law.Holds(AnyEvents, AnyOptions, AnyAsOf, (events, options, asOf) =>
        {
            var forecaster = new TicketForecaster(options with { Key = TicketForecastKey.Category });
            var forecast = forecaster.Forecast(TicketLog.From(events, []), asOf);
            TicketEvent[] others = [.. events.Reverse(), .. events.Where(item => item.At <= asOf)];
            return forecast == forecaster.Forecast(TicketLog.From(others, []), asOf)
                && forecast == forecaster.Forecast(TicketLog.From(events.Where(item => item.At <= asOf), []), asOf);
        });

    [Fact]
    public void Tickets_of_the_first_and_last_years_do_no_harm()
    {
        var log = Log(
            new TicketEvent { TicketId = "a", At = Instant.FromUtc(1, 2, 1, 0, 0), Type = TicketEventType.Created },
            new TicketEvent { TicketId = "b", At = Instant.FromUtc(9899, 12, 31, 0, 0), Type = TicketEventType.Created },
            Created("c", Monday, 9));
        var forecast = new TicketForecaster(Quick with { MaxPeriods = 30 }).Forecast(log, Start(Monday.PlusDays(1)));

        Assert.Equal((30, 1), (forecast.Total.Counts.Count, forecast.Total.Counts.Sum()));
        Assert.Equal(0, new TicketForecaster(Quick with { Period = TicketForecastPeriod.Week }).Forecast(log, Instant.FromUtc(1, 1, 3, 0, 0)).Total.SoFar);
        Assert.Throws<ArgumentOutOfRangeException>("asOf", () => new TicketForecaster(Quick).Forecast(log, Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("asOf", () => new TicketForecaster(Quick).Forecast(log, Instant.FromUtc(9998, 12, 20, 0, 0)));
    }

    [Fact]
    public void Bad_options_are_refused_with_all_their_problems()
    {
        var bad = new TicketForecastOptions
        {
            Zone = "Asia/Shangai",
            Period = (TicketForecastPeriod)2,
            Key = (TicketForecastKey)9,
            MaxKeys = 0,
            MaxPeriods = 10_001,
            Forecast = new() { Horizon = 0 },
        };

        var thrown = Assert.Throws<InvalidPolicyException>("options", () => new TicketForecaster(bad));

        Assert.Equal(["$.zone", "$.period", "$.key", "$.maxKeys", "$.maxPeriods", "$.forecast.horizon"], thrown.Problems.Select(problem => problem.Path));
        Assert.Equal("$.forecast", Assert.Single(TicketForecastOptionsValidator.Validate(Quick with { Forecast = null! })).Path);
        Assert.Empty(TicketForecastOptionsValidator.Validate(TicketForecastOptions.Default));
        Assert.Empty(TicketForecastOptionsValidator.Validate(TicketForecastOptions.Weekly));
        Assert.Throws<ArgumentNullException>("log", () => new TicketForecaster().Forecast(null!, Start(Monday)));
    }

    private static Instant Start(LocalDate day) => day.AtStartOfDayInZone(Shanghai).ToInstant();

    private static TicketEvent Created(string id, LocalDate day, int hour) =>
        new() { TicketId = id, At = Start(day) + Duration.FromHours(hour) + Duration.FromMinutes(hour == 23 ? 59 : 0), Type = TicketEventType.Created };

    private static TicketLog Log(params TicketEvent[] events) => TicketLog.From(events, []);

    private static TicketLog Weeks(int weeks, int[] week, ulong? seed = null)
    {
        var counts = seed is { } throws
            ? ForecastSeries.Simulate(new Dice(throws), 7 * weeks, day => week[day % 7])
            : [.. Enumerable.Range(0, 7 * weeks).Select(day => (long)week[day % 7])];
        return Log([.. counts.SelectMany((count, day) => Enumerable.Range(0, (int)count).Select(i => Created($"{day}-{i}", Monday.PlusDays(day), 8)))]);
    }
}
