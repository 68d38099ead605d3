using NodaTime;

namespace UserOps;

/// <summary>An answer that explains itself: what, by which policy, as of when, until when, and why.</summary>
/// <typeparam name="T">The typed answer.</typeparam>
/// <param name="Value">The answer.</param>
/// <param name="Policy">The policy that gave it.</param>
/// <param name="AsOf">The instant of judgement; facts later than it were not seen.</param>
/// <param name="ValidUntil">
/// The first instant at which, with no new facts, the answer may differ; <see langword="null"/>: never. A host schedules
/// its next look on it, instead of judging everybody again each night.
/// </param>
/// <param name="Reasons">The sentences that explain the answer, in the order in which a person would tell them.</param>
public sealed record Assessment<T>(
    T Value,
    PolicyRef Policy,
    Instant AsOf,
    Instant? ValidUntil,
    EquatableArray<Reason> Reasons);
