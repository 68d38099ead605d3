using System.Text.RegularExpressions;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Docs;

/// <summary>The commands of the tool on the pages beside docs/cli.md: each is one of that page, whose tests run it, and shows what came out, or one of the README.</summary>
public partial class PageCommandsTests
{
    private static readonly Dictionary<string, string> Ran = Page.BlocksOf(Page.Cli)
        .Where(block => block is { Args.Length: > 0, ExitCode: 0, File: not null })
        .ToDictionary(block => block.Args, block => block.File!, StringComparer.Ordinal);

    /// <summary>The commands of the README, which <see cref="ReadmeCommandsTests"/> runs.</summary>
    private static readonly HashSet<string> OfReadme = [.. Command().Matches(Page.TextOf("README.md")).Select(match => match.Groups["args"].Value)];

    private static IEnumerable<string> Paths => Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
        .Select(path => "docs/" + Path.GetFileName(path)).Where(path => path != Page.Cli).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_command_of_a_page_is_one_that_ran_and_shows_what_it_wrote()
    {
        Assert.True(Paths.Sum(path => Command().Count(Page.TextOf(path))) > 10);
        Assert.Empty(Paths.SelectMany(path => Problems(path, Page.TextOf(path))));
    }

    [Fact]
    public void Every_file_that_a_page_shows_is_shown_as_it_is()
    {
        foreach (var (path, block) in Paths.SelectMany(path => Page.BlocksOf(path).Select(block => (path, block))))
        {
            Page.HoldBlock(path, block);
        }
    }

    [Theory]
    [InlineData("rfm docs/samples/cli/purchases.csv --as-of last --explain bob", "explain.txt", true)]
    [InlineData("rfm docs/samples/cli/purchases.csv --as-of last --explain nobody", "explain.txt", false)]
    [InlineData("rfm docs/samples/cli/purchases.csv --as-of last --explain bob", "rfm.txt", false)]
    public void A_command_that_did_not_run_or_wrote_something_else_is_found_out(string args, string file, bool isRight) =>
        Assert.Equal(isRight, !Problems("a.md", $"```sh\ndotnet run --project src/UserOps.Cli -- {args}\n```\n\n<!-- file: docs/samples/cli/{file} -->\n").Any());

    private static IEnumerable<string> Problems(string path, string text) =>
        from match in Command().Matches(text)
        let args = match.Groups["args"].Value
        let shown = match.Groups["file"].Value
        let problem = !Ran.TryGetValue(args, out var written) ? OfReadme.Contains(args) && shown.Length == 0 ? null : $"shows 'userops {args}', which {Page.Cli} does not run"
            : shown.Length > 0 && shown != written ? $"shows {shown} below 'userops {args}', which writes {written}"
            : null
        where problem is not null
        select $"{path} {problem}.";

    [GeneratedRegex(@"^dotnet run --project src/UserOps\.Cli -- (?<args>.*)$(\n```\n\n<!-- file: (?<file>\S+))?", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
