using UserOps.Rfm;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>The part of a report that tells of RFM: who to win back, who to keep, where the money is, and who moved.</summary>
public static class RfmSection
{
    /// <summary>Makes the part.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="migration">Who moved since an earlier snapshot; nothing, if there is none.</param>
    /// <returns>The part, with up to five pictures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static ReportSection Of<TUser>(RfmSnapshot<TUser> snapshot, SegmentMigration? migration = null)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var zone = snapshot.Model.Summarizer.Days.Zone;
        var distribution = RfmDistribution.From(snapshot.Users.Select(user => RfmFigures.From(user.Summary)));
        var (day, people) = (Words.Day(snapshot.Model.Summarizer.Days.DayOf(snapshot.AsOf)), snapshot.Population);
        var pictures = new List<Func<PictureOptions, Picture>>
        {
            options => RfmPictures.Segments(snapshot.Segments, options),
            options => RfmPictures.Grid(snapshot, options),
            options => RfmPictures.Concentration(snapshot.Concentration, options),
        };
        if (migration is not null)
        {
            pictures.Add(options => RfmPictures.Migration(migration, zone, options));
        }

        pictures.Add(options => RfmPictures.Cuts(snapshot.Model, distribution, options));
        return new()
        {
            Id = "rfm",
            Title = LocalizedText.Of("Segments: who buys, how often, for how much", "分群：谁在买、多久买一次、花了多少"),
            Lead = LocalizedText.Of(
                $"{Words.Count(people.Users)} users as of {day} ({zone.Id}), {Words.Count(people.Buyers)} of them buyers in view.",
                $"截至 {day}（{zone.Id}）共 {Words.Count(people.Users)} 位用户，其中观察期内购买者 {Words.Count(people.Buyers)} 位。"),
            Findings = [.. Findings(snapshot, migration)],
            Pictures = pictures,
            Policies = [snapshot.Model.PolicyRef],
        };
    }

    private static IEnumerable<Finding> Findings<TUser>(RfmSnapshot<TUser> snapshot, SegmentMigration? migration)
        where TUser : notnull
    {
        foreach (var line in snapshot.Segments
            .Where(line => line.Users > 0 && line.Segment.Aim is SegmentAim.WinBack or SegmentAim.Wake && line.MoneyShare > line.UserShare / 2 && line.NetTotal > 0)
            .OrderByDescending(line => line.NetTotal)
            .Take(2))
        {
            yield return Finding(FindingKind.Act, words => words.Of(
                $"{words.Of(line.Segment.Name)}: {words.Count(line.Users, "user", "users", "")}, {Share(words, line.Users, snapshot)} of all, hold {words.Percent(line.MoneyShare)} of the money. {words.Of(line.Segment.Action)}",
                $"{words.Of(line.Segment.Name)}：{Words.Count(line.Users)} 位用户，占全部 {Share(words, line.Users, snapshot)}，贡献 {words.Percent(line.MoneyShare)} 的净额。{words.Of(line.Segment.Action)}"));
        }

        if (migration is { Up: var up, Down: var down, Stayed: var stayed } && ProportionInterval.Wilson(down, up + down + stayed) is { } fell)
        {
            yield return Finding(down > up ? FindingKind.Watch : FindingKind.Note, words => words.Of(
                $"{Words.Count(down)} of {Words.Count(up + down + stayed)} customers fell to a lower segment since {Since()}: {words.Percent(fell)}; {Words.Count(up)} rose.",
                $"自 {Since()} 以来，{Words.Count(up + down + stayed)} 位顾客中有 {Words.Count(down)} 位降到更低的分群：{words.Percent(fell)}；{Words.Count(up)} 位上升。"));
        }

        if (snapshot.Concentration is { Gini: { } gini } curve)
        {
            yield return Finding(FindingKind.Note, words => words.Of(
                $"The best 20 % of {words.Count(curve.Count, "customer", "customers", "")} bring {words.Percent(curve.TopShare(0.2))} of the money, the best 1 % {words.Percent(curve.TopShare(0.01))}; Gini coefficient {Words.Number(gini)}.",
                $"{Words.Count(curve.Count)} 位顾客中，前 20% 贡献 {words.Percent(curve.TopShare(0.2))} 的净额，前 1% 贡献 {words.Percent(curve.TopShare(0.01))}；基尼系数 {Words.Number(gini)}。"));
        }

        string Since() => Words.Day(migration.From.InZone(snapshot.Model.Summarizer.Days.Zone).Date);
    }

    private static string Share<TUser>(Words words, long users, RfmSnapshot<TUser> snapshot)
        where TUser : notnull =>
        ProportionInterval.Wilson(users, snapshot.Population.Users) is { } share ? words.Percent(share) : words.Percent(null);

    private static Finding Finding(FindingKind kind, Func<Words, string> text) => new(kind, Words.Both(text));
}
