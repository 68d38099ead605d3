using System.CommandLine;
using UserOps.BusinessTime;

namespace UserOps.Cli.Options;

/// <summary>The calendar of the working time that deadlines run in; office hours without holidays where none is named, and a warning.</summary>
internal sealed class WorkingTimeOption
{
    private readonly Option<string?> _option = new("--calendar")
    {
        Description = $"The calendar of working time: a file, or one of {string.Join(", ", WorkingCalendars.Names)}.",
        HelpName = "FILE|PRESET",
    };

    /// <summary>Gets the option, for rules between options.</summary>
    public Option Option => _option;

    /// <summary>Reads where the calendar lies.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> for a preset.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) =>
        (_option.Name, NamedCalendar.IsPreset(parsed.GetValue(_option)) ? null : parsed.GetValue(_option));

    /// <summary>Reads the calendar.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Takes the warning.</param>
    /// <param name="zone">The zone of calendars that have none.</param>
    /// <param name="country">The calendar that another option implies; <see langword="null"/> for none.</param>
    /// <returns>The calendar; it compiles.</returns>
    /// <exception cref="UsageException">There is no such preset or file, or it has problems.</exception>
    public WorkingCalendar Read(ParseResult parsed, ToolConsole console, string zone, string? country = null)
    {
        if ((parsed.GetValue(_option) ?? country) is not { } name)
        {
            console.Error.WriteLine($"userops: No --calendar was named: working time is counted by {NamedCalendar.Fallback} in {zone}, without holidays.");
            return WorkingCalendars.MonFri9To17(zone);
        }

        return NamedCalendar.Read(_option.Name, name, zone);
    }
}
