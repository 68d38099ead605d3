namespace UserOps.Tests.Readme;

/// <summary>Holds the pages of the modules to one skeleton, so that who has read one finds everything in the others.</summary>
public class ModulePagesTests
{
    /// <summary>The headings that every page has, in their order; what is a page's own stands between the policy and the examples.</summary>
    private static readonly string[] Skeleton =
        ["Try it", "Terms", "Policy", "Facts", "How the answer is found", "Explanation", "Examples", "Known answers", "Limits"];

    /// <summary>The pages of modules, and the headings for which a module has nothing to say.</summary>
    private static readonly Dictionary<string, string[]> Modules = new(StringComparer.Ordinal)
    {
        ["rfm"] = [],
        ["customer-value"] = [],
        ["lifecycle"] = ["Known answers"],
        ["tagging"] = ["Known answers"],
        ["business-time"] = ["Facts", "Known answers"],                       // instants of the caller's
        ["complaints"] = ["Known answers"],
        ["cases"] = ["Known answers"],
        ["duplicates"] = ["Known answers"],
        ["crisis"] = ["Known answers"],
        ["complaint-regulators"] = ["Known answers"],
        ["tickets"] = ["Known answers"],
        ["ticket-logs"] = ["Facts", "Explanation"],                            // all of it is about facts
        ["ticket-statistics"] = ["Policy", "Explanation"],                     // figures, which need neither
        ["forecasts"] = ["Known answers"],
    };

    private static readonly string[] Guides = ["runs", "hosting", "stores", "sql", "distributed", "embedding", "simulation"];

    private const string Made = """
        # A module

        ## Try it

        ```sh
        dotnet run
        ```

        The [first example](#examples).

        ## Terms

        | English | 中文 | Type | Meaning |
        |---|---|---|---|

        ## Policy

        ## Facts

        ## How the answer is found

        ## Its own

        ## Explanation

        ## Examples

        ## Limits

        """;

    public static TheoryData<string> Pages => [.. Modules.Keys];

    public static TheoryData<string> PagesOfGuides => [.. Guides];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_of_a_module_has_the_headings_of_the_others_in_their_order(string name) =>
        Assert.Empty(Problems($"docs/{name}.md", TextOf(name), Modules[name]));

    [Theory]
    [MemberData(nameof(PagesOfGuides))]
    public void A_guide_begins_with_its_terms_and_ends_with_its_limits(string name)
    {
        var headings = HeadingsOf(TextOf(name));

        Assert.Equal("Terms", headings[headings[0] == "Try it" ? 1 : 0]);
        Assert.Contains("\n| English | 中文 | ", SectionOf(TextOf(name), "Terms"), StringComparison.Ordinal);
        Assert.Equal("Limits", headings[^1]);
    }

    [Theory]
    [InlineData("## Facts\n", "", "a.md lacks the heading 'Facts'; the headings are Try it, Terms, Policy, Facts, How the answer is found, Explanation, Examples, Known answers, Limits.")]
    [InlineData("## Examples\n", "## Example\n", "a.md lacks the heading 'Examples'; the headings are Try it, Terms, Policy, Facts, How the answer is found, Explanation, Examples, Known answers, Limits.")]
    [InlineData("## Its own\n\n## Explanation\n", "## Explanation\n\n## Its own\n", "")]
    [InlineData("## Policy\n\n## Facts\n", "## Facts\n\n## Policy\n", "a.md has 'Policy' below 'Facts'; it belongs above.")]
    [InlineData("## Limits\n", "## Limits\n\n## Its other\n", "a.md has 'Its other' below 'Limits'; what is a page's own belongs above 'Examples'.")]
    [InlineData("## Try it\n", "## Before all\n\n## Try it\n", "a.md has 'Before all' above 'Policy'; what is a page's own belongs below it.")]
    [InlineData("## Limits\n", "## Known answers\n\n## Limits\n", "a.md has 'Known answers', which is on the list of what it lacks.")]
    [InlineData("```sh\n", "```\n", "a.md has no command to try.")]
    [InlineData("#examples", "#policy", "a.md has no code to try, and no link to its examples.")]
    [InlineData("| 中文 | Type |", "| Type |", "a.md has terms without the columns | English | 中文 | Type | Meaning |.")]
    public void A_page_out_of_the_skeleton_is_found_out(string text, string instead, string problem)
    {
        Assert.Empty(Problems("a.md", Made, ["Known answers"]));
        Assert.Equal(
            problem.Length == 0 ? [] : [problem],
            Problems("a.md", Made.Replace(text, instead, StringComparison.Ordinal), ["Known answers"]));
    }

    private static IEnumerable<string> Problems(string path, string text, IReadOnlyList<string> lacking)
    {
        var headings = HeadingsOf(text);
        foreach (var heading in Skeleton.Except(headings, StringComparer.Ordinal).Except(lacking, StringComparer.Ordinal))
        {
            yield return $"{path} lacks the heading '{heading}'; the headings are {string.Join(", ", Skeleton)}.";
        }

        foreach (var heading in headings.Intersect(lacking, StringComparer.Ordinal))
        {
            yield return $"{path} has '{heading}', which is on the list of what it lacks.";
        }

        foreach (var problem in OutOfPlace(path, headings))
        {
            yield return problem;
        }

        var tryIt = SectionOf(text, "Try it");
        if (!tryIt.Contains("\n```sh\n", StringComparison.Ordinal))
        {
            yield return $"{path} has no command to try.";
        }

        if (!tryIt.Contains("\n```csharp\n", StringComparison.Ordinal) && !tryIt.Contains("](#examples)", StringComparison.Ordinal))
        {
            yield return $"{path} has no code to try, and no link to its examples.";
        }

        if (!SectionOf(text, "Terms").Contains("\n| English | 中文 | Type | Meaning |\n", StringComparison.Ordinal))
        {
            yield return $"{path} has terms without the columns | English | 中文 | Type | Meaning |.";
        }
    }

    private static IEnumerable<string> OutOfPlace(string path, List<string> headings)
    {
        int Place(string heading) => Array.IndexOf(Skeleton, heading);
        var common = headings.Where(heading => Place(heading) >= 0).ToList();
        foreach (var (above, below) in common.Zip(common.Skip(1)).Where(pair => Place(pair.First) > Place(pair.Second)))
        {
            yield return $"{path} has '{below}' below '{above}'; it belongs above.";
        }

        var first = headings.FindIndex(heading => Place(heading) >= Place("Policy"));
        var last = headings.FindIndex(heading => Place(heading) >= Place("Examples"));
        foreach (var (own, place) in headings.Select((heading, place) => (heading, place)).Where(heading => Place(heading.heading) < 0))
        {
            if (place < first)
            {
                yield return $"{path} has '{own}' above '{headings[first]}'; what is a page's own belongs below it.";
            }
            else if (last >= 0 && place > last)
            {
                yield return $"{path} has '{own}' below '{headings[place - 1]}'; what is a page's own belongs above '{headings[last]}'.";
            }
        }
    }

    private static string TextOf(string name) => Readme.Pages.All.Single(page => page.Path == $"docs/{name}.md").Text;

    private static List<string> HeadingsOf(string text) =>
        [.. Readme.Pages.HeadingsOf(text).Where(heading => heading.Depth == 2).Select(heading => heading.Text)];

    private static string SectionOf(string text, string heading)
    {
        var start = text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }
}
