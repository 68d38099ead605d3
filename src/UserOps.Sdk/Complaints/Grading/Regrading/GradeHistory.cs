using NodaTime;
using NodaTime.Text;

namespace UserOps.Complaints;

/// <summary>All that was proposed for the grade of one complaint, and what became of it, the oldest first.</summary>
/// <remarks>Immutable; begin with <see cref="Empty"/>. Applying the same changes again gives an equal history.</remarks>
public sealed record GradeHistory
{
    /// <summary>Gets the history of a complaint that has no grade yet.</summary>
    public static GradeHistory Empty { get; } = new();

    /// <summary>Gets the grade that stands; <see langword="null"/>: none yet.</summary>
    public ComplaintGrade? Standing => Outcomes.Count == 0 ? null : Outcomes[Outcomes.Count - 1].After;

    /// <summary>Gets what became of each change.</summary>
    public EquatableArray<GradeOutcome> Outcomes { get; private init; } = [];

    /// <summary>Applies a change to the grade that stands, by <see cref="GradeRatchet"/>.</summary>
    /// <param name="change">The change, not earlier than the last one.</param>
    /// <returns>The history with its outcome at the end; a refusal is kept there too, for somebody may ask.</returns>
    /// <exception cref="ArgumentException">The change is earlier than the last one, or its grade or cause is none that there is.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    public GradeHistory Apply(GradeChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Outcomes.Count > 0 && Outcomes[Outcomes.Count - 1].Change.At is var last && change.At < last)
        {
            throw new ArgumentException($"The change is of {Text(change.At)}, earlier than the last one of {Text(last)}. Apply changes in the order of their time.", nameof(change));
        }

        return new() { Outcomes = [.. Outcomes, GradeRatchet.Apply(Standing, change)] };
    }

    /// <summary>Applies changes, one after the other.</summary>
    /// <param name="changes">The changes, the oldest first.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentException">A change is earlier than the one before it, or its grade or cause is none that there is.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="changes"/> is <see langword="null"/>.</exception>
    public static GradeHistory From(IEnumerable<GradeChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return changes.Aggregate(Empty, (history, change) => history.Apply(change));
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
