using System.CommandLine;
using UserOps.Cli.Facts;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Tagging;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tags evaluate CATALOG FACTS</c>: everybody's tags, and when they change by time alone.</summary>
internal sealed class TagsEvaluateCommand : FactsCommand<TagsResult>
{
    private TagsEvaluateCommand(ToolConsole console)
        : base(console, new Argument<string>("CATALOG") { Description = "The tag catalogue." })
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new TagsEvaluateCommand(console).Create("evaluate", "Tell which tags each user has, and when the next one comes or goes by time alone.");

    /// <inheritdoc />
    protected override TagsResult Find(ParseResult parsed, GatheredFacts facts, RejectionSink rejections, CancellationToken cancellationToken) =>
        TagJudge.Judge(
            facts.Users.Select(user => KeyValuePair.Create(user.User, user.Facts[0])),
            facts.AsOf,
            facts.Taggers[0],
            foresees: Output.Format(parsed) != OutputFormat.Table,
            user => rejections.Add(TagJudge.TooLarge(facts.Source, user)),
            look: null,
            cancellationToken) with
        {
            Input = facts.Counts,
        };

    /// <inheritdoc />
    protected override void WriteTables(Screen screen, Words words, TagsResult result, CancellationToken cancellationToken) => new TagsTables(screen, words).Show(result);

    /// <inheritdoc />
    protected override void Write(OutputFormat format, Stream stream, Words words, TagsResult result, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, json => new TagsJson(words).WriteResult(json, result, cancellationToken));
                break;
            case OutputFormat.Jsonl:
                TagsJson.WriteJsonLines(result, stream, cancellationToken);
                break;
            default:
                TagsJson.WriteCsv(result, stream, cancellationToken);
                break;
        }
    }
}
