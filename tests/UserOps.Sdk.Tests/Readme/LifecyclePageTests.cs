using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Readme;

/// <summary>The tables of docs/lifecycle.md against the code.</summary>
public class LifecyclePageTests
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/lifecycle.md").Text;

    [Fact]
    public void Every_stage_of_a_preset_has_its_line_and_the_lines_are_in_order()
    {
        foreach (var preset in StagePolicies.All)
        {
            var lines = string.Join('\n', preset.Stages.Select(LineOf));
            Assert.True(
                Regex.IsMatch(Page, string.Join(@"[^\n]*\n", preset.Stages.Select(stage => Regex.Escape(LineOf(stage)))), RegexOptions.None, TimeSpan.FromSeconds(5)),
                $"docs/lifecycle.md should show the stages of {preset.Name} as\n{lines}\n");
        }
    }

    [Fact]
    public void Every_setting_and_every_choice_has_its_line() =>
        Assert.All(
            new[] { typeof(StagePolicy), typeof(Stage), typeof(OwnGapLimit), typeof(RetentionPolicy), typeof(FunnelPolicy), typeof(PathPolicy) }
                .SelectMany(type => type.GetProperties())
                .Where(property => property.SetMethod is not null)
                .Select(property => property.Name)
                .Concat(Enum.GetNames<StageClock>())
                .Concat(Enum.GetNames<StageAim>())
                .Concat(Enum.GetNames<RetentionAnchor>())
                .Concat(Enum.GetNames<RetentionClock>())
                .Concat(Enum.GetNames<RetentionMeasure>())
                .Concat(Enum.GetNames<RetentionAverageMethod>())
                .Concat(Enum.GetNames<RetentionCellState>())
                .Concat(Enum.GetNames<FunnelState>()),
            name => Assert.Matches($@"(?m)^\| (`\w+`, )*`{name}`", Page));

    [Fact]
    public void The_text_of_the_policy_is_what_the_library_writes()
    {
        var text = Regex.Match(Page, "```json\n(?<text>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["text"].Value;

        Assert.Equal(StagePolicyJson.Write(LifecyclePageExamples.ReadingClub).ReplaceLineEndings("\n").Trim(), text);
    }

    [Fact]
    public void Every_reason_has_its_line()
    {
        var day = new LocalDate(2024, 1, 1);
        var users = new[] { UserActivity.Empty, new(ActivityDays.Empty, day), new(ActivityDays.From([day, day.PlusDays(40), day.PlusDays(41)])) };
        var codes = StagePolicies.All
            .Append(LifecyclePageExamples.ReadingClub)
            .Select(policy => new StageEvaluator(policy))
            .SelectMany(evaluator => users.SelectMany(user => Enumerable.Range(0, 100).SelectMany(days => evaluator.Explain(user, day.PlusDays(days)).Reasons)))
            .Select(reason => reason.Code)
            .Distinct(StringComparer.Ordinal);

        Assert.All(codes, code => Assert.Contains($"| `{code}` |", Page, StringComparison.Ordinal));
    }

    private static string LineOf(Stage stage) =>
        $"| `{stage.Id}` | {stage.Name.In("en")} | {stage.Name.In("zh-CN")} | `{JsonNamingPolicy.CamelCase.ConvertName(stage.Aim.ToString())}` | {stage.Rank} | ";
}
