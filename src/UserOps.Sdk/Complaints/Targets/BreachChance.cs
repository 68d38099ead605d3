using System.Globalization;
using NodaTime;

namespace UserOps.Complaints;

/// <summary>Why there is no chance to tell.</summary>
public enum BreachUnknown
{
    /// <summary>There is one.</summary>
    None = 0,

    /// <summary>The case has no decision target that is still to be kept: there is none, it is done, missed or need not be done any more.</summary>
    NothingAhead = 1,

    /// <summary>Too few cases of the grade were decided.</summary>
    TooFewDecided = 2,

    /// <summary>Too few cases of the grade took as long as this one has.</summary>
    TooFewAsLong = 3,

    /// <summary>No case was watched for as long as the target is.</summary>
    NotSeenSoFar = 4,
}

/// <summary>How likely a target is missed, told from the host's own cases, and what that rests on.</summary>
public sealed record BreachChance
{
    /// <summary>Gets the probability that the case is not done when its target is used up; <see langword="null"/> if there is none to tell, see <see cref="Unknown"/>.</summary>
    public required double? Probability { get; init; }

    /// <summary>Gets the least plausible probability at 95 %; <see langword="null"/> where <see cref="Probability"/> is 0, 1 or not known.</summary>
    public double? Lower { get; init; }

    /// <summary>Gets the greatest plausible probability; <see langword="null"/> as <see cref="Lower"/> is.</summary>
    public double? Upper { get; init; }

    /// <summary>Gets why there is no probability.</summary>
    public required BreachUnknown Unknown { get; init; }

    /// <summary>Gets the grade whose cases it is told from; <see langword="null"/> if the case has none.</summary>
    public required ComplaintGrade? Grade { get; init; }

    /// <summary>Gets the working time that the case has used up.</summary>
    public required Duration Elapsed { get; init; }

    /// <summary>Gets the working time of the whole target.</summary>
    public required Duration Target { get; init; }

    /// <summary>Gets how many cases of the grade were decided.</summary>
    public required long Decided { get; init; }

    /// <summary>Gets how many cases of the grade took longer than <see cref="Elapsed"/>, those still open among them.</summary>
    public required long AtRisk { get; init; }

    /// <summary>Gets a sentence that says so.</summary>
    public LocalizedText Why => Unknown switch
    {
        BreachUnknown.NothingAhead => LocalizedText.Of("No decision is due any more, so there is no chance to tell.", "已没有待履行的办结时限，故不给出概率。"),
        BreachUnknown.TooFewDecided => LocalizedText.Of(
            $"Only {Exact.Text(Decided)} cases of this grade were decided; {Exact.Text(BreachOdds.MinimumDecided)} are needed.",
            $"该等级仅有 {Exact.Text(Decided)} 件已办结，至少需要 {Exact.Text(BreachOdds.MinimumDecided)} 件。"),
        BreachUnknown.TooFewAsLong => LocalizedText.Of(
            $"Only {Exact.Text(AtRisk)} cases of this grade took longer than {Hours(Elapsed)} working hours; {Exact.Text(BreachOdds.MinimumAtRisk)} are needed.",
            $"该等级仅有 {Exact.Text(AtRisk)} 件用时超过 {Hours(Elapsed)} 个工作小时，至少需要 {Exact.Text(BreachOdds.MinimumAtRisk)} 件。"),
        BreachUnknown.NotSeenSoFar => LocalizedText.Of(
            $"No case of this grade was watched for {Hours(Target)} working hours.",
            $"该等级没有案件被观察到 {Hours(Target)} 个工作小时。"),
        _ => LocalizedText.Of(
            $"Of {Exact.Text(AtRisk)} cases of this grade that were open after {Hours(Elapsed)} working hours, {Percent} are estimated to take longer than {Hours(Target)}.",
            $"该等级有 {Exact.Text(AtRisk)} 件在 {Hours(Elapsed)} 个工作小时后仍未办结，估计其中 {Percent} 用时超过 {Hours(Target)} 个工作小时。"),
    };

    private string Percent => string.Create(CultureInfo.InvariantCulture, $"{100 * Probability.GetValueOrDefault():0.#} %");

    private static string Hours(Duration time) => time.TotalHours.ToString("0.#", CultureInfo.InvariantCulture);
}
