using NodaTime;
using UserOps.Tickets;

namespace UserOps.Reporting.Tests;

/// <summary>A small help desk whose log shows something of everything.</summary>
internal static class Desk
{
    public static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 0, 0);

    public static readonly Instant AsOf = Start + Duration.FromDays(70);

    private static readonly string[] Teams = ["Front desk", "Billing", "Mobile app", "Network"];

    private static readonly TicketKind[] Kinds = [TicketKind.Usage, TicketKind.Technical, TicketKind.Usage, TicketKind.Requirement];

    /// <summary>Evidence with given counts, without a log.</summary>
    public static Assessment<Maturity> MaturityOf(Func<IndicatorId, (long K, long N)> counts, MaturityPolicy? policy = null, Func<IndicatorId, EquatableArray<LogField>>? missing = null)
    {
        var judged = policy ?? MaturityPolicy.Default;
        return new MaturityScorer(judged).Score(new TicketEvidence
        {
            Policy = judged.ToRef(),
            Request = new() { AsOf = AsOf },
            Tickets = 120,
            Indicators =
            [
                .. judged.Indicators.Select(setting => new IndicatorEvidence
                {
                    Id = setting.Id,
                    Successes = missing?.Invoke(setting.Id).Count > 0 ? 0 : counts(setting.Id).K,
                    Opportunities = missing?.Invoke(setting.Id).Count > 0 ? 0 : counts(setting.Id).N,
                    Missing = missing?.Invoke(setting.Id) ?? [],
                }),
            ],
        });
    }

    /// <summary>A desk that solves well, drives little, and tells nothing of bugs.</summary>
    public static Assessment<Maturity> Middling { get; } = MaturityOf(
        id => id switch
        {
            <= IndicatorId.M4 => (98, 100),
            IndicatorId.S3 => (4, 8),
            <= IndicatorId.S5 => (22 + (int)id, 30),
            IndicatorId.D1 => (12, 60),
            IndicatorId.D4 => (0, 0),
            <= IndicatorId.D5 => (7, 9),
            _ => (3, 4),
        },
        missing: id => id is IndicatorId.P2 or IndicatorId.P3 ? [LogField.BugId, LogField.BugReleased] : []);

    /// <summary>Tickets of ten weeks, some of them handed to and fro, some still open.</summary>
    public static TicketLog Log(int tickets = 140, Func<int, string>? teamOf = null)
    {
        var team = teamOf ?? (number => Teams[number % Teams.Length]);
        return TicketLog.From(Enumerable.Range(0, tickets).SelectMany(Events), []);

        IEnumerable<TicketEvent> Events(int number)
        {
            var at = Start + Duration.FromHours((number * 24 * 70 / tickets) + (number * 7 % 24));
            TicketEvent Event(int hours, TicketEventType type, string place) => new()
            {
                TicketId = $"T-{number:D4}",
                At = at + Duration.FromHours(hours),
                Type = type,
                ActorId = $"a{number % 5}",
                ActorRole = TicketActorRole.Agent,
                TeamId = place,
                Kind = Kinds[number % Kinds.Length],
                Category = number % 3 == 0 ? "invoice" : "login",
            };
            yield return Event(0, TicketEventType.Created, team(0));
            var last = team(0);
            if (number % 3 != 0)
            {
                last = team((number % 3) + (number % 5 == 0 ? 1 : 0));
                yield return Event(3, TicketEventType.Assigned, last);
            }

            if (number % 6 == 1)
            {
                yield return Event(6, TicketEventType.Assigned, team(0));
                yield return Event(9, TicketEventType.Assigned, last);
            }

            if (number % 11 != 0)
            {
                yield return Event(20 + (number % 60), TicketEventType.Resolved, last);
                yield return Event(300, TicketEventType.Closed, last);
            }
        }
    }
}
