using System.Globalization;
using System.Text.RegularExpressions;
using UserOps.Tickets;

namespace UserOps.Tests.Readme;

/// <summary>The tables of docs/tickets.md against the code.</summary>
public class TicketsPageTests
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/tickets.md").Text;

    [Fact]
    public void Every_indicator_has_its_line_with_its_target_and_least_number() =>
        Assert.All(Indicators.All, indicator =>
        {
            var id = indicator.Setting.Mandatory ? $"\\*\\*{indicator.Id}\\*\\*" : $"{indicator.Id}";
            var (target, least) = (indicator.Setting.Target.ToString("0.00", CultureInfo.InvariantCulture), indicator.Setting.LeastOpportunities);
            Assert.Matches($@"(?m)^\| {id} \| .+ \| .+ \| {Regex.Escape(target)} \| {least} \|$", Page);
        });

    [Fact]
    public void Every_setting_has_its_line() =>
        Assert.All(
            typeof(MaturityPolicy).GetProperties()
                .Where(property => property.SetMethod is not null && property.Name is not ("SchemaVersion" or "Name" or "Version" or "Windows"))
                .Select(property => NameOf(property.Name))
                .Concat(typeof(MaturityWindows).GetProperties().Where(property => property.SetMethod is not null).Select(property => $"windows.{NameOf(property.Name)}")),
            name => Assert.Matches($@"(?m)^\| (`[\w.]+`, )*`{Regex.Escape(name)}`", Page));

    [Fact]
    public void Every_reason_is_named()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "UserOps.Sdk", "Tickets", "Maturity", "Scoring", "MaturityExplainer.cs"));
        var codes = Regex.Matches(source, "\"(?<code>maturity\\.\\w+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["code"].Value);

        Assert.All(codes, code => Assert.Contains($"`{code}`", Page, StringComparison.Ordinal));
    }

    private static string NameOf(string property) => char.ToLowerInvariant(property[0]) + property[1..];
}
