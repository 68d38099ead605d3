using NodaTime;
using UserOps.BusinessTime;
using UserOps.Cli.Complaints;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Complaints;
using UserOps.Simulation;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Demo;

/// <summary>The complaints part of the demo: an outage, the complaints that it set off on four channels, and what is due.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class ComplaintsDemo(Screen screen, Words words)
{
    /// <summary>How long after the outage began the deadlines are looked at.</summary>
    private static readonly Duration Later = Duration.FromHours(30);

    private static readonly string[] TargetOrder = [.. Enum.GetValues<ServiceTargetKind>().Select(ComplaintText.NameOf)];

    /// <summary>Shows the simulated outage, and what was found beside what was planted.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The complaints; <see langword="null"/> where nobody complained.</returns>
    public ShopComplaints? OnShop(Shop shop, ProgressLine progress, CancellationToken cancellationToken)
    {
        progress.Stage("Simulating an outage");
        var complaints = new ShopComplaints(shop);
        cancellationToken.ThrowIfCancellationRequested();
        if (complaints.All.Count == 0)
        {
            return null;
        }

        var zone = shop.Clock.Zone;
        var outage = complaints.All.Where(complaint => complaint.IsOfOutage).ToList();
        screen.Heading(words.Of("Complaints: an outage, and what it set off on four channels", "投诉：一次故障及其在四个渠道引发的投诉"));
        screen.Line(words.Of(
            $"{Count(complaints.All.Count, "complaint", "complaints")} in {Count((long)complaints.Window.Duration.TotalDays)} days. Planted: an outage of '{complaints.Outage.Topic}' from {ComplaintText.Local(complaints.Outage.From, zone)} to {ComplaintText.Local(complaints.Outage.Until, zone)}, of which {Count(outage.DistinctBy(item => item.UserIndex).Count(), "customer", "customers")} complained, {Count(outage.Count)} times.",
            $"{Count((long)complaints.Window.Duration.TotalDays)} 天内 {Count(complaints.All.Count)} 件投诉。植入：{ComplaintText.Local(complaints.Outage.From, zone)} 至 {ComplaintText.Local(complaints.Outage.Until, zone)} 的“{complaints.Outage.Topic}”故障，{Count(outage.DistinctBy(item => item.UserIndex).Count())} 位客户共投诉 {Count(outage.Count)} 次。"));
        ShowMerged(complaints);
        progress.Stage("Grading complaints");
        var judge = JudgeOf(shop);
        ShowGrades(complaints, judge);
        cancellationToken.ThrowIfCancellationRequested();
        progress.Stage("Looking for crises");
        ShowCrisis(complaints, judge.Grader);
        progress.Stage("Following cases");
        ShowDeadlines(complaints, judge);
        return complaints;
    }

    /// <summary>Shows the deadlines and the topics of the CFPB's export.</summary>
    /// <param name="path">The file.</param>
    /// <param name="console">Where rejections go.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void OnCfpb(string path, ToolConsole console, ProgressLine progress, CancellationToken cancellationToken)
    {
        const string NewYork = "America/New_York";
        progress.Stage("Reading complaints");
        var times = new TimeReader(DateTimeZoneProviders.Tzdb[NewYork], "MM/dd/yyyy");
        var input = new ComplaintInput { File = new InputFile(path, console), Times = times, MonthFirst = times };
        var cases = CasePolicies.Default with { Targets = [], Escalations = [], Regulators = [RegulatorPresets.UsCfpb] };
        var judge = new ComplaintJudge(GradingPolicies.Default, cases, WorkingCalendars.UnitedStates, NewYork, screens: false);
        using var rejections = new RejectionSink(console) { BeforeShown = progress.Wipe };
        var reader = new ComplaintReader(input, judge.Grader, rejections);
        var run = new ComplaintRun(reader, judge, new AsOfLast(), progress, cancellationToken);
        screen.Heading(words.Of("Complaints sent on by the CFPB, 2014-10-10 to 2014-11-13", "CFPB 转交的投诉，2014-10-10 至 2014-11-13"));
        new DeadlinesOutput(words, run, hasTimeline: false).ShowTargets(screen);
        var all = new ComplaintReader(input with { File = new InputFile(path, console) }, judge.Grader, rejections).Read(cancellationToken).ToList();
        var set = new ComplaintSet(all, judge.Grader, reader.Counts, times.Zone, new AsOfLast());
        var crisis = CrisisAnswer.Of(new(CrisisPolicy.Default with { Zone = NewYork }), set, byProduct: false);
        screen.Line();
        screen.Line(crisis.Summary(words));
        rejections.Complete();
    }

    private static ComplaintJudge JudgeOf(Shop shop)
    {
        var calendar = shop.Options.ZoneId == WorkingCalendars.China.Zone ? WorkingCalendars.China : WorkingCalendars.MonFri9To17(shop.Options.ZoneId);
        return new(GradingPolicies.Default, CasePolicies.Default, calendar, shop.Options.ZoneId, screens: false);
    }

    private static HashSet<(ComplaintId First, ComplaintId Second)> Planted(IEnumerable<ShopComplaint> complaints) =>
    [
        .. complaints.GroupBy(complaint => complaint.Matter, StringComparer.Ordinal).SelectMany(group =>
        {
            var ids = group.Select(complaint => complaint.Facts.Id).Order().ToList();
            return ids.SelectMany((first, place) => ids.Skip(place + 1).Select(second => (first, second)));
        }),
    ];

    private static string Share(int part, int whole) => Percent(whole == 0 ? null : (double)part / whole);

    private void ShowMerged(ShopComplaints complaints)
    {
        var report = new DuplicateFinder(DuplicatePolicy.Default).FindCandidates(complaints.All.Select(complaint => complaint.Facts));
        var outage = complaints.All.Where(complaint => complaint.IsOfOutage).Select(complaint => complaint.Facts.Id).ToHashSet();
        var found = report.Pairs.Select(pair => (pair.First, pair.Second)).ToHashSet();
        screen.Heading(words.Of("One matter on several channels: pairs found beside pairs planted", "一事多渠道：所得配对对照所植配对"));
        screen.Table(
            [
                words.Of("complaints", "投诉"), Numbers(words.Of("pairs planted", "植入对数")), Numbers(words.Of("found", "找到")), Numbers(words.Of("right", "正确")),
                Numbers(words.Of("precision", "精确率")), Numbers(words.Of("recall", "召回率")),
            ],
            new[]
            {
                (Name: words.Of("of the outage", "故障引发"), Some: complaints.All.Where(complaint => complaint.IsOfOutage), Pairs: found.Where(pair => outage.Contains(pair.First) && outage.Contains(pair.Second)).ToHashSet()),
                (Name: words.Of("all", "全部"), Some: complaints.All.AsEnumerable(), Pairs: found),
            }.Select(line => (line.Name, line.Pairs, Planted: Planted(line.Some))).Select(line => (string[])
            [
                line.Name, Count(line.Planted.Count), Count(line.Pairs.Count), Count(line.Pairs.Count(line.Planted.Contains)),
                Share(line.Pairs.Count(line.Planted.Contains), line.Pairs.Count), Share(line.Pairs.Count(line.Planted.Contains), line.Planted.Count),
            ]));
    }

    private void ShowGrades(ShopComplaints complaints, ComplaintJudge judge)
    {
        var graded = complaints.All.Select(complaint => (complaint.IsOfOutage, judge.Grader.GradeOf(complaint.Facts).Grade)).ToList();
        var (burst, others) = (graded.Count(item => item.IsOfOutage), graded.Count(item => !item.IsOfOutage));
        screen.Heading(words.Of("Grades, of the outage and of ordinary days", "级别：故障引发与平日"));
        screen.Table(
            [
                words.Of("grade", "级别"), Numbers(words.Of("of the outage", "故障引发")), Numbers(words.Of("share", "占比")), Numbers(words.Of("others", "其他")), Numbers(words.Of("share", "占比")),
            ],
            ComplaintGrades.All.Reverse().Select(grade => (grade, Burst: graded.Count(item => item.IsOfOutage && item.Grade == grade), Others: graded.Count(item => !item.IsOfOutage && item.Grade == grade)))
                .Select(line => (string[])[ComplaintText.Grade(words, line.grade), Count(line.Burst), Share(line.Burst, burst), Count(line.Others), Share(line.Others, others)]));
    }

    private void ShowCrisis(ShopComplaints complaints, ComplaintGrader grader)
    {
        var (shop, outage) = (complaints.Shop, complaints.Outage);
        var detector = new CrisisDetector(CrisisPolicy.Default with { Zone = shop.Options.ZoneId });
        var log = CrisisLog.From(complaints.All.Select(complaint => complaint.Facts).Select(facts => new ComplaintSighting(
            facts.Id, facts.ReceivedAt, facts.Topic!, grader.GradeOf(facts).Grade, facts.CustomerId, facts.Factors.TryGet("publicity", out var reading) ? reading.Level ?? 0 : 0)));

        screen.Heading(words.Of("The alarm, hour by hour: raised beside planted", "逐小时预警：触发时刻对照植入时刻"));
        screen.Table(
            [words.Of("level", "级别"), words.Of("raised", "触发"), words.Of("after", "滞后"), Numbers(words.Of("complaints of the topic by then", "届时该主题投诉"))],
            new[] { CrisisLevel.Watch, CrisisLevel.Alert, CrisisLevel.Crisis }.Select(level => (level, At: Raised(detector, log, complaints, level))).Select(line => (string[])
            [
                CrisisAnswer.Of(words, line.level),
                line.At is { } at ? ComplaintText.Local(at, shop.Clock.Zone) : words.Of("never", "从未"),
                line.At is { } raised ? DurationText.Of(raised - outage.From, words) : "-",
                line.At is { } when ? Count(log.Sightings.Count(item => item.Topic == outage.Topic && item.ReceivedAt >= outage.From && item.ReceivedAt <= when)) : "-",
            ]));
        if (Raised(detector, log, complaints, CrisisLevel.Watch) is { } first)
        {
            CrisisAnswer.ShowWhy(screen, words, detector.Assess(log, outage.Topic, shop.Clock.EndOf(shop.Clock.DayOf(first))));
        }

        ShowFalseAlarms(detector, log, complaints);
    }

    private static Instant? Raised(CrisisDetector detector, CrisisLog log, ShopComplaints complaints, CrisisLevel level)
    {
        for (var at = complaints.Outage.From; at < complaints.Window.End; at += Duration.FromHours(1))
        {
            if (detector.Assess(log, complaints.Outage.Topic, at).Value.Level >= level)
            {
                return at;
            }
        }

        return null;
    }

    private void ShowFalseAlarms(CrisisDetector detector, CrisisLog log, ShopComplaints complaints)
    {
        var (clock, outage) = (complaints.Shop.Clock, complaints.Outage);
        var quiet = 0;
        var levels = new int[4];
        for (var day = clock.DayOf(complaints.Window.Start); clock.EndOf(day) < complaints.Window.End; day = day.PlusDays(1))
        {
            foreach (var topic in detector.Assess(log, clock.EndOf(day)))
            {
                // Days of the outage and after it are right to alarm about its topic.
                if (topic.Value.Topic != outage.Topic || clock.EndOf(day) < outage.From)
                {
                    quiet++;
                    levels[(int)topic.Value.History[^1].Signal]++;
                }
            }
        }

        var (watches, alerts, crises) = (levels[(int)CrisisLevel.Watch], levels[(int)CrisisLevel.Alert], levels[(int)CrisisLevel.Crisis]);
        screen.Line(words.Of(
            $"False alarms on {Count(quiet)} quiet days of all topics: {Count(watches)} watch, {Count(alerts)} alert, {Count(crises)} crisis.",
            $"全部主题的 {Count(quiet)} 个平静日中误报：关注 {Count(watches)}，预警 {Count(alerts)}，危机 {Count(crises)}。"));
    }

    private void ShowDeadlines(ShopComplaints complaints, ComplaintJudge judge)
    {
        var asOf = Instant.Min(complaints.Outage.From + Later, complaints.Window.End - Duration.FromSeconds(1));
        var book = new CaseBook();
        foreach (var item in complaints.CaseEvents())
        {
            book.TryAdd(item, "simulation", out _);
        }

        var cases = judge.Evaluator.AssessAll(book, asOf).Where(item => item.Value.State.IsOpen()).Select(item => item.Value).ToList();
        screen.Heading(words.Of(
            $"Which deadlines are at risk, {DurationText.Of(asOf - complaints.Outage.From, words)} after the outage began: {Count(cases.Count, "open case", "open cases")}",
            $"故障开始 {DurationText.Of(asOf - complaints.Outage.From, words)}后面临风险的时限：在办 {Count(cases.Count)} 件"));
        screen.Table(
            [
                words.Of("target", "时限"), Numbers(words.Of("open", "未完成")), Numbers(words.Of("past half", "过半")), Numbers(words.Of("past 80 %", "过 80%")), Numbers(words.Of("missed", "已超时")),
                words.Of("next due", "最近截止"),
            ],
            cases.SelectMany(item => item.Targets).Where(target => target.IsOpen).GroupBy(target => target.Target, StringComparer.Ordinal).OrderBy(group => Array.IndexOf(TargetOrder, group.Key)).Select(group => (string[])
            [
                group.Key,
                Count(group.Count()),
                Count(group.Count(target => target is { Status: not TargetState.Breached, Warned: >= 0.5m and < 0.8m })),
                Count(group.Count(target => target is { Status: not TargetState.Breached, Warned: >= 0.8m })),
                Count(group.Count(target => target.Status == TargetState.Breached)),
                ComplaintText.Local(group.Where(target => target.Status == TargetState.Running).Min(target => target.DueAt), judge.Calendar.Zone),
            ]));
    }
}
