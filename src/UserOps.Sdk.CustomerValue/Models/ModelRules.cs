using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>What the models of this package take, so that none of them ever gives NaN or an infinity.</summary>
internal static class ModelRules
{
    /// <summary>The least value of a parameter.</summary>
    public const double MinParameter = 1e-9;

    /// <summary>The greatest value of a parameter, and of a time.</summary>
    public const double Max = 1e9;

    /// <summary>The greatest number of repeats.</summary>
    public const int MaxRepeats = 1_000_000_000;

    /// <summary>Lets a parameter pass, or says what is wrong with it.</summary>
    public static double Parameter(double value, string name) => value is >= MinParameter and <= Max
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A parameter must be a number from 1e-9 to 1e9.");

    /// <summary>Says what is wrong with a customer's statistics; <see langword="null"/> when they can be.</summary>
    public static string? Fault(in BtydStatistics customer) => customer switch
    {
        { Repeats: < 0 or > MaxRepeats } => "the number of repeats must be from 0 to 1e9",
        { Observed: not (>= 0 and <= Max) } => "the observed time T must be a number from 0 to 1e9",
        { LastRepeat: not (>= 0 and <= Max) } => "the time of the last repeat t.x must be a number from 0 to 1e9",
        { LastRepeat: var last, Observed: var observed } when last > observed => "the last repeat t.x can't be after the end T of what was observed",
        { Repeats: 0, LastRepeat: > 0 } => "without repeats, t.x is 0",
        _ => null,
    };

    /// <summary>Refuses statistics that can't be.</summary>
    public static void Check(in BtydStatistics customer)
    {
        if (Fault(customer) is { } fault)
        {
            throw new ArgumentException($"{customer}: {fault}.", nameof(customer));
        }
    }

    /// <summary>Refuses a time that can't be.</summary>
    public static void CheckTime(double time, string name)
    {
        if (!(time is >= 0 and <= Max))
        {
            throw new ArgumentOutOfRangeException(name, time, "A time must be a number from 0 to 1e9.");
        }
    }

    /// <summary>Refuses a rate of discount that can't be.</summary>
    public static void CheckRate(double rate, bool mayBeZero)
    {
        if (!(rate is >= 0 and <= Max) || (rate < MinParameter && !(rate == 0 && mayBeZero)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(rate),
                rate,
                mayBeZero
                    ? "A rate of discount must be 0, or a number from 1e-9 to 1e9 per unit of time."
                    : "Without a discount the purchases of all the future have no finite sum; give a rate from 1e-9 to 1e9 per unit of time.");
        }
    }
}
