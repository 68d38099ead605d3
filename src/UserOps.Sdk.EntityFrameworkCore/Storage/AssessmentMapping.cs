using NodaTime;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Between what is known of a subject and its row.</summary>
internal static class AssessmentMapping
{
    public static AssessmentRow Write(AssessmentChange change)
    {
        var due = StoredInstant.Of(change.ValidUntil);
        var judged = StoredInstant.Of(change.AsOf);
        var row = new AssessmentRow
        {
            Kind = StoredText.OfKind(change.Key.Kind),
            Subject = StoredText.OfId(change.Key.Subject, "subject"),
            UserId = change.User.IsNone ? null : StoredText.OfUser(change.User),
            Touches = change.Touches,
            DueAt = due?.Ticks,
            DueAtNanos = due?.Nanos,
            JudgedAt = judged.Ticks,
            JudgedAtNanos = judged.Nanos,
        };
        if (change.Assessment is { } answer)
        {
            var asOf = StoredInstant.Of(answer.AsOf);
            row.Value = StoredText.Of(answer.Value);
            row.Detail = StoredText.Of(answer.Detail);
            row.Json = StoredText.Of(answer.Json);
            row.PolicyName = StoredText.Of(answer.Policy.Name);
            row.PolicyVersion = StoredText.Of(answer.Policy.Version);
            row.PolicyHash = StoredText.Of(answer.Policy.Hash);
            row.AsOf = asOf.Ticks;
            row.AsOfNanos = asOf.Nanos;
        }

        return row;
    }

    public static AssessmentState Read(AssessmentRow row)
    {
        var key = new AssessmentKey(StoredText.Read(row.Kind), StoredText.Read(row.Subject));
        return new(
            key,
            row.Touches,
            StoredInstant.Read(row.TouchedAt, row.TouchedAtNanos),
            StoredInstant.Read(row.DueAt, row.DueAtNanos),
            StoredInstant.Read(row.JudgedAt, row.JudgedAtNanos),
            row.Value is null ? null : new()
            {
                Key = key,
                User = row.UserId is null ? UserId.None : new(StoredText.Read(row.UserId)),
                Value = StoredText.Read(row.Value),
                Detail = StoredText.Read(row.Detail!),
                Json = StoredText.Read(row.Json!),
                Policy = new(StoredText.Read(row.PolicyName!), StoredText.Read(row.PolicyVersion!), StoredText.Read(row.PolicyHash!)),
                AsOf = StoredInstant.Read(row.AsOf!.Value, row.AsOfNanos!.Value),
            });
    }

    /// <summary>Writes subjects of which there are new facts, each once; of one that stands there twice the person is whoever is named.</summary>
    public static IReadOnlyCollection<AssessmentRow> Touched(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at)
    {
        var storedKind = StoredText.OfKind(kind);
        ArgumentNullException.ThrowIfNull(subjects);
        var due = StoredInstant.Of(at);
        var rows = new Dictionary<string, AssessmentRow>(StringComparer.Ordinal);
        foreach (var (subject, user) in subjects)
        {
            var id = StoredText.OfId(subject, nameof(subjects));
            if (!rows.TryGetValue(id, out var row))
            {
                rows[id] = row = new()
                {
                    Kind = storedKind,
                    Subject = id,
                    Touches = 1,
                    TouchedAt = due.Ticks,
                    TouchedAtNanos = due.Nanos,
                    DueAt = due.Ticks,
                    DueAtNanos = due.Nanos,
                };
            }

            row.UserId ??= user.IsNone ? null : StoredText.OfUser(user, nameof(subjects));
        }

        return rows.Values;
    }
}
