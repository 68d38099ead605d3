using System.CommandLine;
using UserOps.Cli.Facts;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Tagging;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tags explain CATALOG FACTS</c>: why each user has a tag or not, down to what every condition saw.</summary>
internal sealed class TagsExplainCommand : FactsCommand<ExplainedTags>
{
    private readonly Option<string?> _user = new("--user") { Description = "Explain this user alone.", HelpName = "ID" };

    private TagsExplainCommand(ToolConsole console)
        : base(console, new Argument<string>("CATALOG") { Description = "The tag catalogue." })
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new TagsExplainCommand(console).Create("explain", "Tell why a user has each tag or not: every rule, every condition, and the value that it saw.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        command.Options.Add(_user);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Output.FormatOption)?.Value is OutputFormat.Csv)
            {
                result.AddError("An explanation is a tree, which csv has no place for; choose --format table, json or jsonl.");
            }
        });
    }

    /// <inheritdoc />
    protected override ExplainedTags Find(ParseResult parsed, GatheredFacts facts, RejectionSink rejections, CancellationToken cancellationToken)
    {
        var users = facts.Users.Select(user => KeyValuePair.Create(user.User, user.Facts[0])).ToList();
        UserId? one = null;
        if (parsed.GetValue(_user) is { } asked)
        {
            users = users.FindAll(user => user.Key.Value == asked);
            one = users is [var found] ? found.Key : throw new UsageException($"{_user.Name} '{Shown.Text(asked)}': the input has no row of this user.");
        }

        return new(facts.Counts, facts.Taggers[0], facts.AsOf, users, one, user => rejections.Add(TagJudge.TooLarge(facts.Source, user)));
    }

    /// <inheritdoc />
    protected override void WriteTables(Screen screen, Words words, ExplainedTags result, CancellationToken cancellationToken) => result.Show(screen, words, cancellationToken);

    /// <inheritdoc />
    protected override void Write(OutputFormat format, Stream stream, Words words, ExplainedTags result, CancellationToken cancellationToken)
    {
        if (format == OutputFormat.Json)
        {
            JsonText.WriteDocument(stream, json => result.WriteJson(json, cancellationToken));
        }
        else
        {
            result.WriteJsonLines(stream, cancellationToken);
        }
    }
}
