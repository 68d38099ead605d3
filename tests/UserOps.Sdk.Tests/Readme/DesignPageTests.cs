namespace UserOps.Tests.Readme;

/// <summary>Holds docs/design.md to its form: groups that list their questions, and answers that name what they gave up.</summary>
public class DesignPageTests
{
    private const string Made = "# Why?\n\n## Days\n\nOf days.\n\n- [Why so?](#why-so)\n- [Why not?](#why-not)\n\n"
        + "### Why so?\n\nSo.\n\nGave up: much.\n\n### Why not?\n\nNot.\n\nGave up: little.\n";

    [Fact]
    public void Every_question_is_listed_by_its_group_and_names_what_it_gave_up() =>
        Assert.Empty(Problems(Pages.All.Single(page => page.Path == "docs/design.md").Text));

    [Theory]
    [InlineData("- [Why not?](#why-not)\n", "", "Days lists why-so, and has why-so, why-not.")]
    [InlineData("### Why not?", "## Why not?", "Days lists why-so, why-not, and has why-so.")]
    [InlineData("Gave up: much.\n", "Much was given up.\n", "Why so? does not name what it gave up.")]
    public void A_question_out_of_its_form_is_found_out(string text, string instead, string problem)
    {
        Assert.Empty(Problems(Made));
        Assert.Contains(problem, Problems(Made.Replace(text, instead, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Problems(string page)
    {
        foreach (var group in page.Split("\n## ").Skip(1))
        {
            var questions = group.Split("\n### ");
            var listed = string.Join(", ", Pages.LinksOf(string.Join('\n', questions[0].Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)))).Select(link => link.Heading));
            var there = string.Join(", ", questions.Skip(1).Select(question => Pages.AnchorOf(question.Split('\n')[0])));
            if (listed != there)
            {
                yield return $"{group.Split('\n')[0]} lists {listed}, and has {there}.";
            }

            foreach (var question in questions.Skip(1).Where(question => !question.Contains("\nGave up: ", StringComparison.Ordinal)))
            {
                yield return $"{question.Split('\n')[0]} does not name what it gave up.";
            }
        }
    }
}
