using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>An option that takes a local day.</summary>
internal static class DayOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The option; without a default.</returns>
    public static Option<LocalDate?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) && DayClock.InRange(day.AtMidnight().InUtc().ToInstant()))
            {
                return day;
            }

            result.AddError($"{name} '{Shown.Text(text)}' is not a day; write it like 2024-05-31.");
            return null;
        },
    };

    /// <summary>Refuses a first day that is later than the day of judgement: nothing would be left to report.</summary>
    /// <param name="option">The option.</param>
    /// <param name="first">What it says; <see langword="null"/> without it.</param>
    /// <param name="asOf">The day of judgement.</param>
    /// <exception cref="UsageException">It is later.</exception>
    public static void CheckFirst(Option option, LocalDate? first, LocalDate asOf)
    {
        if (first > asOf)
        {
            throw new UsageException(
                $"{option.Name} {LocalDatePattern.Iso.Format(first.Value)} is after the day of judgement, {LocalDatePattern.Iso.Format(asOf)}; give an earlier day.");
        }
    }
}
