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
    public void Both_readmes_show_the_same_snippets_in_the_same_order() =>
        Assert.Equal(SnippetsOf("README.md"), SnippetsOf("README.zh-CN.md"));

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist() =>
        Assert.Empty(
            from page in Pages.All
            from link in Pages.LinksOf(page.Text)
            let target = link.File.Length == 0 ? page.Path : Resolve(page.Path, link.File)
            where !Exists(target) || (link.Heading.Length > 0 && !HasHeading(target, link.Heading))
            select $"{page.Path} links to {link.File}{(link.Heading.Length > 0 ? "#" : "")}{link.Heading}");

    [Fact]
    public void Every_page_of_the_docs_is_on_their_list() =>
        Assert.Empty(Pages.All
            .Select(page => page.Path)
            .Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path != "docs/README.md")
            .Except(
                Pages.LinksOf(TextOf("docs/README.md")).Select(link => Resolve("docs/README.md", link.File)), StringComparer.Ordinal));

    private static string TextOf(string path) => Pages.All.Single(page => page.Path == path).Text;

    private static IEnumerable<string> SnippetsOf(string path) => Pages.BlocksOf(TextOf(path)).Select(block => block.Name);

    private static string Resolve(string page, string link) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link)))
            .Replace('\\', '/');

    private static bool Exists(string path) =>
        !path.StartsWith("..", StringComparison.Ordinal)
        && Path.Combine(Repository.Root, path) is var full
        && (File.Exists(full) || Directory.Exists(full));

    private static bool HasHeading(string path, string heading) =>
        Pages.All.Where(page => page.Path == path).SelectMany(page => Pages.AnchorsOf(page.Text)).Contains(Uri.UnescapeDataString(heading), StringComparer.Ordinal);
}
