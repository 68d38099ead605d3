using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>Generates valid events of tickets and around them, with few names, so that they meet.</summary>
/// <remarks>Instants lie within <see cref="Days"/> days from <see cref="Start"/>, many of them the same. Lists shrink by leaving events out.</remarks>
public static class TicketLogGenerators
{
    /// <summary>The number of days within which events happen.</summary>
    public const int Days = 60;

    /// <summary>Gets the first instant at which an event may happen: the 1 January 2026, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>Gets events of five tickets.</summary>
    public static Arbitrary<TicketEvent> TicketEvent { get; } = AnyTicketEvent().ToArbitrary();

    /// <summary>Gets events around tickets.</summary>
    public static Arbitrary<WorkEvent> WorkEvent { get; } = AnyWorkEvent().ToArbitrary();

    /// <summary>Gets lists of up to 60 events of five tickets.</summary>
    public static Arbitrary<TicketEvent[]> TicketEvents { get; } = Arb.From(
        Gen.Choose(0, 60).SelectMany(count => Gen.ArrayOf(AnyTicketEvent(), count)), Shrinking.LeavingOut);

    /// <summary>Gets lists of up to 20 events around tickets.</summary>
    public static Arbitrary<WorkEvent[]> WorkEvents { get; } = Arb.From(
        Gen.Choose(0, 20).SelectMany(count => Gen.ArrayOf(AnyWorkEvent(), count)), Shrinking.LeavingOut);

    private static Gen<Instant> AnyInstant() =>
        from hours in Gen.Choose(0, 24 * Days)
        from nanosecond in Gen.Elements(0L, 0L, 0L, 1L, 120_000_000L)
        select Start + Duration.FromHours(hours) + Duration.FromNanoseconds(nanosecond);

    private static Gen<string?> Maybe(params string[] names) => Gen.Elements((string?[])[null, null, null, .. names]);

    private static Gen<string> Name(string letter) => Gen.Choose(1, 5).Select(number => FormattableString.Invariant($"{letter}-{number}"));

    private static Gen<TicketEvent> AnyTicketEvent() =>
        from ticket in Name("T")
        from at in AnyInstant()
        from type in Gen.Elements(Enum.GetValues<TicketEventType>())
        from own in Gen.ArrayOf(Maybe("a", "b", "c d", "\"é\\字"), 12)
        from ids in Gen.ArrayOf(Maybe("1", "2", "3"), 6)
        from seq in Gen.Elements((long?[])[null, null, 0, 1, -3, long.MaxValue])
        from role in Gen.Elements((TicketActorRole?[])[null, .. Enum.GetValues<TicketActorRole>()])
        from kind in Gen.Elements((TicketKind?[])[null, .. Enum.GetValues<TicketKind>()])
        select new TicketEvent
        {
            TicketId = ticket,
            EventId = ids[0],
            At = at,
            Seq = seq,
            Type = type,
            ActorId = ids[1],
            ActorRole = role,
            TeamId = own[0],
            SupportLine = own[1],
            Kind = kind,
            TechnicalKind = own[2],
            Category = own[3],
            Module = own[4],
            SuspectedCause = own[5],
            RootCause = own[6],
            Severity = own[7],
            CustomerId = ids[2] is { } customer ? new UserId(customer) : null,
            ProductId = own[8],
            OwnerId = ids[3],
            BugId = ids[4],
            ArticleId = own[9],
            InsightId = ids[5],
            State = own[10],
        };

    private static Gen<WorkEvent> AnyWorkEvent() =>
        from at in AnyInstant()
        from hours in Gen.Choose(1, 900)
        from name in Name("W")
        from ids in Gen.ArrayOf(Maybe("1", "2", "字"), 4)
        from own in Gen.ArrayOf(Maybe("a", "b", "c d"), 4)
        from tickets in Gen.Choose(0, 5).SelectMany(count => Gen.ArrayOf(Name("T"), count))
        from adopted in Gen.Elements(true, false)
        from bare in Gen.Elements<WorkEvent>(
            new BugOpened { At = at, BugId = name, Module = own[0], RootCause = own[1] },
            new BugReleased { At = at, BugId = name, ReleaseId = own[0] ?? "r" },
            new ReportPublished { At = at, From = at - Duration.FromHours(hours), To = at },
            new RiskRaised { At = at, Key = own[0] ?? "a/b", Until = at + Duration.FromHours(hours) },
            new InsightPublished { At = at, InsightId = name, TicketIds = [.. tickets], Topic = own[0] },
            new ProposalSubmitted { At = at, ProposalId = name, Module = own[0], RootCause = own[1], Topic = own[2], InsightId = own[3] },
            new ProposalDecided { At = at, ProposalId = name, Adopted = adopted },
            new ProposalShipped { At = at, ProposalId = name, Outcome = own[0] })
        select bare with { EventId = ids[0], Author = ids[1], TeamId = ids[2] };
}
