using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>The part of a report that tells of complaints: what is late, what is due next, which topics alarm, and how the loop does.</summary>
public static class ComplaintSection
{
    private const int MostTopics = 3;
    private const int LeastForWorst = 5;

    /// <summary>Makes the part of what there is; what isn't given is left out.</summary>
    /// <remarks>One pass over the cases, of which a few are kept; memory follows their days, and their customers by topic.</remarks>
    /// <param name="asOf">The instant as of which everything was judged.</param>
    /// <param name="days">The firm's local days; instants are told in their zone.</param>
    /// <param name="cases">Where the cases stand, with what was done about them; each once.</param>
    /// <param name="evaluator">What judged the cases: with it the most pressing open case is drawn on its clock.</param>
    /// <param name="book">What happened to the cases, for the events of the one that is drawn.</param>
    /// <param name="grades">How many complaints of each grade came in on each day; the cases' own, if it isn't said.</param>
    /// <param name="detector">What judged the topics: with it they are drawn.</param>
    /// <param name="topics">The topics, as <see cref="CrisisDetector.Assess(CrisisLog, Instant)"/> gives them: the most alarming first.</param>
    /// <param name="aim">The share of the cases in which each target is to be kept, above 0 and up to 1; none, if it isn't said.</param>
    /// <returns>The part, with up to seven pictures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="days"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="aim"/> is not above 0 and up to 1, or a line of <paramref name="grades"/> is of a day or a grade that there isn't.</exception>
    public static ReportSection Of(
        Instant asOf,
        DayClock days,
        IEnumerable<CaseStatus>? cases = null,
        CaseEvaluator? evaluator = null,
        CaseBook? book = null,
        IEnumerable<GradeDay>? grades = null,
        CrisisDetector? detector = null,
        EquatableArray<Assessment<TopicCrisis>> topics = default,
        double? aim = null)
    {
        ArgumentNullException.ThrowIfNull(days);
        ComplaintPictures.ThrowIfNoAim(aim);
        var overview = cases is null ? null : ComplaintOverview.Of(cases, days, asOf);
        var counts = grades is null ? overview?.Grades : GradeCounts.Of(grades);
        TopicCrisis[] judged = [.. topics.Select(topic => topic.Value)];
        return new()
        {
            Id = "complaints",
            Title = LocalizedText.Of("Complaints: what is late, what is due, what alarms", "投诉：已超时、即将到期与预警"),
            Lead = Words.Both(words => Lead(words, asOf, days, overview, counts, judged.Length)),
            Findings = [.. Findings(new(asOf, days.Zone), overview, judged, aim)],
            Pictures = [.. Pictures(asOf, days, overview, counts, (evaluator, book), (detector, judged), aim)],
            Policies = [.. evaluator is null ? Array.Empty<PolicyRef>() : [evaluator.PolicyRef, evaluator.Grader.PolicyRef], .. detector is null ? Array.Empty<PolicyRef>() : [detector.PolicyRef]],
        };
    }

    private static string Lead(Words words, Instant asOf, DayClock days, ComplaintOverview? overview, GradeCounts? counts, int topics)
    {
        var at = words.Of($"{Words.Minute(asOf, days.Zone)} ({days.Zone.Id})", $"{Words.Minute(asOf, days.Zone)}（{days.Zone.Id}）");
        var (received, total) = (counts?.Total, overview?.Metrics.Total);
        var parts = new List<string>();
        if (received is { } complaints)
        {
            parts.Add(words.Of($"{words.Count(complaints, "complaint", "complaints", "")} came in", $"共收到 {Words.Count(complaints)} 件投诉"));
        }

        if (overview is not null && total is not null)
        {
            parts.Add(words.Of($"{Words.Count(total.Merged)} of {words.Count(total.Received, "case", "cases", "")} were merged into others, {Words.Count(overview.Open)} are open", $"{Words.Count(total.Received)} 件案件中并案 {Words.Count(total.Merged)} 件，在办 {Words.Count(overview.Open)} 件"));
        }

        if (topics > 0)
        {
            parts.Add(words.Of($"{words.Count(topics, "topic is", "topics are", "")} watched for crises", $"监测 {Words.Count(topics)} 个主题"));
        }

        return parts.Count == 0
            ? words.Of($"As of {at} there is nothing to tell of.", $"截至 {at}没有可报告的内容。")
            : words.Of($"As of {at}: {string.Join("; ", parts)}.", $"截至 {at}，{string.Join("；", parts)}。");
    }

