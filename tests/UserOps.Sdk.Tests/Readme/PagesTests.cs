namespace UserOps.Tests.Readme;

public class PagesTests
{
    [Fact]
    public void Every_block_of_code_names_its_snippet() =>
        Assert.Empty(
            from page in Pages.All
            from block in Pages.BlocksOf(page.Text)
            where block.Name.Length == 0
            select $"{page.Path}: write <!-- snippet: name --> on the line above\n{block.Code}");

    [Fact]
    public void Every_block_of_code_is_code_that_ran() =>
        Assert.All(
            from page in Pages.All
            from block in Pages.BlocksOf(page.Text)
            where block.Name.Length > 0
            select (page.Path, block.Name, block.Code),
            block =>
            {
                Assert.True(Pages.Ran.ContainsKey(block.Name), $"{block.Path} shows the snippet '{block.Name}', which no example runs.");
                Assert.True(
                    Pages.Ran[block.Name] == block.Code,
                    $"{block.Path} shows the snippet '{block.Name}' as\n{block.Code}\n\nand the example runs\n{Pages.Ran[block.Name]}\n");
            });

    [Fact]
    public void Every_marker_of_a_snippet_stands_above_its_block() =>
        Assert.Empty(
            from page in Pages.All
            let markers = page.Text.Split('\n').Count(line => line.StartsWith("<!-- snippet:", StringComparison.Ordinal))
            where markers != Pages.BlocksOf(page.Text).Count(block => block.Name.Length > 0)
            select page.Path);

    [Fact]
    public void Every_snippet_is_shown_on_some_page() =>
        Assert.Empty(Pages.Ran.Keys.Except(
            Pages.All.SelectMany(page => Pages.BlocksOf(page.Text)).Select(block => block.Name), StringComparer.Ordinal));

    [Fact]
    public void Every_snippet_prints_something_and_its_example_checks_what() =>
        Assert.All(Pages.Ran.Where(snippet => !Pages.IsType(snippet.Value) && !Pages.IsOfSample(snippet.Key)), snippet =>
        {
            Assert.NotEmpty(Pages.OutputOf(snippet.Value));
            Assert.Contains($"Ran(\"{snippet.Key}\")", Pages.Examples, StringComparison.Ordinal);
        });

    [Fact]
    public void Both_readmes_have_the_same_headings_snippets_commands_tables_and_links() =>
        Assert.Empty(PageChecks.Differences(Page("README.md"), Page("README.zh-CN.md")));

    [Fact]
    public void A_readme_that_lacks_something_is_found_out()
    {
        const string Text = """
            # Shop

            ```
            dotnet test
            ```

            | a | b |
            |---|---|
            | 1 | [2](a.md) |

            - one

            """;

        Assert.Empty(PageChecks.Differences(("README.md", Text), ("README.zh-CN.md", Text)));
        Assert.All(
            new[] { ("# Shop", "## Shop"), ("dotnet test", "dotnet build"), ("| 1 |", "1 |"), ("- one", "one"), ("a.md", "b.md") },
            change => Assert.Single(PageChecks.Differences(
                ("README.md", Text), ("README.zh-CN.md", Text.Replace(change.Item1, change.Item2, StringComparison.Ordinal)))));
        Assert.Single(PageChecks.Differences(("a.md", Text), ("b.md", $"{Text}\n<!-- snippet: more -->\n```csharp\nMore();\n```\n")));
    }

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist() =>
        Assert.Empty(PageChecks.BrokenLinks(Pages.All, Exists));

    [Theory]
    [InlineData("[a](b.md)", "")]
    [InlineData("[a](b.md#a-b)", "")]
    [InlineData("[a](b.md#a-b-1)", "")]
    [InlineData("[a](#here-is-code)", "")]
    [InlineData("[a](https://example.org/x.md) and `[a](x.md)`", "")]
    [InlineData("[a](x.md)", "x.md")]
    [InlineData("![a](x.svg \"A title\")", "x.svg")]
    [InlineData("<img src=\"x.svg\" alt=\"a\">", "x.svg")]
    [InlineData("[a]: x.md", "x.md")]
    [InlineData("[a](b.md#c)", "b.md#c")]
    [InlineData("[a](b.md#a-b-2)", "b.md#a-b-2")]
    [InlineData("[a](#c)", "#c")]
    [InlineData("[a](../a.md)", "../a.md")]
    [InlineData("[a](b.svg#c)", "b.svg#c")]
    public void A_link_that_leads_nowhere_is_found_out(string link, string broken)
    {
        (string, string)[] pages = [("a.md", $"# Here is `code`\n\n{link}\n"), ("b.md", "# A b\n\n## A [b](b.md)\n\n```\n# C\n```\n")];

        Assert.Equal(
            broken.Length == 0 ? [] : [$"a.md links to {broken}"],
            PageChecks.BrokenLinks(pages, path => path is "a.md" or "b.md" or "b.svg"));
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_list_of_the_docs() =>
        Assert.Empty(PageChecks.OutOfReach(Pages.All, "docs/README.md"));

    [Fact]
    public void A_page_that_nobody_links_to_is_found_out() =>
        Assert.Equal(
            ["No links lead from docs/README.md to docs/c.md."],
            PageChecks.OutOfReach([("docs/README.md", "[a](a.md)"), ("docs/a.md", "[b](../b.md)"), ("b.md", ""), ("docs/c.md", "[a](a.md)")], "docs/README.md"));

    [Fact]
    public void Every_page_of_the_docs_is_on_their_list() =>
        Assert.Empty(Pages.All
            .Select(page => page.Path)
            .Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path != "docs/README.md")
            .Except(
                Pages.LinksOf(Page("docs/README.md").Text).Select(link => PageChecks.TargetOf("docs/README.md", link.File)), StringComparer.Ordinal));

    [Fact]
    public void Every_line_of_contents_lists_the_headings_in_their_order() =>
        Assert.Empty(Pages.All.SelectMany(page => PageChecks.WrongContents(page.Path, page.Text)));

    [Theory]
    [InlineData("Contents: [A](#a) ·\n[B c](#b-c)", 0)]
    [InlineData("Contents: [A](#a)", 1)]
    [InlineData("Contents: [B c](#b-c) · [A](#a)", 1)]
    [InlineData("Contents: [A](#a) · [B c](#b-c) · [D](#d)", 1)]
    [InlineData("No contents.", 0)]
    public void Contents_that_are_not_those_of_the_page_are_found_out(string contents, int problems) =>
        Assert.Equal(problems, PageChecks.WrongContents("a.md", $"# Title\n\n{contents}\n\n## A\n\n### D\n\n## B c\n").Count());

    private static (string Path, string Text) Page(string path) => Pages.All.Single(page => page.Path == path);

    private static bool Exists(string path) =>
        Path.Combine(Repository.Root, path) is var full && (File.Exists(full) || Directory.Exists(full));
}
