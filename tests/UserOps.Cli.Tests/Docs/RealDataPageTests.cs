using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Docs;

public class RealDataPageTests
{
    private const string File = "online_retail_lines.csv.gz";
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
}
