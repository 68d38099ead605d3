using System.Globalization;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;
using UserOps.Tests.Complaints;

namespace UserOps.Reporting.Tests;

public class ComplaintPicturesTests
{
    private static readonly PictureOptions Light = new() { Theme = PictureTheme.Light };

    public static TheoryData<string> Names => ["   ", new string('w', 500), "<script>alert(1)</script>", "]]>", "\"'&", "شكوى مهمة 12", "👩‍👩‍👧‍👦 family 🎉", "\uD800 lone", "a\nb\tc\u0001\u202E", "配送超时投诉配送超时投诉配送超时投诉配送超时投诉"];

    [Fact]
    public void Approved_the_grades() => Approved.Picture("complaints-grades", options => ComplaintPictures.Grades(ComplaintExamples.Cases, DayClock.Utc, CaseStory.At("2026-02-06T12:00"), options));

    [Fact]
    public void Approved_an_open_case() => Approved.Picture("complaints-case", options => DrawCase(ComplaintExamples.Open, options));

    [Fact]
    public void Approved_a_case_that_is_over()
    {
        var story = new CaseStory("C-8").ReceivedAndInvestigated("2026-02-02T09:30", 3).Decided("2026-02-04T10:00").Responded("2026-02-04T11:00").Noted("2026-02-04T12:00")
            .Add(id => new CustomerAccepted { ComplaintId = id, At = CaseStory.At("2026-02-05T10:00") })
            .Add(id => new CaseClosed { ComplaintId = id, At = CaseStory.At("2026-02-05T16:00") });
        var status = story.AsOf("2026-08-01T00:00");
        Assert.Equal(CaseState.Closed, status.State);
        Approved.Picture("complaints-case-closed", options => ComplaintPictures.Case(CaseStory.Evaluator, status, CaseStory.At("2026-08-01T00:00"), ComplaintExamples.Zone, options: options));
    }

    [Fact]
    public void Approved_the_targets() => Approved.Picture("complaints-targets", options => ComplaintPictures.Targets(ComplaintExamples.Cases, aim: 0.5, options));

    [Fact]
    public void Approved_the_rates() => Approved.Picture("complaints-rates", options => ComplaintPictures.Rates(ComplaintMetrics.Of(ComplaintExamples.Cases, CaseStory.At("2026-02-27T12:00")), options));

    [Fact]
    public void Approved_a_crisis() => Approved.Picture("complaints-crisis", options => ComplaintPictures.Crisis(ComplaintExamples.Alarmed, ComplaintExamples.Detector.Policy, options));

    [Fact]
    public void Approved_nothing_to_draw()
    {
        var unborn = CaseStory.Evaluator.Assess(ComplaintExamples.OpenCase.ToLog(), CaseStory.At("2026-01-01T00:00")).Value;
        var silent = ComplaintExamples.Detector.Assess(CrisisLog.From([]), "none", ComplaintExamples.AlarmedAt).Value;
        Approved.Picture("complaints-case-empty", options => DrawCase(unborn, options));
        Assert.All(
            (Func<PictureOptions, Picture>[])
            [
                options => ComplaintPictures.Grades([], DayClock.Utc, ComplaintExamples.AsOf, options),
                options => ComplaintPictures.Grades([], options),
                options => ComplaintPictures.Grades([new(new(2026, 1, 1), ComplaintGrade.Major, 0)], options),
                options => ComplaintPictures.Grades([unborn], DayClock.Utc, ComplaintExamples.AsOf, options),
                options => ComplaintPictures.Targets([], aim: null, options),
                options => ComplaintPictures.Targets([unborn], aim: 0.9, options),
                options => ComplaintPictures.Rates(ComplaintMetrics.Of([], ComplaintExamples.AsOf), options),
                options => ComplaintPictures.Crisis(silent, ComplaintExamples.Detector.Policy, options),
                options => DrawCase(unborn, options),
            ],
            PictureLaws.HoldForNothing);
    }

