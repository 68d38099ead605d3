using System.Text.Json;
using UserOps.Complaints;

namespace UserOps.Tests.Readme;

/// <summary>The tables of docs/cases.md against the code.</summary>
public class CasePageTests
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/cases.md").Text;

    [Fact]
    public void Every_setting_and_every_choice_has_its_line() =>
        Assert.All(
            new[] { typeof(CasePolicy), typeof(ServiceTarget), typeof(ReopenRule), typeof(ClosingRule), typeof(CaseEscalation) }
                .SelectMany(type => type.GetProperties())
                .Where(property => property.SetMethod is not null)
                .Select(property => property.Name)
                .Concat(Enum.GetNames<ClosingItem>())
                .Concat(Enum.GetNames<ReopenMode>())
                .Concat(Enum.GetNames<TargetState>()),
            name => Assert.Matches($@"(?m)^\| (`\w+`, )*`{name}`", Page));

    [Fact]
    public void Every_state_and_every_event_has_its_line()
    {
        Assert.All(Enum.GetValues<CaseState>().Where(state => state != CaseState.None), state => Assert.Matches($@"(?m)^\| `{state}` \|", Page));
        Assert.All(
            Enum.GetNames<CaseEventType>(),
            type => Assert.Matches($@"(?m)^\| `{JsonNamingPolicy.CamelCase.ConvertName(type)}` \|", Page));
    }

    [Fact]
    public void The_targets_of_the_page_are_the_defaults() =>
        Assert.All(ComplaintGrades.All, grade =>
        {
            var cells = CasePolicies.Default.Targets.Where(target => target.Grade == grade).OrderBy(target => target.Target)
                .Select(target => target.WorkingDays is { } days ? $"{days} working days" : target.Within!.Value.TotalHours < 1 ? "30 min" : $"{target.Within!.Value.TotalHours} h");
            Assert.Contains($"| {grade.Number()} | {string.Join(" | ", cells)} |", Page, StringComparison.Ordinal);
        });
}
