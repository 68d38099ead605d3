using System.CommandLine;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Cli.Options;

/// <summary>How the calendar is cut into periods.</summary>
/// <param name="standard">What is taken without the options, for the help.</param>
internal sealed class PeriodOptions(string standard)
{
    private readonly Option<Choice<CalendarUnit>> _unit = ChoiceOption.Of<CalendarUnit>("--period", $"The periods; {standard}.");

    private readonly Option<Choice<IsoDayOfWeek>> _weekStart = ChoiceOption.Optional(
        "--week-start",
        "The first day of a week, for periods of weeks; monday by default.",
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => (day.ToString().ToLowerInvariant(), day))]);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_unit);
        command.Options.Add(_weekStart);
    }

    /// <summary>Reads the periods.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="without">The periods without the options.</param>
    /// <returns>The periods.</returns>
    /// <exception cref="UsageException">The start of the week is told of periods that are no weeks.</exception>
    public CalendarGrid Read(ParseResult parsed, CalendarGrid without)
    {
        var unit = parsed.GetValue(_unit)?.Value ?? without.Unit;
        if (parsed.GetValue(_weekStart) is not { } start)
        {
            return without with { Unit = unit };
        }

        return unit == CalendarUnit.Week
            ? new CalendarGrid(unit, start.Value)
            : throw new UsageException($"--week-start {start.Word} is of weeks, and the periods are of another kind; add --period week, or take it off.");
    }
}
