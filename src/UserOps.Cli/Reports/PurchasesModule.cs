using System.CommandLine;
using NodaTime;
using UserOps.Cli.Options;
using UserOps.Cli.Policies;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Cli.Reports;

/// <summary>Segments and customer value, of <c>--purchases</c>.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="inputs">The files of the report.</param>
internal sealed class PurchasesModule(ToolConsole console, ReportInputOptions inputs) : ReportModule(console, inputs)
{
    private readonly PolicyOption<RfmPolicy> _rfm = new("--rfm-policy", "Score the users of --purchases", PolicyKinds.Rfm);
    private readonly PolicyOption<CustomerValuePolicy> _value = new("--value-policy", "Predict the customers of --purchases", PolicyKinds.Value);

    private readonly Option<LocalDate?> _migrateFrom = DayOption.Create(
        "--migrate-from", "Show who moved between segments of --purchases since the end of this day, by the cuts of that day.");

    private readonly Option<LocalDate?> _fitAsOf = DayOption.Create(
        "--fit-as-of", "Hold a model of customer value that was fitted at the end of this day against what came after; after three quarters of the time by default.");

    /// <inheritdoc />
    public override void AddTo(Command command) => Add(command, Inputs.Purchases, _rfm.Option, _migrateFrom, _value.Option, _fitAsOf);

    /// <inheritdoc />
    public override IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) => [_rfm.Place(parsed), _value.Place(parsed)];

    /// <inheritdoc />
    public override ReportPart? Part(ParseResult parsed)
    {
        if (Inputs.PurchaseRows(parsed, Console) is not { } input)
        {
            return null;
        }

        var zone = input.Times.Zone.Id;
        return new PurchasesPart(Inputs.Purchases.Name, input, _rfm.Read(parsed, policy => policy with { Zone = zone }))
        {
            MigrateFrom = parsed.GetValue(_migrateFrom),
            ValuePolicy = _value.Read(parsed, policy => policy with { Zone = zone }),
            FitAsOf = parsed.GetValue(_fitAsOf),
        };
    }
}
