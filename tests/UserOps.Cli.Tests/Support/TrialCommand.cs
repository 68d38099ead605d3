using System.CommandLine;
using System.Globalization;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;

namespace UserOps.Cli.Tests.Support;

/// <summary>A command as later ones are built: money per user, read, judged and written with the shared parts.</summary>
internal sealed class TrialCommand(ToolConsole console)
{
    private readonly PurchaseOptions _purchases = new();
    private readonly OutputOptions _output = new();
    private readonly AsOfOptions _asOf = new();

    public Command Build()
    {
        var command = new Command("totals", "Money per user.");
        _purchases.AddTo(command);
        _output.AddTo(command);
        _asOf.AddTo(command);
        command.SetAction((parsed, stop) => CommandHost.RunAsync(console, token => RunAsync(parsed, token), stop));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = _purchases.Read(parsed, console);
        using var rejections = _purchases.Rejections(parsed, console);
        using var output = _output.Open(parsed, console, input.File);

        var reader = new PurchaseReader(input, rejections);
        var totals = new SortedDictionary<UserId, decimal>();
        await foreach (var purchase in reader.ReadPurchasesAsync(cancellationToken))
        {
            totals[purchase.User] = totals.GetValueOrDefault(purchase.User) + purchase.Amount;
        }

        var asOf = _asOf.Read(parsed).Resolve(DayClock.Utc, reader.Counts.Newest);
        using var lines = new JsonLines(output.Stream);
        foreach (var (user, total) in totals)
        {
            lines.Write((user, total, asOf), static (json, row) =>
            {
                json.WriteString("user", row.user.Value);
                json.WriteExact("total", row.total);
                json.WriteInstant("asOf", row.asOf);
            });
        }

        lines.Flush();
        output.Commit();
        rejections.Complete();
        await console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{_output.Format(parsed)} {_output.Screen.Words(parsed).Culture} progress {_output.Screen.ShowsProgress(parsed, console)}"));
        return rejections.ExitCode;
    }
}
