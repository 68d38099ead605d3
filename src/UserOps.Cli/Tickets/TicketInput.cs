using NodaTime;
using UserOps.Cli.Input;
using UserOps.Tickets;

namespace UserOps.Cli.Tickets;

/// <summary>What a file of tickets is and how it is to be read.</summary>
internal sealed record TicketInput
{
    /// <summary>Gets the file.</summary>
    public required InputFile File { get; init; }

    /// <summary>Gets how rows tell events.</summary>
    public required TicketMapping Mapping { get; init; }

    /// <summary>Gets the user's own column names, as typed: of columns of the mapping, or of members of events.</summary>
    public IReadOnlyList<string> Map { get; init; } = [];

    /// <summary>Gets the options that were given and have no place where the file has JSON lines.</summary>
    public IReadOnlyList<string> OfColumns { get; init; } = [];

    /// <summary>Gets the zone of dates and of times without an offset.</summary>
    public required DateTimeZone Zone { get; init; }
}
