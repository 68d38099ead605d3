using FsCheck;
using FsCheck.Fluent;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>Generates facts, of one user or of many, all of which the library takes.</summary>
public sealed class FactsGenerators
{
    internal FactsGenerators()
    {
    }

    /// <summary>Gets purchases and refunds of several users.</summary>
    public Arbitrary<Purchase<UserId>[]> Purchases { get; } = RfmGenerators.Purchases;

    /// <summary>Gets one user's purchases.</summary>
    public Arbitrary<PurchaseHistory> PurchaseHistories { get; } = Arb.From(
        RfmGenerators.PurchasesOfOneUser.Generator.Select(rows => rows.Aggregate(PurchaseHistory.Empty, (history, row) => history.Add(row))),
        history => Shrinking.LeavingOut(history.Entries.ToArray()).Select(PurchaseHistory.From));

    /// <summary>Gets events of several users.</summary>
    public Arbitrary<ActivityEvent<UserId>[]> Activity { get; } = LifecycleGenerators.Events;

    /// <summary>Gets one user's active days.</summary>
    public Arbitrary<UserActivity> UserActivities { get; } = StageGenerators.Activity;

    /// <summary>Gets one user's events.</summary>
    public Arbitrary<EventLog> EventLogs { get; } = Arb.From(
        LifecycleGenerators.EventsOfOneUser.Generator.Select(rows => EventLog.From(rows.Select(row => new EventEntry(row.At, row.Event)))),
        log => Shrinking.LeavingOut(log.Entries.ToArray()).Select(EventLog.From));

    /// <summary>Gets what is known of one user: attributes and events.</summary>
    public Arbitrary<UserFacts> UserFacts { get; } = TaggingGenerators.Facts;

    /// <summary>Gets users and what is known of each.</summary>
    public Arbitrary<KnownUser> KnownUsers { get; } = Arb.From(
        from facts in TaggingGenerators.Facts.Generator from user in Gen.Elements("ann", "bob", "张伟") select new KnownUser(new(user), facts),
        known => TaggingGenerators.Facts.Shrinker(known.Facts).Select(facts => known with { Facts = facts }));

    /// <summary>Gets everything that was said of one user's tags.</summary>
    public Arbitrary<TagLedger> TagLedgers { get; } = LedgerGenerators.Ledgers;

    /// <summary>Gets words on a user's tags.</summary>
    public Arbitrary<TagEntry> TagEntries { get; } = Arb.From(
        LedgerGenerators.Ledgers.Generator.Where(ledger => ledger.Count > 0).Select(ledger => ledger.Entries[0]),
        entry => entry is { Reason: null, ValidUntil: null } ? [] : [entry with { Reason = null, ValidUntil = null }]);

    /// <summary>Gets complaints that the default policy can grade.</summary>
    public Arbitrary<ComplaintFacts> Complaints { get; } = Arb.From(GradingGenerators.Facts.Generator, Smaller);

    /// <summary>Gets what happened to one complaint, mostly legal.</summary>
    public Arbitrary<CaseEvent[]> CaseHistories { get; } = CaseGenerators.Histories;

    /// <summary>Gets single events of complaints.</summary>
    public Arbitrary<CaseEvent> CaseEvents { get; } = Arb.From(
        from history in CaseGenerators.Histories.Generator from place in Gen.Choose(0, 1_000) select history[place % history.Length],
        item => item is CaseReceived received ? Smaller(received.Facts).Select(facts => received with { Facts = facts }) : []);

    /// <summary>Gets the logs of complaints.</summary>
    public Arbitrary<CaseLog> CaseLogs { get; } = Arb.From(
        CaseGenerators.Histories.Generator.Select(CaseLog.From), log => Shrinking.LeavingOut(log.Events.ToArray()).Select(CaseLog.From));

    /// <summary>Gets sightings of complaints on topics, day by day.</summary>
    public Arbitrary<ComplaintSighting[]> Sightings { get; } = CrisisGenerators.Sightings;

    /// <summary>Gets the same as logs.</summary>
    public Arbitrary<CrisisLog> CrisisLogs { get; } = Arb.From(
        CrisisGenerators.Sightings.Generator.Select(CrisisLog.From), log => Shrinking.LeavingOut(log.Sightings.ToArray()).Select(CrisisLog.From));

    /// <summary>Gets what happened to the tickets of a desk.</summary>
    public Arbitrary<TicketEvent[]> TicketEvents { get; } = TicketGenerators.Events;

    /// <summary>Gets single events of tickets, with every member filled now and then.</summary>
    public Arbitrary<TicketEvent> TicketEvent { get; } = Arb.From(
        TicketLogGenerators.TicketEvent.Generator, item => Shorn(item) is var shorn && shorn != item ? [shorn] : []);

    /// <summary>Gets what happened around tickets.</summary>
    public Arbitrary<WorkEvent[]> WorkEvents { get; } = TicketGenerators.Work;

    /// <summary>Gets single events around tickets.</summary>
    public Arbitrary<WorkEvent> WorkEvent { get; } = Arb.From(
        TicketLogGenerators.WorkEvent.Generator, item => item.TeamId is null ? [] : [item with { TeamId = null }]);

    /// <summary>Gets the logs of a desk: its tickets, and what happened around them.</summary>
    public Arbitrary<TicketLog> TicketLogs { get; } = Arb.From(
        from events in TicketGenerators.Events.Generator from work in TicketGenerators.Work.Generator select TicketLog.From(events, work),
        log => TicketGenerators.Events.Shrinker([.. log.Traces.SelectMany(trace => trace.Events)]).Select(events => TicketLog.From(events, log.Work))
            .Concat(TicketGenerators.Work.Shrinker([.. log.Work]).Select(work => TicketLog.From(log.Traces.SelectMany(trace => trace.Events), work))));

    private static IEnumerable<ComplaintFacts> Smaller(ComplaintFacts facts)
    {
        var bare = new ComplaintFacts { Id = facts.Id, ReceivedAt = facts.ReceivedAt };
        return facts == bare ? [] : new[] { bare, facts with { Text = null }, facts with { Keys = [] }, facts with { Factors = [] }, facts with { Affected = null, Amount = null } }.Where(smaller => smaller != facts).Distinct();
    }

    private static TicketEvent Shorn(TicketEvent item) => new() { TicketId = item.TicketId, EventId = item.EventId, At = item.At, Seq = item.Seq, Type = item.Type };
}
