using System.CommandLine;

namespace UserOps.Cli.Commands;

/// <summary><c>userops value</c>: what customers will do and be worth.</summary>
internal static class ValueCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("value", "Tell who is still a customer, how many purchases to expect and what they are worth.")
    {
        ValueFitCommand.Create(console),
        ValuePredictCommand.Create(console),
    };
}
