using System.Text.RegularExpressions;
using UserOps.Complaints;

namespace UserOps.Tests.Readme;

/// <summary>The tables on grading of docs/complaints.md against the code.</summary>
public class GradingPageTests
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/complaints.md").Text;

    [Fact]
    public void Every_factor_has_its_line_with_every_level() =>
        Assert.All(GradingPolicies.Default.Factors, factor => Assert.Contains(LineOf(factor), Page, StringComparison.Ordinal));

    [Fact]
    public void Every_cell_of_the_matrix_is_shown() =>
        Assert.All(GradingPolicies.Itil.Matrix!.Grades.Index(), row =>
            Assert.Contains($"\n| {row.Index} | {string.Join(" | ", row.Item.Select(grade => grade.Number()))} |\n", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_setting_has_its_line() =>
        Assert.All(
            new[] { typeof(GradingPolicy), typeof(GradingFactor), typeof(GradingLevel), typeof(RegradingPolicy) }
                .SelectMany(type => type.GetProperties())
                .Where(property => property.SetMethod is not null)
                .Select(property => property.Name)
                .Distinct(StringComparer.Ordinal),
            name => Assert.Matches($@"(?m)^\| (`\w+`, )*`{name}`", Page));

    [Fact]
    public void Every_preset_has_its_line() =>
        Assert.All(GradingPolicies.All, policy => Assert.Contains($"| `{policy.Name}` |", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_reason_has_its_line()
    {
        var source = Path.Combine(Repository.Root, "src", "UserOps.Sdk", "Complaints", "Grading");
        var codes = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"(?<code>complaints\\.\\w+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
            .Select(match => match.Groups["code"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.InRange(codes.Count, 20, 40);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", Page, StringComparison.Ordinal));
    }

    private static string LineOf(GradingFactor factor) =>
        $"| `{factor.Id}`: {factor.Names.In("en")} | {factor.Names.In("zh-CN")} | {factor.Source} | {string.Join(" | ", factor.Levels.Select(CellOf))} |";

    private static string CellOf(GradingLevel level) =>
        $"{level.Names.In("en")} {level.Names.In("zh-CN")}: {level.Points}{(level.Floor is { } floor ? $" / {floor.Number()}" : "")}";
}
