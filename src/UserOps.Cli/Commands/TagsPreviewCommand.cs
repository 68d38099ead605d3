using System.CommandLine;
using UserOps.Cli.Facts;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Tagging;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tags preview OLD_CATALOG NEW_CATALOG FACTS</c>: who gets and loses which tags before a catalogue goes live.</summary>
internal sealed class TagsPreviewCommand : FactsCommand<TagPreview>
{
    private TagsPreviewCommand(ToolConsole console)
        : base(
            console,
            new Argument<string>("OLD_CATALOG") { Description = "The tag catalogue in force." },
            new Argument<string>("NEW_CATALOG") { Description = "The tag catalogue that shall replace it." })
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new TagsPreviewCommand(console).Create("preview", "Count who gets and who loses which tags if one catalogue replaces another.");

    /// <inheritdoc />
    protected override TagPreview Find(ParseResult parsed, GatheredFacts facts, RejectionSink rejections, CancellationToken cancellationToken) =>
        TagPreview.Between(facts, user => rejections.Add(TagJudge.TooLarge(facts.Source, user)), cancellationToken);

    /// <inheritdoc />
    protected override void WriteTables(Screen screen, Words words, TagPreview result, CancellationToken cancellationToken) => PreviewOutput.Show(screen, words, result);

    /// <inheritdoc />
    protected override void Write(OutputFormat format, Stream stream, Words words, TagPreview result, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, json => PreviewOutput.WriteResult(json, result));
                break;
            case OutputFormat.Jsonl:
                PreviewOutput.WriteJsonLines(result, stream);
                break;
            default:
                PreviewOutput.WriteCsv(result, stream);
                break;
        }
    }
}
