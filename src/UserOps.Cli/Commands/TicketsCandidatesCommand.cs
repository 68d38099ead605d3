using System.CommandLine;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Tickets;
using UserOps.Tickets;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tickets candidates EVENTS</c>: what wants an article of the knowledge base.</summary>
internal sealed class TicketsCandidatesCommand : TicketSetCommand
{
    private readonly Option<Choice<Func<TicketSummary, string?>>> _by = ChoiceOption.Create("--by", "What tickets are told apart by.", TicketClass.All);

    private readonly Option<int> _least = NumberOption.Create("--least", "How many tickets a class must have.", 20, 1_000_000_000);

    private readonly Option<int> _examples = NumberOption.Create("--examples", "How many tickets of each class to name.", 5, 1_000);

    private TicketsCandidatesCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new TicketsCandidatesCommand(console).Create(
        "candidates", "Find classes of tickets that an article of the knowledge base would spare the desk.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        command.Options.Add(_by);
        command.Options.Add(_least);
        command.Options.Add(_examples);
    }

    /// <inheritdoc />
    protected override Func<TicketSet, IAnswer> Finder(ParseResult parsed, TicketInput input) =>
        set => CandidatesAnswer.Of(set, parsed.GetRequiredValue(_by), parsed.GetValue(_least), parsed.GetValue(_examples));
}
