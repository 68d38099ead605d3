using System.CommandLine;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Policies;
using UserOps.Json;
using UserOps.Tagging;

namespace UserOps.Cli.Reports;

/// <summary>Tags, of <c>--facts</c> by <c>--catalog</c>.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="inputs">The files of the report.</param>
/// <param name="user">The option of the user whose rule is shown.</param>
internal sealed class TagsModule(ToolConsole console, ReportInputOptions inputs, Option<string?> user) : ReportModule(console, inputs)
{
    private readonly Option<string?> _catalog = new("--catalog")
    {
        Description = "The tag catalogue of --facts; 'userops policy new tags' writes one.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _previous = new("--previous-catalog")
    {
        Description = "The tag catalogue that --catalog takes the place of: show who enters and who leaves.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _events = new("--facts-events") { Description = "Each row of --facts is an event, and the file has columns." };

    private readonly Option<string?> _event = new("--event")
    {
        Description = "The type of the events of --facts that no column tells; with --facts-events.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _tag = new("--tag")
    {
        Description = "The tag whose rule is shown for --user; the first of the catalogue that the user has by default.",
        HelpName = "TAG",
    };

    /// <inheritdoc />
    public override void AddTo(Command command)
    {
        Add(command, Inputs.Facts, _catalog, _previous, _events);
        Add(command, _events, _event);
        Add(command, user, _tag);
        OptionRules.Need(command, _tag, Inputs.Facts);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Inputs.Facts) is not null && result.GetResult(_catalog) is null)
            {
                result.AddError($"{Inputs.Facts.Name} needs --catalog FILE, whose rules give the tags.");
            }
        });
    }

    /// <inheritdoc />
    public override IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) =>
        [(_catalog.Name, parsed.GetValue(_catalog)), (_previous.Name, parsed.GetValue(_previous))];

    /// <inheritdoc />
    public override ReportPart? Part(ParseResult parsed)
    {
        if (parsed.GetValue(_catalog) is not { } path)
        {
            return null;
        }

        Tagger[] taggers = [.. new[] { parsed.GetValue(_previous), path }.OfType<string>().Select(file => new Tagger(PolicyFile.Read(file, PolicyKinds.Tags)))];
        var tag = parsed.GetValue(_tag);
        string[] tags = [.. taggers[^1].Catalog.Tags.Select(known => known.Id)];
        if (tag is not null && !tags.Contains(tag, StringComparer.Ordinal))
        {
            throw new UsageException($"{_tag.Name} '{Shown.Text(tag)}' is no tag of '{path}'. {Spelling.Suggest(tag, tags, $"It has {string.Join(", ", tags)}.")}");
        }

        return Inputs.FactRows(parsed, Console, [.. taggers.Select(tagger => tagger.Catalog)], parsed.GetValue(_events), parsed.GetValue(_event)) is not { } input
            ? null
            : new TagsPart(Inputs.Facts.Name, input, taggers) { User = UserOf(parsed, user), Tag = tag };
    }
}
