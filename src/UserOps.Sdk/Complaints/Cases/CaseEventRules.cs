using NodaTime.Text;

namespace UserOps.Complaints;

/// <summary>What every event must have by itself, whatever its case.</summary>
internal static class CaseEventRules
{
    private const int MaxSatisfaction = 5;

    public static (string Field, string Value, string Why)? Check(CaseEvent item)
    {
        if (item.ComplaintId.IsNone)
        {
            return ("complaintId", "", "An event belongs to a complaint. Give its id.");
        }

        return item switch
        {
            CaseReceived { Facts: null } => ("facts", "null", "A receipt carries what was known then. Give the facts."),
            CaseReceived { Facts: var facts } when facts.Id != item.ComplaintId =>
                ("facts.id", facts.Id.Value, $"The facts must be those of the complaint '{item.ComplaintId}'. Give them the same id."),
            CaseReceived { Facts: var facts } when facts.ReceivedAt != item.At =>
                ("facts.receivedAt", InstantPattern.ExtendedIso.Format(facts.ReceivedAt), $"The receipt must be the instant of the event, {InstantPattern.ExtendedIso.Format(item.At)}. Give both the same."),
            EvidenceAdded { Affected: < 1 and var affected } => ("affected", Exact.Text(affected), "It must be at least 1. Leave it out where it is not known."),
            EvidenceAdded { Amount: { } amount } when Check(amount) is { } why => ("amount", Exact.Text(amount.Value), why),
            ClusterCounted { Customers: < 1 and var customers } => ("customers", Exact.Text(customers), "It must be at least 1."),
            CaseAssigned { Handler: var handler } when string.IsNullOrWhiteSpace(handler) => ("handler", "", "Name who answers for the case."),
            CaseRegraded { Grade: var grade } when !Enum.IsDefined(grade) => ("grade", grade.ToString(), "It must be one of the four grades, 1 to 4."),
            DeadlineExtended { Target: var target } when string.IsNullOrWhiteSpace(target) => ("target", "", "Name the deadline, such as cn-bank-insurance.decide."),
            DeadlineExtended { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => ("reason", "", "Say why it is extended."),
            CasePaused { Reason: not (PauseReason.WaitingCustomer or PauseReason.WaitingThirdParty or PauseReason.Testing) and var reason } =>
                ("reason", reason.ToString(), "It must be waitingCustomer, waitingThirdParty or testing."),
            CaseDecided { Outcome: var outcome } when outcome == CaseOutcome.Undecided || !Enum.IsDefined(outcome) =>
                ("outcome", outcome.ToString(), "It must be upheld, partlyUpheld, notUpheld or settled."),
            ReferredOutside { Body: var body } when string.IsNullOrWhiteSpace(body) => ("body", "", "Name where it went, such as an ombudsman."),
            CaseNoted note => Check(note),
            CaseNotAccepted { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => ("reason", "", "Say why the complaint is not accepted."),
            CaseMerged { Into.IsNone: true } => ("into", "", "Name the case that goes on."),
            CaseMerged { Into: var into } when into == item.ComplaintId => ("into", into.Value, "A case can't be merged with itself. Name another case."),
            _ => null,
        };
    }

    private static (string Field, string Value, string Why)? Check(CaseNoted note)
    {
        if (note.Satisfaction is { } stars && stars is < 1 or > MaxSatisfaction)
        {
            return ("satisfaction", Exact.Text(stars), "It must be from 1 to 5.");
        }

        return note.RedressAmount is { } amount && Check(amount) is { } why ? ("redressAmount", Exact.Text(amount.Value), why) : null;
    }

    private static string? Check(Money amount) => string.IsNullOrWhiteSpace(amount.Currency)
        ? "An amount needs its currency, such as CNY. Give it."
        : amount.Value < 0 ? "An amount can't be negative. Give it as what is in dispute or was paid." : null;
}