    [Fact]
    public void Columns_are_as_high_as_their_complaints()
    {
        var picture = ComplaintPictures.Grades([new(new(2026, 1, 1), ComplaintGrade.Minor, 4), new(new(2026, 1, 2), ComplaintGrade.Minor, 10), new(new(2026, 1, 2), ComplaintGrade.Critical, 5)], Light);
        var minor = PictureLaws.Rects(picture, GradesPicture.StyleOf(ComplaintGrade.Minor)).Skip(1).ToArray();
        var critical = Assert.Single(PictureLaws.Rects(picture, GradesPicture.StyleOf(ComplaintGrade.Critical)).Skip(1));
        Assert.Equal(2.5, minor[1].Height / minor[0].Height, 0.01);
        Assert.Equal(0.5, critical.Height / minor[1].Height, 0.01);
        Assert.Equal(critical.Y, minor[1].Bottom, 0.05); // the gravest stands at the bottom
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(60, 60)]
    [InlineData(61, 9)]
    [InlineData(1_000, 34)]
    [InlineData(5_000, 55)]
    [InlineData(20_000, 55)]
    [InlineData(200_000, 55)]
    [InlineData(3_000_000, 9)]
    public void A_column_is_as_long_as_it_takes_for_few_of_them(int days, int columns)
    {
        var first = new LocalDate(1000, 1, 6); // a Monday
        var picture = ComplaintPictures.Grades([new(first, ComplaintGrade.Minor, 1), new(first.PlusDays(days - 1), ComplaintGrade.Minor, 1)]);
        Assert.Equal(columns, picture.Table.Rows.Count - 1);
    }

    [Fact]
    public void A_column_that_is_not_over_is_hatched()
    {
        var cases = ComplaintExamples.Cases;
        Assert.Contains("not over yet", PictureLaws.Texts(ComplaintPictures.Grades(cases, DayClock.Utc, CaseStory.At("2026-02-06T12:00"))));
        Assert.DoesNotContain("not over yet", PictureLaws.Texts(ComplaintPictures.Grades(cases, DayClock.Utc, DayClock.Utc.EndOf(new(2026, 2, 6)))));
    }

    [Fact]
    public void Any_counts_of_any_days_are_drawn_in_few_columns_that_add_up() => Law.Holds(
        Gen.ArrayOf(
            from near in Gen.Choose(0, 4)
            from day in Gen.Choose(0, new[] { 40, 300, 1_500, 40_000, 3_000_000 }[near])
            from grade in Gen.Elements<ComplaintGrade>([.. ComplaintGrades.All])
            from complaints in Gen.Elements(0L, 1, 2, 30, 1_000_000, 1L << 50)
            select new GradeDay(DayClock.MinDay.PlusDays(600_000 + day), grade, complaints)).ToArbitrary(),
        lines =>
        {
            Assert.All(PictureLaws.AllOptions.Where((_, place) => place % 3 == 0), options => PictureLaws.Hold(ComplaintPictures.Grades(lines, options), options));
            var picture = ComplaintPictures.Grades(lines);
            Assert.InRange(picture.Table.Rows.Count, 0, 64);
            return picture.IsEmpty || (Number(picture.Table.Rows[^1][^1]) == lines.Sum(line => line.Complaints) && picture.Table.Rows.SkipLast(1).Sum(row => Number(row[^1])) == lines.Sum(line => line.Complaints));
        });

