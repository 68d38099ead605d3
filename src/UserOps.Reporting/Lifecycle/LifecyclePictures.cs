using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>Draws what Lifecycle found: users by stage, growth, retention, moves, hours, funnels, and one user's way.</summary>
/// <remarks>
/// Pure: the same result and options give the same bytes. A picture of nothing says so in a sentence. The size of a picture follows the
/// stages, periods and steps of its result, never the number of users.
/// </remarks>
public static class LifecyclePictures
{
    /// <summary>Draws how many users are in each stage on a day, the best stage on top.</summary>
    /// <param name="stock">The counts, such as <see cref="StageStock.Count"/> gives them.</param>
    /// <param name="policy">The policy that has the stages; ids that it doesn't know are shown as they are.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; what each stage means and what to do stands in its table.</returns>
    /// <exception cref="ArgumentNullException">The stock or the policy is <see langword="null"/>.</exception>
    public static Picture Stages(StageStock stock, StagePolicy policy, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stock);
        ArgumentNullException.ThrowIfNull(policy);
        return StageNowPicture.Draw(stock, policy, options);
    }

    /// <summary>Draws how many users were in each stage at the end of each period, in layers ordered as the policy's stages, and what is forecast.</summary>
    /// <param name="report">The report; its complete periods are drawn, every so many where there are more than 160. Beyond twelve layers, the smallest are drawn as one.</param>
    /// <param name="policy">The policy that has the stages; ids that it doesn't know are shown as they are.</param>
    /// <param name="forecast">What is expected of coming periods, drawn hatched; nothing, if there is none.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; the intervals of the forecast stand in its table.</returns>
    /// <exception cref="ArgumentNullException">The report or the policy is <see langword="null"/>.</exception>
    public static Picture Stock(TransitionReport report, StagePolicy policy, StageForecast? forecast = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(policy);
        return StageStockPicture.Draw(report, policy, forecast, options);
    }

    /// <summary>Draws growth accounting: new and returning users up, those who fell silent down, and the quick ratio below.</summary>
    /// <param name="report">The report; its last 120 periods are drawn, a running one hatched.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; the quick ratio is drawn of periods that are over.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static Picture Growth(GrowthReport report, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return GrowthPicture.Draw(report, options);
    }

    /// <summary>Draws the retention triangle: the share of each cohort that returned in each interval, all cohorts together on top.</summary>
    /// <remarks>
    /// Cells that are not over for everybody are hatched and have no rate. Interval 0 is left out where it is the cohort itself. The
    /// intervals of the rates stand in the table, and show when one points at a cell.
    /// </remarks>
    /// <param name="report">The report; its last 59 cohorts are drawn.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static Picture Retention(RetentionReport report, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return RetentionPicture.Draw(report, options);
    }

    /// <summary>Draws which share of each stage's users were in which stage one period later.</summary>
    /// <param name="report">The report.</param>
    /// <param name="policy">The policy that has the stages; ids that it doesn't know are shown as they are.</param>
    /// <param name="last">How many periods are added up, counted back from the last one; all, if it isn't said.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; what the policy rules out is left empty. Of more than 24 stages, those with most users are drawn.</returns>
    /// <exception cref="ArgumentNullException">The report or the policy is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is below 1.</exception>
    public static Picture Transitions(TransitionReport report, StagePolicy policy, int? last = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(policy);
        return TransitionPicture.Draw(report, policy, last, options);
    }

    /// <summary>Draws at which hours of which weekdays users are active.</summary>
    /// <param name="grid">The counts, such as <see cref="HourCounter.ToGrid"/> gives them.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture, coloured by users, so that one busy user does not colour it; events stand in its table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="grid"/> is <see langword="null"/>.</exception>
    public static Picture Hours(HourGrid grid, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return HourPicture.Draw(grid, options);
    }

    /// <summary>Draws a funnel: the users who came to each step, and the share that went on from step to step with its interval.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; shares are of those whose time is over, where there are any. The step before which most are lost is marked.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static Picture Funnel(FunnelReport report, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return FunnelPicture.Draw(report, options);
    }

    /// <summary>Draws the stages that one user went through with the active days, and what comes next if no active day does.</summary>
    /// <param name="evaluator">Tells the stages.</param>
    /// <param name="activity">The user's activity; days after <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The day of judgement.</param>
    /// <param name="user">What the title calls the user; nobody is named, if it isn't said.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture: what is ahead is pale and hatched.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evaluator"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is no day that a clock can name.</exception>
    public static Picture Timeline(StageEvaluator evaluator, in UserActivity activity, LocalDate asOf, string? user = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        return UserTimelinePicture.Draw(evaluator, activity, asOf, user, options);
    }

    /// <summary>Draws the active users of each day, and of the windows that end with it: DAU, WAU and MAU.</summary>
    /// <param name="report">The report; more than 240 days are drawn as means of equal stretches.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static Picture Active(ActiveUserReport report, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ActiveUserPictures.Active(report, options);
    }

    /// <summary>Draws on how many days of a window users were active.</summary>
    /// <param name="report">The report; windows of more than 60 days are drawn in columns of several days.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static Picture Stickiness(StickinessReport report, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ActiveUserPictures.Stickiness(report, options);
    }
}