    private static IEnumerable<Func<PictureOptions, Picture>> Pictures(
        Instant asOf,
        DayClock days,
        ComplaintOverview? overview,
        GradeCounts? counts,
        (CaseEvaluator? Evaluator, CaseBook? Book) followed,
        (CrisisDetector? Detector, TopicCrisis[] Topics) watched,
        double? aim)
    {
        if (counts is not null)
        {
            yield return options => ComplaintPictures.Grades(counts, days, asOf, options);
        }

        if (watched.Detector is { Policy: var policy })
        {
            // Those in alarm; where all is calm, the one with most complaints of late.
            var alarmed = watched.Topics.Where(topic => topic.Level > CrisisLevel.None).Take(MostTopics).ToArray();
            var busiest = watched.Topics.Where(topic => topic.History.Count > 0).MaxBy(topic => topic.History.Sum(day => (long)day.Count));
            foreach (var topic in alarmed.Length > 0 || busiest is null ? alarmed : [busiest])
            {
                yield return options => ComplaintPictures.Crisis(topic, policy, options);
            }
        }

        if (overview is not null)
        {
            yield return options => TargetsPicture.Targets(overview.Targets, aim, options);
            if (overview.Pressing is { } pressing && followed.Evaluator is { } evaluator)
            {
                yield return options => ComplaintPictures.Case(evaluator, pressing, asOf, days.Zone, followed.Book?.LogOf(pressing.Id), options);
            }

            var metrics = overview.Metrics;
            yield return options => ComplaintPictures.Rates(metrics, options);
        }
    }

    private static IEnumerable<Finding> Findings(Judged judged, ComplaintOverview? overview, TopicCrisis[] topics, double? aim) =>
        TopicFindings(topics).Concat(overview is null ? [] : CaseFindings(judged, overview)).Concat(overview is null ? [] : TargetFindings(overview, aim));

    private static IEnumerable<Finding> CaseFindings(Judged judged, ComplaintOverview overview)
    {
        if (overview is { CasesLate: > 0, Pressing: { } first })
        {
            yield return Finding(FindingKind.Act, words => words.Of(
                $"{Words.Count(overview.CasesLate)} of {words.Count(overview.Open, "open case", "open cases", "")} missed a target and still have to do it: {Late(words)}. Begin with {Named(words, first)}, late since {Since()}.",
                $"{Words.Count(overview.Open)} 件在办案件中，有 {Words.Count(overview.CasesLate)} 件已超时且仍未完成：{Late(words)}。请先处理 {Named(words, first)}，自 {Since()} 起超时。"));
        }

        if (overview.Gravest is { Grade: { } grade } gravest && grade >= ComplaintGrade.Major)
        {
            var open = overview.OpenOf(grade);
            var free = overview.GravestWithoutHandler;
            yield return Finding(grade == ComplaintGrade.Critical || free > 0 ? FindingKind.Act : FindingKind.Watch, words => words.Of(
                open == 1
                    ? $"The gravest of {words.Count(overview.Open, "open complaint", "open complaints", "")} is {Oldest(words)}. {(free > 0 ? "Nobody answers for it: assign it." : "Somebody answers for it.")}"
                    : $"The gravest of {Words.Count(overview.Open)} open complaints are {Words.Count(open)} of grade {ComplaintWords.Of(words, grade)}; the oldest is {Oldest(words)}. {(free > 0 ? $"Nobody answers for {Words.Count(free)} of them: assign them." : "All have somebody who answers for them.")}",
                $"{Words.Count(overview.Open)} 件在办投诉中，最严重的是{(open == 1 ? "" : $" {ComplaintWords.Of(words, grade)}，共 {Words.Count(open)} 件，其中最早的是")} {Oldest(words)}。{(free == 0 ? "均已有负责人。" : open == 1 ? "尚无负责人，请指派。" : $"其中 {Words.Count(free)} 件尚无负责人，请指派。")}"));

            string Oldest(Words words)
            {
                var state = gravest.State == CaseState.Received ? words.Of("not looked at yet", "尚未研判") : words.Of($"now {ComplaintWords.Of(words, gravest.State)}", $"现{ComplaintWords.Of(words, gravest.State)}");
                return words.Of($"{Named(words, gravest)}, received {judged.At(gravest.ReceivedAt)}, {state}", $"{Named(words, gravest)}，{judged.At(gravest.ReceivedAt)} 受理，{state}");
            }
        }

        if (overview.Next is { Status: var status, Target: var target })
        {
            yield return Finding(overview.DueSoon > 0 ? FindingKind.Watch : FindingKind.Note, words => words.Of(
                $"{(overview.DueSoon == 0 ? "No target falls" : words.Count(overview.DueSoon, "target falls", "targets fall", ""))} due within 24 hours, of {words.Count(overview.Open, "open case", "open cases", "")}. Next: the {ComplaintWords.Target(words, target.Target)} of {Named(words, status)} by {judged.At(target.DueAt)}, {ComplaintWords.Hours(words, target.Left)} of working time left.",
                $"{Words.Count(overview.Open)} 件在办案件中，{(overview.DueSoon == 0 ? "24 小时内没有时限到期" : $"{Words.Count(overview.DueSoon)} 项时限将在 24 小时内到期")}。最近的是 {Named(words, status)}的“{ComplaintWords.Target(words, target.Target)}”，{judged.At(target.DueAt)} 到期，剩余工作时间 {ComplaintWords.Hours(words, target.Left)}。"));
        }

        string Late(Words words) => words.List(overview.Missed.Take(4).Select(line => $"{ComplaintWords.Target(words, line.Key)} {Words.Count(line.Value)}"));

        string Since() => judged.At(first.Targets.Where(ComplaintOverview.IsLate).Min(late => late.BreachedAt));
    }

