using System.Globalization;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>An event that the case could not take: it is told, and nothing of it is applied.</summary>
public sealed record CaseProblem
{
    /// <summary>Gets the event.</summary>
    public required CaseEvent Event { get; init; }

    /// <summary>Gets the state in which it came.</summary>
    public required CaseState State { get; init; }

    /// <summary>Gets what is wrong, and the mend.</summary>
    public required LocalizedText Why { get; init; }

    /// <summary>Gets the moves that would have been legal.</summary>
    public EquatableArray<CaseEventType> Legal { get; init; } = [];

    /// <summary>Gets what the gate misses, if it was asked to close.</summary>
    public EquatableArray<ClosingItem> Missing { get; init; } = [];

    /// <summary>Makes a rejection of it, for reports on bad records.</summary>
    /// <param name="source">Where the event came from: a file's name, a table, a topic.</param>
    /// <returns>The rejection, with the complaint's id as its key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is <see langword="null"/>.</exception>
    public Rejection ToRejection(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source, "type", EnumJsonConverter<CaseEventType>.NameOf(Event.Type), Why.In("en")) { Key = Event.ComplaintId.Value };
    }

    /// <summary>Returns the problem as one line of text.</summary>
    /// <returns>The complaint, the event, the instant and what is wrong.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Event.ComplaintId} {Event.Type} at {Event.At}: {Why.In("en")}");
}
