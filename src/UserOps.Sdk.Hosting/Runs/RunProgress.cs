using NodaTime;

namespace UserOps.Hosting;

/// <summary>How far a run has come.</summary>
/// <param name="Kind">Which run.</param>
/// <param name="AsOf">As of when it judges.</param>
/// <param name="Subjects">How many subjects are done, with those of the run that it goes on with.</param>
/// <param name="Changes">How many answers were written.</param>
/// <param name="Rejections">How many records could not be used.</param>
public sealed record RunProgress(string Kind, Instant AsOf, long Subjects, long Changes, long Rejections);
