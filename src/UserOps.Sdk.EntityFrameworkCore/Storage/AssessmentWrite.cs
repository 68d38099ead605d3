using NodaTime;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>One judgement on its way into the table.</summary>
/// <param name="Row">The row as it is when the judgement is written; the columns of the answer are null when the one in the store stands.</param>
/// <param name="AsOf">The instant of the judgement.</param>
/// <param name="ReplacesNewer">Whether it also replaces a later one.</param>
internal sealed record AssessmentWrite(AssessmentRow Row, Instant AsOf, bool ReplacesNewer)
{
    public static AssessmentWrite Of(AssessmentChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentOutOfRangeException.ThrowIfNegative(change.Touches, nameof(change));
        if (change.Key.IsNone)
        {
            throw new ArgumentException("The key is default. Name the question and the subject.", nameof(change));
        }

        if (change.Assessment is { } answer && (answer.Key != change.Key || answer.User != change.User))
        {
            throw new ArgumentException($"The answer is of '{answer.Key}' and user '{answer.User}', the change of '{change.Key}' and user '{change.User}'. Give both the same.", nameof(change));
        }

        return new(AssessmentMapping.Write(change), change.AsOf, change.ReplacesNewer);
    }

    /// <summary>Tells what becomes of it, beside what the table has.</summary>
    public AssessmentOutcome Decide(AssessmentHead? head) => head is null
        ? Row.Touches == 0 ? AssessmentOutcome.Written : AssessmentOutcome.Outdated
        : head.Touches != Row.Touches ? AssessmentOutcome.Outdated
        : !ReplacesNewer && StoredInstant.Read(head.JudgedAt, head.JudgedAtNanos) > AsOf ? AssessmentOutcome.Older
        : AssessmentOutcome.Written;
}

/// <summary>What a judgement is held against.</summary>
internal sealed record AssessmentHead
{
    public required string Subject { get; init; }

    public required long Touches { get; init; }

    public required long? JudgedAt { get; init; }

    public required short? JudgedAtNanos { get; init; }
}
