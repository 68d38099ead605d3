using System.Text.RegularExpressions;

namespace UserOps.Tests.Readme;

/// <summary>Holds the tables of reasons on the pages to the codes that the explainers give.</summary>
public partial class ReasonCodesTests
{
    private static readonly List<string> Given =
    [
        .. new[] { "src/UserOps.Sdk", "src/UserOps.Sdk.CustomerValue" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_code_of_a_reason_has_its_line_and_no_line_has_another()
    {
        Assert.True(Given.Count > 90, $"Only {Given.Count} codes are found in the source.");
        Assert.Empty(Problems(Given, string.Concat(Pages.All.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal) && page.Path != "docs/cli.md").Select(page => page.Text))));
    }

    [Fact]
    public void A_code_without_a_line_and_a_line_without_a_code_are_found_out() =>
        Assert.Equal(
            ["No table of reasons has `case.met`.", "No explainer gives `case.flown`."],
            Problems(["case.met", "case.state"], "| Code | When |\n|---|---|\n| `case.state`, `case.flown` | always |\n"));

    private static IEnumerable<string> Problems(IReadOnlyList<string> given, string text)
    {
        var told = Line().Matches(text).SelectMany(match => Quoted().Matches(match.Groups["cell"].Value).Select(code => code.Groups["code"].Value)).ToList();
        return given.Except(told, StringComparer.Ordinal).Select(code => $"No table of reasons has `{code}`.")
            .Concat(told.Except(given, StringComparer.Ordinal).Select(code => $"No explainer gives `{code}`."));
    }

    [GeneratedRegex(@"""(?<code>(rfm|value|lifecycle|tagging|complaints|case|crisis|duplicate|routing|maturity|forecast)\.[a-z][A-Za-z]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| (?<cell>(`[a-z]+\.[A-Za-z]+`(, )?)+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"`(?<code>(rfm|value|lifecycle|tagging|complaints|case|crisis|duplicate|routing|maturity|forecast)\.[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
