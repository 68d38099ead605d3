using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Docs;

public class RealDataPageTests
{
    private const string File = "online_retail_lines.csv.gz";
    private const string Complaints = "cfpb_complaints_2014_oct_nov.csv.gz";
    private const string RealPage = "docs/samples/real-data.md";

    [RealDataFact(File)]
    public async Task The_page_shows_what_the_demo_prints()
    {
        var marker = $"<!-- real: demo --data | {File} -->\n```text\n";
        var text = Page.TextOf(RealPage);
        var start = text.IndexOf(marker, StringComparison.Ordinal) + marker.Length;
        var end = text.IndexOf("```", start, StringComparison.Ordinal);
        var output = (await Tool.Run("demo", "--data", Path.GetDirectoryName(RealDataFactAttribute.PathOf(File))!)).Result;
        var upToMoves = output[..output.IndexOf("\n\nMoves from ", StringComparison.Ordinal)] + "\n";
        if (Page.Approves)
        {
            await System.IO.File.WriteAllTextAsync(Page.PathOf(RealPage), text[..start] + upToMoves + text[end..]);
        }
        else
        {
            Assert.Equal(upToMoves, text[start..end]);
        }
    }

    [RealDataFact(Complaints)]
    public async Task The_page_shows_what_the_complaints_commands_print()
    {
        foreach (var command in new[] { "complaints deadlines --preset us-cfpb --as-of last", "complaints crisis" })
        {
            string[] words = command.Split(' ');
            var output = (await Tool.Run([.. words[..2], RealDataFactAttribute.PathOf(Complaints), .. words[2..]])).Result;
            var firstLines = string.Join('\n', output.Split('\n').Take(20)) + "\n";
            var marker = $"<!-- real: {command} | {Complaints} -->\n```text\n";
            var text = Page.TextOf(RealPage);
            var start = text.IndexOf(marker, StringComparison.Ordinal) + marker.Length;
            var end = text.IndexOf("```", start, StringComparison.Ordinal);
            if (Page.Approves)
            {
                await System.IO.File.WriteAllTextAsync(Page.PathOf(RealPage), text[..start] + firstLines + text[end..]);
            }
            else
            {
                Assert.Equal(firstLines, text[start..end]);
            }
        }
    }
}
