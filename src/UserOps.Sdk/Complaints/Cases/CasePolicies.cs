using NodaTime;

namespace UserOps.Complaints;

/// <summary>Ready policies to begin with.</summary>
public static class CasePolicies
{
    private const string Always = "always";
    private const string Business = "business";

    /// <summary>
    /// Gets the default. Grade 1 runs round the clock: 30 minutes, 2 h, 4 h, 72 h; the others in working time of the calendar
    /// <c>business</c>, which the host names: grade 2 within 2 h, 8 h, 8 h and 5 working days; grade 3 within 8 h, 16 h, 5 and 10
    /// working days; grade 4 within 8 h, 24 h, 10 and 15 working days.
    /// </summary>
    /// <remarks>
    /// 14 silent days after the response close a case; within 30 days of its closing it can be reopened and goes on where it
    /// stood.
    /// </remarks>
    public static CasePolicy Default { get; } = new()
    {
        Name = "complaint-cases",
        Version = "1.0.0",
        Targets =
        [
            Hours(1, ServiceTargetKind.Acknowledge, 0.5),
            Hours(1, ServiceTargetKind.FirstResponse, 2),
            Hours(1, ServiceTargetKind.NextUpdate, 4),
            Hours(1, ServiceTargetKind.Resolve, 72),
            Hours(2, ServiceTargetKind.Acknowledge, 2),
            Hours(2, ServiceTargetKind.FirstResponse, 8),
            Hours(2, ServiceTargetKind.NextUpdate, 8),
            Days(2, ServiceTargetKind.Resolve, 5),
            Hours(3, ServiceTargetKind.Acknowledge, 8),
            Hours(3, ServiceTargetKind.FirstResponse, 16),
            Days(3, ServiceTargetKind.NextUpdate, 5),
            Days(3, ServiceTargetKind.Resolve, 10),
            Hours(4, ServiceTargetKind.Acknowledge, 8),
            Hours(4, ServiceTargetKind.FirstResponse, 24),
            Days(4, ServiceTargetKind.NextUpdate, 10),
            Days(4, ServiceTargetKind.Resolve, 15),
        ],
        Calendar = Business,
        SilentDays = 14,
        Reopen = new() { Mode = ReopenMode.Resume, Within = Duration.FromDays(30) },
        Closing = new()
        {
            Required =
            [
                ClosingItem.Outcome, ClosingItem.ReasonsSent, ClosingItem.RemedyDelivered, ClosingItem.OutsideRouteTold,
                ClosingItem.RootCause, ClosingItem.CorrectiveAction, ClosingItem.Summary,
            ],
            CorrectiveActionFrom = ComplaintGrade.Major,
            RepeatedCause = 3,
            RepeatedWithin = Duration.FromDays(90),
        },
        Escalations =
        [
            new() { Grade = ComplaintGrade.Minor, At = 0.8m, Tell = ["handler"] },
            new() { Grade = ComplaintGrade.Minor, At = 1, Tell = ["handler", "teamLead"] },
            new() { Grade = ComplaintGrade.Major, At = 0.5m, Tell = ["teamLead"] },
            new() { Grade = ComplaintGrade.Major, At = 1, Tell = ["headOfService"] },
            new() { Grade = ComplaintGrade.Critical, At = 0.5m, Tell = ["headOfService"] },
            new() { Grade = ComplaintGrade.Critical, At = 1, Tell = ["management"] },
        ],
    };

    private static ServiceTarget Hours(int grade, ServiceTargetKind target, double hours) => new()
    {
        Grade = ComplaintGrades.FromNumber(grade),
        Target = target,
        Within = Duration.FromHours(hours),
        Calendar = grade == 1 ? Always : Business,
        PausedBy = Pauses(target),
    };

    private static ServiceTarget Days(int grade, ServiceTargetKind target, int days) => new()
    {
        Grade = ComplaintGrades.FromNumber(grade),
        Target = target,
        WorkingDays = days,
        Calendar = Business,
        PausedBy = Pauses(target),
    };

    // While the customer's word is waited for there is nothing to tell; while a laboratory's is, there is.
    private static EquatableArray<PauseReason> Pauses(ServiceTargetKind target) => target switch
    {
        ServiceTargetKind.NextUpdate => [PauseReason.WaitingCustomer],
        ServiceTargetKind.Resolve => [PauseReason.WaitingCustomer, PauseReason.WaitingThirdParty, PauseReason.Testing],
        _ => [],
    };
}
