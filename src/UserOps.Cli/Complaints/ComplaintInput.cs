using UserOps.Cli.Input;

namespace UserOps.Cli.Complaints;

/// <summary>What a file of complaints is and how it is to be read.</summary>
internal sealed record ComplaintInput
{
    /// <summary>Gets the file.</summary>
    public required InputFile File { get; init; }

    /// <summary>Gets the user's own column names, as typed.</summary>
    public IReadOnlyList<string> Map { get; init; } = [];

    /// <summary>Gets what reads the times of columns.</summary>
    public required TimeReader Times { get; init; }

    /// <summary>Gets what reads the times of the CFPB's exports; <see langword="null"/> where the user said how times are written.</summary>
    public TimeReader? MonthFirst { get; init; }
}
