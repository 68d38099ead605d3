using NodaTime.Text;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Lifecycle;

/// <summary>What all answers of the lifecycle show people alike: what became of the records, the instant, the names of groups.</summary>
internal static class ActivityTables
{
    /// <summary>Shows what became of the records.</summary>
    public static void ShowInput(this Screen screen, Words words, ActivityCounts? input)
    {
        if (input is { } counts)
        {
            screen.Line(words.Of(
                $"{Count(counts.Records, "record", "records")}: {Count(counts.Accepted)} with a user, {Count(counts.Anonymous)} anonymous, {Count(counts.Rejected)} rejected, {Count(counts.LeftOut)} left out.",
                $"{Count(counts.Records)} 条记录：{Count(counts.Accepted)} 条有用户，匿名 {Count(counts.Anonymous)} 条，拒收 {Count(counts.Rejected)} 条，略去 {Count(counts.LeftOut)} 条。"));
        }
    }

    /// <summary>Writes an instant of judgement for people: the day, when it is the end of one.</summary>
    public static string AsOf<TPolicy, TReport>(this CountResult<TPolicy, TReport> result, Words words)
    {
        var (day, zone) = (result.Days.DayOf(result.AsOf), result.Days.Zone.Id);
        return result.Days.EndOf(day) == result.AsOf
            ? words.Of($"{Day(day)} ({zone})", $"{Day(day)}（{zone}）")
            : InstantPattern.ExtendedIso.Format(result.AsOf);
    }

    /// <summary>Shows the name of a group as a heading.</summary>
    public static void GroupHeading(this Screen screen, Words words, string group, long users)
    {
        var name = group.Length == 0 ? words.Of("(blank)", "（空）") : Shown.Text(group);
        screen.Heading(words.Of($"{name}: {Count(users, "user", "users")}", $"{name}：{Count(users)} 位用户"));
    }
}
