using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>Evidence with what makes two equal: all that was counted, which only the bytes tell.</summary>
public sealed record CountedEvidence(TicketEvidenceState State)
{
    public bool Equals(CountedEvidence? other) =>
        other is not null && TicketEvidenceStateBytes.Write(State).AsSpan().SequenceEqual(TicketEvidenceStateBytes.Write(other.State));

    public override int GetHashCode() => State.Tickets.GetHashCode();
}
