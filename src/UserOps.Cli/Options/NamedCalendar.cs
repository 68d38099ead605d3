using UserOps.BusinessTime;
using UserOps.Cli.Input;
using UserOps.Cli.Policies;
using UserOps.Json;

namespace UserOps.Cli.Options;

/// <summary>Finds a working calendar that was named by a preset or a file.</summary>
internal static class NamedCalendar
{
    /// <summary>The preset that is taken where nobody names one.</summary>
    public const string Fallback = "mon-fri-9-17";

    /// <summary>Tells whether a name is that of a preset.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool IsPreset(string? name) => name is not null && WorkingCalendars.Names.Contains(name, StringComparer.Ordinal);

    /// <summary>Reads a calendar.</summary>
    /// <param name="option">The option that names it, for the message.</param>
    /// <param name="name">A preset or a file.</param>
    /// <param name="zone">The zone of the presets that have none of their own.</param>
    /// <returns>The calendar; it compiles.</returns>
    /// <exception cref="UsageException">There is no such preset or file, or it has problems.</exception>
    public static WorkingCalendar Read(string option, string name, string zone)
    {
        if (IsPreset(name))
        {
            return name is Fallback or "always" ? WorkingCalendars.Named(name, zone) : WorkingCalendars.ForCountry(name);
        }

        return File.Exists(name) || name.Contains('.', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? PolicyFile.Read(name, PolicyKinds.Calendars)
            : throw new UsageException(
                $"{option} '{Shown.Text(name)}' is neither a file nor a preset. {Spelling.Suggest(name, WorkingCalendars.Names, $"Name a file, or one of {string.Join(", ", WorkingCalendars.Names)}.")}");
    }
}