    private static IEnumerable<Finding> TopicFindings(TopicCrisis[] topics)
    {
        TopicCrisis[] alarmed = [.. topics.Where(topic => topic.Level > CrisisLevel.None && topic.History.Count > 0).OrderByDescending(topic => topic.Level)];
        foreach (var topic in alarmed.Take(2))
        {
            // The last day that alarmed says more than one that has only begun.
            var day = topic.History.LastOrDefault(day => day.Alarm is not null) ?? topic.History[^1];
            yield return Finding(topic.Level == CrisisLevel.Crisis ? FindingKind.Act : FindingKind.Watch, words => string.Join(
                words.Of(" ", ""), CrisisPicture.Sentence(words, topic), CrisisPicture.Held(words, day), ComplaintWords.ActionOf(words, topic.Level)));
        }

        if (alarmed.Length > 2)
        {
            var rest = alarmed[2..];
            yield return Finding(rest[0].Level == CrisisLevel.Crisis ? FindingKind.Act : FindingKind.Watch, words => words.Of(
                $"{words.Count(rest.Length, "further topic is", "further topics are", "")} not calm, of {Words.Count(topics.Length)}: {Names(words)}.",
                $"{Words.Count(topics.Length)} 个主题中另有 {Words.Count(rest.Length)} 个未恢复正常：{Names(words)}。"));

            string Names(Words words) => words.List(rest.Take(5).Select(topic => $"{words.Name(topic.Topic)} ({ComplaintWords.Of(words, topic.Level)})")) + (rest.Length > 5 ? words.Of($" and {Words.Count(rest.Length - 5)} more", " 等") : "");
        }

        if (alarmed.Length == 0 && topics.Length > 0)
        {
            yield return Finding(FindingKind.Good, words => words.Of(
                $"No topic alarms, of {Words.Count(topics.Length)} watched.", $"监测的 {Words.Count(topics.Length)} 个主题均无预警。"));
        }
    }

    private static IEnumerable<Finding> TargetFindings(ComplaintOverview overview, double? aim)
    {
        // The one of which it is surest that it is missed often.
        if (overview.Targets.Totals.Where(total => total.Known > 0).MinBy(total => total.Share!.Value.Upper) is not { } worst)
        {
            yield break;
        }

        var grade = overview.Targets.Lines.Where(line => line.Target == worst.Target && line.Known >= LeastForWorst && line.Known < worst.Known).MinBy(line => line.Share!.Value.Upper);
        var kind = worst.VerdictBy(aim) switch
        {
            Verdict.Good => FindingKind.Good,
            Verdict.Bad => FindingKind.Act,
            Verdict.Warn => FindingKind.Watch,
            _ => FindingKind.Note,
        };
        yield return Finding(kind, words => words.Of(
            $"The target missed most is the {ComplaintWords.Target(words, worst.Target)}: kept in {words.Percent(worst.Share!.Value)} of {words.Count(worst.Known, "case", "cases", "")}{Aim(words)}.{Grade(words)}",
            $"达成率最低的时限是“{ComplaintWords.Target(words, worst.Target)}”：{Words.Count(worst.Known)} 件中达成 {words.Percent(worst.Share!.Value)}{Aim(words)}。{Grade(words)}"));

        string Aim(Words words) => aim is { } wanted ? words.Of($"; the aim is {words.Percent(wanted)}", $"，目标为 {words.Percent(wanted)}") : "";

        string Grade(Words words) => grade is null ? "" : words.Of(
            $" It is lowest for grade {ComplaintWords.Of(words, grade.Grade!.Value)}: {words.Percent(grade.Share!.Value)} of {Words.Count(grade.Known)}.",
            $"其中 {ComplaintWords.Of(words, grade.Grade!.Value)}最低：{Words.Count(grade.Known)} 件中 {words.Percent(grade.Share!.Value)}。");
    }

    private static string Named(Words words, CaseStatus status) => words.Of($"{words.Name(status.Id.Value)} (grade {status.Grade!.Value.Number()})", $"{words.Name(status.Id.Value)}（{status.Grade!.Value.Number()} 级）");

    private static Finding Finding(FindingKind kind, Func<Words, string> text) => new(kind, Words.Both(text));

    /// <summary>The instant of the judgement, and the zone in which instants are told.</summary>
    private sealed record Judged(Instant AsOf, DateTimeZone Zone)
    {
        public string At(Instant? at) => at is { } instant ? Words.Minute(instant, Zone) : "–";
    }
}
