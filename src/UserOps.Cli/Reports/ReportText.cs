using NodaTime;
using NodaTime.Text;
using UserOps.Reporting;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Reports;

/// <summary>What a report says of itself and of its files, in both languages.</summary>
internal static class ReportText
{
    /// <summary>How much older than the judgement a file's newest record may be before its section says so, in days.</summary>
    private const int FreshDays = 31;

    /// <summary>Gets the title where nobody gives one.</summary>
    public static LocalizedText Title { get; } = LocalizedText.Of("User operations report", "用户运营报告");

    /// <summary>Writes a share in English as the pictures do: 8.5 %.</summary>
    /// <param name="share">The share.</param>
    /// <returns>The text.</returns>
    public static string PercentEn(double share) => $"{Number(Math.Round(100 * share, 1) + 0.0)} %";

    /// <summary>Writes a share in Chinese as the pictures do: 8.5%.</summary>
    /// <param name="share">The share.</param>
    /// <returns>The text.</returns>
    public static string PercentZh(double share) => $"{Number(Math.Round(100 * share, 1) + 0.0)}%";

    /// <summary>Says whose data it is, as of when.</summary>
    /// <param name="files">The files.</param>
    /// <param name="day">The day of judgement; <see langword="null"/> where each file has its own.</param>
    /// <param name="zone">The zone of the day.</param>
    /// <returns>The sentence.</returns>
    public static LocalizedText Lead(IReadOnlyList<ReportFile> files, LocalDate? day, DateTimeZone zone)
    {
        var names = files.Select(file => file.Name).Distinct(StringComparer.Ordinal).ToList();
        var (en, zhCN) = (string.Join(", ", names), string.Join("、", names));
        return day is { } known
            ? LocalizedText.Of($"As of {Text(known)} ({zone.Id}), from {en}.", $"截至 {Text(known)}（{zone.Id}），数据来自 {zhCN}。")
            : LocalizedText.Of($"Each part as of its own last day, from {en}.", $"各部分截至各自数据的最后一天，数据来自 {zhCN}。");
    }

    /// <summary>Adds to a section's lead what its reader must know of the files: what was rejected, and what is old.</summary>
    /// <param name="section">The section.</param>
    /// <param name="files">Its files, whose counts are complete.</param>
    /// <param name="asOf">When it was judged.</param>
    /// <param name="zone">The zone that tells days.</param>
    /// <returns>The section.</returns>
    public static ReportSection WithFiles(this ReportSection section, IReadOnlyList<ReportFile> files, Instant asOf, DateTimeZone zone)
    {
        var notes = files.SelectMany(file => Notes(file, asOf, zone)).ToList();
        return notes.Count == 0 ? section : section.With(LocalizedText.Of(
            string.Join(" ", notes.Select(note => note.In("en")).Prepend(section.Lead.In("en"))),
            string.Concat(notes.Select(note => note.In("zh-CN")).Prepend(section.Lead.In("zh-CN")))));
    }

    private static IEnumerable<LocalizedText> Notes(ReportFile file, Instant asOf, DateTimeZone zone)
    {
        if (file.RejectedRecords > 0)
        {
            yield return LocalizedText.Of(
                $"{Count(file.RejectedRecords)} of {Count(file.Records, "record", "records")} of {file.Name} could not be used.",
                $"{file.Name} 的 {Count(file.Records)} 条记录中有 {Count(file.RejectedRecords)} 条无法使用。");
        }

        if (file.RejectedUsers > 0)
        {
            yield return LocalizedText.Of(
                $"{Count(file.RejectedUsers, "user", "users")} of {file.Name} had to be left out: their records add up to more than can be summed.",
                $"{file.Name} 中有 {Count(file.RejectedUsers)} 位用户因记录合计超出可求和范围而未计入。");
        }

        if (file.Newest is { } newest && Days(newest, asOf, zone) is var days && days > FreshDays)
        {
            yield return LocalizedText.Of(
                $"The newest record of {file.Name} is of {Text(newest.InZone(zone).Date)}, {Count(days, "day", "days")} before.",
                $"{file.Name} 的最新记录在 {Text(newest.InZone(zone).Date)}，早 {Count(days)} 天。");
        }
    }

    private static int Days(Instant newest, Instant asOf, DateTimeZone zone) =>
        Period.DaysBetween(newest.InZone(zone).Date, (asOf - Duration.Epsilon).InZone(zone).Date);

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
