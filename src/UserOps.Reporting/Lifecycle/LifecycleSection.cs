using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>The part of a report that tells of the lifecycle: who is slipping away, whether more come than go, and where they are lost.</summary>
public static class LifecycleSection
{
    /// <summary>Makes the part.</summary>
    /// <param name="results">What is there.</param>
    /// <returns>The part, with a picture for each result that is there; without any, an empty one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is <see langword="null"/>.</exception>
    public static ReportSection Of(LifecycleResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var stock = results.Stock ?? (results.Transitions is { } transitions ? StageStock.LastOf(transitions) : null);
        return new()
        {
            Id = "lifecycle",
            Title = LocalizedText.Of("Lifecycle: who comes, stays and goes", "生命周期：谁来、谁留、谁走"),
            Lead = Words.Both(words => Lead(words, results, stock)),
            Findings = [.. LifecycleFindings.Of(results, stock)],
            Pictures = [.. Pictures(results, stock)],
            Policies = [.. Policies(results).Distinct()],
        };
    }

    private static IEnumerable<Func<PictureOptions, Picture>> Pictures(LifecycleResults results, StageStock? stock)
    {
        if (results.Policy is { } policy && stock is not null)
        {
            yield return options => LifecyclePictures.Stages(stock, policy, options);
        }

        if (results is { Policy: { } stages, Transitions: { } over })
        {
            yield return options => LifecyclePictures.Stock(over, stages, results.Forecast, options);
        }

        if (results.Growth is { } growth)
        {
            yield return options => LifecyclePictures.Growth(growth, options);
        }

        if (results.Retention is { } retention)
        {
            yield return options => LifecyclePictures.Retention(retention, options);
        }

        foreach (var funnel in results.Funnels)
        {
            yield return options => LifecyclePictures.Funnel(funnel, options);
        }

        if (results is { Policy: { } names, Transitions: { } moves })
        {
            yield return options => LifecyclePictures.Transitions(moves, names, null, options);
        }

        if (results.Active is { } active)
        {
            yield return options => LifecyclePictures.Active(active, options);
        }

        if (results.Stickiness is { } stickiness)
        {
            yield return options => LifecyclePictures.Stickiness(stickiness, options);
        }

        if (results.Hours is { } hours)
        {
            yield return options => LifecyclePictures.Hours(hours, options);
        }
    }

    private static IEnumerable<PolicyRef> Policies(LifecycleResults results)
    {
        if (results.Transitions is { } transitions)
        {
            yield return transitions.Policy;
        }
        else if (results is { Policy: { } policy, Stock: not null })
        {
            yield return policy.ToRef();
        }

        if (results.Retention is { } retention)
        {
            yield return retention.Policy;
        }

        foreach (var funnel in results.Funnels)
        {
            yield return funnel.Policy;
        }
    }

    private static string Lead(Words words, LifecycleResults results, StageStock? stock)
    {
        if (results.Policy is { } policy && stock is not null)
        {
            var seen = stock.Stages.Where(line => line.Stage != StageId.NotSeen).Sum(line => line.Users);
            return words.Of(
                $"{words.Count(seen, "user", "users", "")} on {Words.Day(stock.Day)}, by the stages of the policy {words.Name(policy.Name)}.",
                $"{Words.Day(stock.Day)} 共 {Words.Count(seen)} 位用户，阶段依策略“{words.Name(policy.Name)}”划分。");
        }

        return results.Growth is { } growth
            ? words.Of(
                $"{words.Count(growth.Users, "user was", "users were", "")} active by {Words.Day(growth.AsOf)}.", $"截至 {Words.Day(growth.AsOf)} 有 {Words.Count(growth.Users)} 位用户活跃过。")
            : words.Of("What users did, and whether they came back.", "用户做了什么，是否再来。");
    }
}
