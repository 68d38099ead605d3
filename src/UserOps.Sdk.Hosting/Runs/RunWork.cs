using NodaTime;

namespace UserOps.Hosting;

/// <summary>What is particular to a run: whom it asks, what it reads of them, and how it judges. Made for one run, by one policy.</summary>
internal abstract class RunWork
{
    protected RunWork(PolicyRef policy, Instant asOf)
    {
        Policy = policy;
        AsOf = asOf;
    }

    public PolicyRef Policy { get; }

    public Instant AsOf { get; }

    /// <summary>Streams the subjects that come after one.</summary>
    public abstract IAsyncEnumerable<string> ReadSubjectsAsync(string? after, CancellationToken cancellationToken);

    /// <summary>Reads what is known of some subjects, and hands back what judges them, on any thread.</summary>
    public abstract ValueTask<IBatchJudge> ReadAsync(IReadOnlyList<AssessmentState> states, RejectionBuffer rejections, CancellationToken cancellationToken);
}

/// <summary>Judges the subjects of a batch, and does what must be done before the answers are kept.</summary>
internal interface IBatchJudge
{
    /// <summary>Judges all subjects, in their order; only computes.</summary>
    IReadOnlyList<Verdict?> Judge();

    /// <summary>Writes what the judgement has to say elsewhere.</summary>
    /// <returns>The judgements in their order, <see langword="null"/> for a subject that has to be judged again later.</returns>
    ValueTask<IReadOnlyList<Verdict?>> CarryOutAsync(IReadOnlyList<Verdict?> verdicts, CancellationToken cancellationToken) => new(verdicts);
}
