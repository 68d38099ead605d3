using System.Globalization;
using NodaTime;
using UserOps.Cli.Output;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Cli.Value;

/// <summary>Words and numbers of the models for people.</summary>
internal static class ValueText
{
    /// <summary>Writes what a model is called.</summary>
    public static string NameOf(PurchaseModelKind kind) => kind switch
    {
        PurchaseModelKind.MbgNbd => "MBG/NBD",
        PurchaseModelKind.BgNbd => "BG/NBD",
        PurchaseModelKind.ParetoNbd => "Pareto/NBD",
        _ => "NBD",
    };

    /// <summary>Writes the id of a model, as JSON has it.</summary>
    public static string IdOf(PurchaseModelKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <summary>Writes the unit of time.</summary>
    public static string UnitOf(BtydUnit unit, Words words) => unit switch
    {
        BtydUnit.Days => words.Of("days", "天"),
        BtydUnit.SevenDays => words.Of("weeks of seven days", "周（七天）"),
        _ => words.Of("calendar weeks", "自然周"),
    };

    /// <summary>Writes a horizon.</summary>
    public static string HorizonOf(Duration horizon, Words words) => horizon == Duration.FromDays(horizon.Days)
        ? words.Of($"{Screen.Count(horizon.Days, "day", "days")}", $"{Screen.Count(horizon.Days)} 天")
        : DurationText.Format(horizon);

    /// <summary>Writes a parameter or its error, with six digits that count.</summary>
    public static string Parameter(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Writes a log-likelihood.</summary>
    public static string Likelihood(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>Writes a number of purchases or customers that was counted in parts, or money; a dash for none.</summary>
    public static string Fine(double? value, int decimals = 2) => value is { } number
        ? number.ToString(Math.Abs(number) < 1e15 ? $"N{Exact.Text(decimals)}" : "E3", CultureInfo.InvariantCulture)
        : "-";
}
