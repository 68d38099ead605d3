using System.CommandLine;
using UserOps.BusinessTime;
using UserOps.Cli.Input;
using UserOps.Cli.Policies;
using UserOps.Json;

namespace UserOps.Cli.Options;

/// <summary>The options that name a working calendar: a preset or a file, and the zone of presets that have none.</summary>
internal sealed class CalendarOptions
{
    private const string OfficeHours = "mon-fri-9-17";

    private readonly Option<string> _calendar = new("--calendar")
    {
        Description = $"The working calendar: a file, which 'userops policy new cn' writes, or one of {string.Join(", ", WorkingCalendars.Names)}.",
        HelpName = "FILE|PRESET",
        Required = true,
    };

    private readonly Option<string?> _zone = new("--zone")
    {
        Description = "The time zone of the calendars mon-fri-9-17 and always; UTC by default. The others have their own.",
        HelpName = "ZONE",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_calendar);
        command.Options.Add(_zone);
    }

    /// <summary>Reads where the calendar lies.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> for a preset.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) => parsed.GetRequiredValue(_calendar) is var name && WorkingCalendars.Names.Contains(name, StringComparer.Ordinal)
        ? (_calendar.Name, null)
        : (_calendar.Name, name);

    /// <summary>Reads the calendar.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The calendar; it compiles.</returns>
    /// <exception cref="UsageException">There is no such preset or file, it has problems, or the zone doesn't fit it.</exception>
    public WorkingCalendar Read(ParseResult parsed)
    {
        var (name, zone) = (parsed.GetRequiredValue(_calendar), parsed.GetValue(_zone));
        if (zone is not null)
        {
            TimeZones.Find(zone, _zone.Name);
        }

        if (Place(parsed).Path is null)
        {
            try
            {
                return WorkingCalendars.Named(name, zone ?? (name == OfficeHours ? "UTC" : null));
            }
            catch (ArgumentException unfit) when (unfit.ParamName == "zone")
            {
                throw new UsageException(
                    $"--zone {zone} does not fit --calendar {name}, which is in {WorkingCalendars.ForCountry(name).Zone}; leave --zone out.");
            }
        }

        if (zone is not null)
        {
            throw new UsageException($"--zone is for the calendars always and mon-fri-9-17; the file '{name}' tells its own. Leave --zone out.");
        }

        return File.Exists(name) || name.Contains('.', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? PolicyFile.Read(name, PolicyKinds.Calendars)
            : throw new UsageException(
                $"--calendar '{Shown.Text(name)}' is neither a file nor a preset. {Spelling.Suggest(name, WorkingCalendars.Names, $"Name a file, or one of {string.Join(", ", WorkingCalendars.Names)}.")}");
    }
}
