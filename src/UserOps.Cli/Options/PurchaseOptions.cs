using System.CommandLine;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;

namespace UserOps.Cli.Options;

/// <summary>What every command that reads purchases takes.</summary>
internal sealed class PurchaseOptions
{
    private readonly Option<bool> _purchasesOnly = new("--purchases-only")
    {
        Description = "Leave out refunds and rows with a quantity, price or amount of 0 or less.",
    };

    /// <summary>Gets the options that all inputs share.</summary>
    public InputOptions Input { get; } = new(
        "PURCHASES",
        "The purchases: columns user, at, and amount or quantity and unitPrice; order, kind and currency if there");

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Input.AddTo(command);
        command.Options.Add(_purchasesOnly);
    }

    /// <summary>Reads what is to be read, and how.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <param name="columns">Further columns to hand over with each row.</param>
    /// <returns>The input.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public RowInput Read(ParseResult parsed, ToolConsole console, params IReadOnlyList<string> columns) => new()
    {
        File = Input.File(parsed, console),
        Map = Input.Map(parsed, PurchaseFields.Layout),
        Times = Input.Times(parsed),
        PurchasesOnly = parsed.GetValue(_purchasesOnly),
        Columns = columns,
    };

    /// <summary>Opens what takes the bad rows.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where the first of them are shown.</param>
    /// <returns>The sink; to be completed when the command is done.</returns>
    /// <exception cref="UsageException">The file of <c>--rejects</c> can't be written, or is the input.</exception>
    public RejectionSink Rejections(ParseResult parsed, ToolConsole console) => Input.Rejections(parsed, console);
}
