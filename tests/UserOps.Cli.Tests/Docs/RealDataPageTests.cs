using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Docs;

public class RealDataPageTests
{
    private const string File = "online_retail_lines.csv.gz";
    private const string Complaints = "cfpb_complaints_2014_oct_nov.csv.gz";
    private const string Tickets = "uci_incident_event_log.csv.gz";
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
    public Task The_page_shows_what_the_complaints_commands_print() =>
        Shows(Complaints, 20, "complaints deadlines --preset us-cfpb --as-of last", "complaints crisis");

    [RealDataFact(Tickets)]
    public Task The_page_shows_what_the_tickets_commands_print() => Shows(
        Tickets, 25, "tickets maturity --mapping-preset uci-incident-log --as-of last", "tickets candidates --mapping-preset uci-incident-log --as-of last");

    private static async Task Shows(string file, int lines, params string[] commands)
    {
        foreach (var command in commands)
        {
            string[] words = command.Split(' ');
            var output = (await Tool.Run([.. words[..2], RealDataFactAttribute.PathOf(file), .. words[2..]])).Result;
            var firstLines = string.Join('\n', output.Split('\n').Take(lines)) + "\n";
            var marker = $"<!-- real: {command} | {file} -->\n```text\n";
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
