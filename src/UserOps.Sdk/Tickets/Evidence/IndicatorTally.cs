namespace UserOps.Tickets;

/// <summary>The counts of one indicator, and the latest tickets for and against it.</summary>
internal sealed class IndicatorTally(int ticketsNamed)
{
    public IndicatorTally(int ticketsNamed, long opportunities, long successes)
        : this(ticketsNamed) => (Opportunities, Successes) = (opportunities, successes);

    public long Opportunities { get; private set; }

    public long Successes { get; private set; }

    public LatestTickets For { get; } = new(ticketsNamed);

    public LatestTickets Against { get; } = new(ticketsNamed);

    public void Add(Verdict verdict, string ticketId)
    {
        Opportunities++;
        Successes += verdict.IsSuccess ? 1 : 0;
        (verdict.IsSuccess ? For : Against).Add(verdict.At, ticketId);
    }

    public void Merge(IndicatorTally other)
    {
        Opportunities += other.Opportunities;
        Successes += other.Successes;
        For.Merge(other.For);
        Against.Merge(other.Against);
    }
}
