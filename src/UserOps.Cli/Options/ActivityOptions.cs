using System.CommandLine;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>What every command that reads activity takes.</summary>
internal sealed class ActivityOptions
{
    private readonly Option<bool> _purchasesOnly = new("--purchases-only")
    {
        Description = "Read a purchases file: leave out refunds and rows with a quantity, price or amount of 0 or less.",
    };

    /// <summary>Gets the options that all inputs share.</summary>
    public InputOptions Input { get; } = new("ACTIVITY", "The activity: columns user and at, and event if there");

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
    public RowInput Read(ParseResult parsed, ToolConsole console, params IReadOnlyList<string> columns)
    {
        var purchasesOnly = parsed.GetValue(_purchasesOnly);
        return new()
        {
            File = Input.File(parsed, console),
            Map = Input.Map(parsed, ActivityFields.LayoutOf(purchasesOnly)),
            Times = Input.Times(parsed),
            PurchasesOnly = purchasesOnly,
            Columns = columns,
        };
    }
}