    [Fact]
    public void Counts_of_days_or_grades_that_there_are_not_are_refused()
    {
        Assert.All(
            (GradeDay[])[new(new(2026, 1, 1), ComplaintGrade.Major, -1), new(new(2026, 1, 1), (ComplaintGrade)4, 1), new(new(2026, 1, 1), (ComplaintGrade)(-1), 1), new(new(9999, 1, 1), ComplaintGrade.Major, 1), new(new(0, 1, 1), ComplaintGrade.Major, 1)],
            line => Assert.Throws<ArgumentOutOfRangeException>(() => ComplaintPictures.Grades([line])));
        Assert.Throws<OverflowException>(() => ComplaintPictures.Grades([new(new(2026, 1, 1), ComplaintGrade.Major, long.MaxValue), new(new(2026, 1, 1), ComplaintGrade.Major, 1)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void An_aim_is_a_share(double aim) => Assert.Throws<ArgumentOutOfRangeException>(() => ComplaintPictures.Targets([], aim));

    [Fact]
    public void Shares_stand_where_they_are_on_the_axis()
    {
        var picture = ComplaintPictures.Targets(ComplaintExamples.Cases, options: Light);
        var counts = new TargetCounts();
        Array.ForEach(ComplaintExamples.Cases, counts.Add);
        var discs = PictureLaws.Discs(picture, Style.Fill(0)).Skip(1).ToArray(); // the first is that of the legend
        var shares = counts.Totals.SelectMany(total => counts.Lines.Where(line => line.Target == total.Target && line.Known > 0).Prepend(total)).Where(line => line.Known > 0).Select(line => line.Share!.Value.Estimate).ToArray();
        Assert.Equal(shares.Length, discs.Length);
        var (least, greatest) = (discs.Min(disc => disc.MiddleX), discs.Max(disc => disc.MiddleX));
        Assert.Equal((0, 1), (shares.Min(), shares.Max()));
        Assert.All(shares.Zip(discs), pair => Assert.Equal(pair.First, (pair.Second.MiddleX - least) / (greatest - least), 0.001));
    }

    [Fact]
    public void An_interval_on_one_side_of_the_aim_is_good_or_bad_and_one_across_it_neither()
    {
        Assert.Equal(Verdict.Good, new TargetCount("resolve", null, 100, 0, 0).VerdictBy(0.9));
        Assert.Equal(Verdict.Bad, new TargetCount("resolve", null, 50, 50, 0).VerdictBy(0.9));
        Assert.Equal(Verdict.Warn, new TargetCount("resolve", null, 9, 1, 0).VerdictBy(0.9));
        Assert.Equal(Verdict.None, new TargetCount("resolve", null, 9, 1, 0).VerdictBy(null));
        Assert.Equal(Verdict.None, new TargetCount("resolve", null, 0, 0, 7).VerdictBy(0.9));
    }

    [Fact]
    public void Targets_are_counted_as_the_metrics_count_them() => Law.Holds(
        CaseGenerators.MergedHistories, CaseGenerators.Policies, CaseGenerators.AsOf, (events, policy, asOf) =>
        {
            var evaluator = new CaseEvaluator(policy, CaseStory.Grader, CaseStory.Business);
            CaseStatus[] cases = [.. evaluator.AssessAll(BookOf(events), asOf).Select(answer => answer.Value)];
            var counts = new TargetCounts();
            Array.ForEach(cases, counts.Add);
            var metrics = ComplaintMetrics.Of(cases, asOf).Total;
            Assert.All(
                new[] { ("acknowledge", metrics.LateAcknowledgements), ("resolve", metrics.LateResolutions) },
                pair =>
                {
                    var total = counts.Totals.SingleOrDefault(line => line.Target == pair.Item1);
                    Assert.Equal((pair.Item2.Count, pair.Item2.Of), (total?.Missed ?? 0, total?.Known ?? 0));
                });
            return PictureLaws.Hold(ComplaintPictures.Targets(cases, 0.9, Light), Light)
                && PictureLaws.Hold(ComplaintPictures.Rates(ComplaintMetrics.Of(cases, asOf, ComplaintGroupKey.Grade), Light), Light)
                && PictureLaws.Hold(ComplaintPictures.Grades(cases, DayClock.Utc, asOf, Light), Light);
        });

    [Fact]
    public void Any_case_can_be_drawn_at_any_time() => Law.Holds(
        CaseGenerators.MergedHistories, CaseGenerators.Policies.Generator.Zip(CaseGenerators.Calendars.Generator).ToArbitrary(), CaseGenerators.AsOf, (events, rules, asOf) =>
        {
            var (policy, calendar) = rules;
            var evaluator = new CaseEvaluator(policy with { Regulators = [RegulatorPresets.CnSamr] }, CaseStory.Grader, calendar);
            var book = BookOf(events);
            var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
            foreach (var status in evaluator.AssessAll(book, asOf).Select(answer => answer.Value))
            {
                Assert.All(
                    PictureLaws.AllOptions.Where((_, place) => place % 7 == 1),
                    options => PictureLaws.Hold(ComplaintPictures.Case(evaluator, status, asOf, zone, book.LogOf(status.Id), options), options));
            }

            return true;
        });

    [Fact]
    public void Due_instants_and_now_stand_where_they_are_in_time()
    {
        var picture = DrawCase(ComplaintExamples.Open, Light);
        var axis = PictureLaws.Read(picture).Elements().Where(element => element.Name.LocalName == "line" && element.Attribute("class")!.Value == Style.InkLine).ToArray();
        var now = axis[^1]; // events are drawn before the upright lines
        var receipt = double.Parse(axis[0].Attribute("x1")!.Value, CultureInfo.InvariantCulture);
        var due = PictureLaws.Diamonds(picture, Style.InkFill).Skip(1).Max(diamond => diamond.MiddleX);
        var (from, to, at) = (ComplaintExamples.Open.ReceivedAt!.Value, ComplaintExamples.Open.Targets.Max(target => target.DueAt)!.Value, ComplaintExamples.AsOf);
        Assert.Equal((at - from) / (to - from), (double.Parse(now.Attribute("x1")!.Value, CultureInfo.InvariantCulture) - receipt) / (due - receipt), 0.002);
    }

    [Fact]
    public void The_table_of_a_case_has_its_targets_states_and_events()
    {
        var rows = DrawCase(ComplaintExamples.Open, Light).Table.Rows;
        Assert.Equal(ComplaintExamples.Open.Targets.Count, rows.Count(row => row[0] == "target"));
        Assert.Equal(ComplaintExamples.Open.Steps.Count, rows.Count(row => row[0] == "state"));
        Assert.Equal(ComplaintExamples.OpenCase.Events.Count, rows.Count(row => row[0] == "event"));

        // The waiting from Tuesday 10:00 to Wednesday 12:00 is not counted: 7.5 h on Monday, 1 h on Tuesday, 5 h on Wednesday, 8 h on Thursday, 2.5 h on Friday.
        Assert.Equal("24 h", rows.Single(row => row[1] == "resolution")[5]);
    }

    [Fact]
    public void A_case_of_thirty_years_is_a_small_picture()
    {
        var story = new CaseStory().ReceivedAndInvestigated("1996-02-02T09:30", 2);
        var (asOf, status) = (CaseStory.At("2026-02-02T12:00"), story.AsOf("2026-02-02T12:00"));
        PictureLaws.HoldFor(options => ComplaintPictures.Case(CaseStory.Evaluator, status, asOf, ComplaintExamples.Zone, story.ToLog(), options));
        Assert.InRange(ComplaintPictures.Case(CaseStory.Evaluator, status, asOf, ComplaintExamples.Zone).Svg.Length, 1, 40_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_name_is_shown_as_text(string name)
    {
        var id = string.IsNullOrWhiteSpace(name) ? ComplaintId.None : new ComplaintId(name);
        var target = ComplaintExamples.Open.Targets[^1] with { Target = name };
        PictureLaws.HoldFor(options => DrawCase(ComplaintExamples.Open with { Id = id, Targets = [.. ComplaintExamples.Open.Targets.SkipLast(1), target] }, options));
        PictureLaws.HoldFor(options => ComplaintPictures.Targets(ComplaintExamples.Cases.Select(status => status with { Targets = [.. status.Targets.Select(known => known with { Target = name })], Breaches = [] }), null, options));
        PictureLaws.HoldFor(options => ComplaintPictures.Crisis(ComplaintExamples.Alarmed with { Topic = name }, ComplaintExamples.Detector.Policy, options));
    }

    [Fact]
    public void Two_hundred_targets_are_readable()
    {
        var target = ComplaintExamples.Cases[0].Targets[0];
        var status = ComplaintExamples.Cases[0] with { Targets = [.. Enumerable.Range(0, 200).Select(place => target with { Target = $"rule-{place:D3}.duty" })] };
        PictureLaws.HoldFor(options => ComplaintPictures.Targets([status], null, options));
        PictureLaws.HoldFor(options => DrawCase(status, options));
        Assert.Equal(400, ComplaintPictures.Targets([status]).Table.Rows.Count);
    }

    [Fact]
    public void Any_topic_can_be_drawn_and_its_limits_are_those_of_the_detector() => Law.Holds(
        CrisisGenerators.Sightings, CrisisGenerators.Policies, CrisisGenerators.AsOf, (sightings, policy, asOf) =>
        {
            var detector = new CrisisDetector(policy);
            foreach (var topic in detector.Assess(CrisisLog.From(sightings), asOf))
            {
                Assert.All(PictureLaws.AllOptions.Where((_, place) => place % 7 == 2), options => PictureLaws.Hold(ComplaintPictures.Crisis(topic.Value, policy, options), options));
                var rows = ComplaintPictures.Crisis(topic.Value, policy).Table.Rows;
                Assert.All(topic.Value.History.Zip(rows).Where(pair => pair.First.Baseline is not null), pair =>
                    Assert.Equal(pair.First.Alarm?.IsSpike ?? false, pair.First.Count >= Number(pair.Second[4])));
            }

            return true;
        });

    [Fact]
    public void Counts_of_days_are_columns_from_one_zero()
    {
        var picture = ComplaintPictures.Crisis(ComplaintExamples.Alarmed, ComplaintExamples.Detector.Policy, Light);
        var columns = PictureLaws.Rects(picture, Style.Heat(4)).Concat(PictureLaws.Rects(picture, Style.Warn)).Concat(PictureLaws.Rects(picture, Style.Bad)).Where(box => box.Width > 12.5).OrderBy(box => box.X).ToArray();
        var counts = ComplaintExamples.Alarmed.History.Select(day => (double)day.Count).ToArray();
        Assert.Equal(counts.Length, columns.Length);
        Assert.All(counts.Zip(columns), pair => Assert.Equal(pair.First / counts.Max(), pair.Second.Height / columns.Max(column => column.Height), 0.002));
        Assert.Single(columns.Select(column => Math.Round(column.Bottom, 1)).Distinct());
    }

    [Fact]
    public void Counts_of_any_size_and_years_of_days_are_readable()
    {
        var last = ComplaintExamples.Alarmed.History[^1];
        var history = Enumerable.Range(0, 1_000).Select(day => last with
        {
            Day = new LocalDate(2020, 1, 1).PlusDays(day),
            Count = day % 7 == 0 ? int.MaxValue : day,
            Level = (CrisisLevel)(day % 4),
            Signal = (CrisisLevel)(day % 4),
            Baseline = day % 5 == 0 ? null : last.Baseline! with { Mean = day % 3 == 0 ? int.MaxValue : 0, Variance = day % 3 == 0 ? 1e18 : 0 },
        });
        var topic = ComplaintExamples.Alarmed with { History = [.. history] };
        PictureLaws.HoldFor(options => ComplaintPictures.Crisis(topic, ComplaintExamples.Detector.Policy, options));
        Assert.Contains("Drawn are the last 120 of 1,000 days.", PictureLaws.Texts(ComplaintPictures.Crisis(topic, ComplaintExamples.Detector.Policy)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void States_are_called_what_the_library_calls_them(string culture)
    {
        var diagram = CaseMoves.ToMermaid(culture);
        Assert.All(Enum.GetValues<CaseState>().Where(state => state != CaseState.None), state => Assert.Contains($"    {state} : {ComplaintWords.Of(new(culture), state)}\n", diagram, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_answer_gives_the_same_bytes() => Assert.Equal(DrawCase(ComplaintExamples.Open, Light), DrawCase(ComplaintExamples.Open, Light));

    private static Picture DrawCase(CaseStatus status, PictureOptions options) =>
        ComplaintPictures.Case(CaseStory.Evaluator, status, ComplaintExamples.AsOf, ComplaintExamples.Zone, ComplaintExamples.OpenCase.ToLog(), options);

    private static CaseBook BookOf(IEnumerable<CaseEvent> events)
    {
        var book = new CaseBook();
        foreach (var item in events)
        {
            book.TryAdd(item, "generated", out _);
        }

        return book;
    }

    private static long Number(string cell) => long.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
