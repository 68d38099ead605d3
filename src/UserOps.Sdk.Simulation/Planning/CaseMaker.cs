using NodaTime;
using UserOps.Complaints;

namespace UserOps.Simulation;

/// <summary>Draws what becomes of the complaints of one user; every event is one that its case can take.</summary>
/// <param name="shop">The shop.</param>
/// <param name="options">How many are worked on.</param>
/// <param name="end">The end of the simulated time.</param>
internal sealed class CaseMaker(Shop shop, ShopComplaintOptions options, Instant end)
{
    private const int Handlers = 8;

    /// <summary>Draws the events of the complaints of one user.</summary>
    public IEnumerable<CaseEvent> Make(int index, IReadOnlyList<ShopComplaint> complaints)
    {
        var random = RandomStream.Of(shop.Options.Seed, index, StreamPurpose.Cases);
        foreach (var matter in complaints.GroupBy(complaint => complaint.Matter, StringComparer.Ordinal))
        {
            var first = matter.First().Facts;
            var events = random.NextUnit() < options.HandledShare ? Handle(random, first).ToList() : [];
            var closes = events.Find(item => item is CustomerAccepted)?.At ?? Instant.MaxValue;
            foreach (var complaint in matter)
            {
                var facts = complaint.Facts;
                yield return new CaseReceived { ComplaintId = facts.Id, At = facts.ReceivedAt, Facts = facts };
                var merged = facts.ReceivedAt + Duration.FromMinutes(10 + random.NextBelow(120));
                if (facts.Id != first.Id && events.Count > 0 && merged < closes && merged < end)
                {
                    yield return new CaseMerged { ComplaintId = facts.Id, At = merged, Into = first.Id, Actor = "agent-1" };
                }
            }

            foreach (var item in events.Where(item => item.At < end))
            {
                yield return item;
            }
        }
    }

    // Hours between the steps, on average; now and then somebody waits for the customer.
    private static IEnumerable<CaseEvent> Handle(RandomStream random, ComplaintFacts facts)
    {
        var at = facts.ReceivedAt;
        var handler = FormattableString.Invariant($"agent-{1 + random.NextBelow(Handlers)}");
        var id = facts.Id;

        Instant After(double hours) => at += Duration.FromSeconds(60 + (long)(random.Exponential() * hours * 3_600));

        yield return new CaseScreened { ComplaintId = id, At = After(0.5), Factors = Looked(facts) };
        yield return new CaseAcknowledged { ComplaintId = id, At = After(2) };
        yield return new CaseAssigned { ComplaintId = id, At = After(2), Handler = handler };
        yield return new InvestigationStarted { ComplaintId = id, At = After(5), Actor = handler };
        if (random.NextUnit() < 0.25)
        {
            yield return new CasePaused { ComplaintId = id, At = After(8), Reason = PauseReason.WaitingCustomer, Actor = handler };
            yield return new CaseResumed { ComplaintId = id, At = After(48), Actor = handler };
        }

        yield return new CustomerUpdated { ComplaintId = id, At = After(10), Actor = handler };
        var outcome = random.NextUnit() < 0.7 ? CaseOutcome.Upheld : CaseOutcome.NotUpheld;
        yield return new CaseDecided { ComplaintId = id, At = After(50), Outcome = outcome, Actor = handler };
        yield return new CaseResponded { ComplaintId = id, At = After(4), ReasonsSent = true, OutsideRouteTold = true, Actor = handler };
        yield return new CaseNoted
        {
            ComplaintId = id,
            At = After(1),
            RootCause = facts.Topic,
            CorrectiveAction = "none: seen before",
            RemedyDelivered = true,
            Summary = "Answered.",
            Actor = handler,
        };
        yield return new CustomerAccepted { ComplaintId = id, At = After(30) };
        yield return new CaseClosed { ComplaintId = id, At = After(2), Actor = handler };
    }

    private static EquatableMap<FactorReading> Looked(ComplaintFacts facts)
    {
        var factors = facts.Factors;
        foreach (var (factor, reading) in facts.Factors)
        {
            factors = reading.IsUnknown ? factors.With(factor, new FactorReading(0)) : factors;
        }

        return factors;
    }
}
