namespace UserOps.Hosting;

/// <summary>Where every run keeps what it found.</summary>
/// <param name="Assessments">The answers.</param>
/// <param name="Due">Which of them are due: the same store.</param>
/// <param name="Checkpoints">How far each run has come.</param>
/// <param name="Rejections">The records that could not be used; <see langword="null"/>: they are counted, and not kept.</param>
public sealed record RunStores(IAssessmentStore Assessments, IDueStore Due, ICheckpointStore Checkpoints, IRejectionStore? Rejections = null);
