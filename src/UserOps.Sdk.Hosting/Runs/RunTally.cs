namespace UserOps.Hosting;

/// <summary>Counts what a run does.</summary>
internal sealed class RunTally(string kind, RunWork work, string? resumedAfter, long done)
{
    private RunSummary _summary = new() { Kind = kind, AsOf = work.AsOf, Policy = work.Policy, ResumedAfter = resumedAfter };

    /// <summary>Gets how many subjects are done, with those of the run that this one goes on with.</summary>
    public long Done => done + _summary.Subjects;

    public void AddUnchanged() => _summary = _summary with { Subjects = _summary.Subjects + 1, Unchanged = _summary.Unchanged + 1 };

    public void AddOlder(int count) => _summary = _summary with { Subjects = _summary.Subjects + count, Older = _summary.Older + count };

    public void AddOutdated(int count) => _summary = _summary with { Subjects = _summary.Subjects + count, Outdated = _summary.Outdated + count };

    public void AddRejections(int count) => _summary = _summary with { Rejections = _summary.Rejections + count };

    public void Add(IReadOnlyList<AssessmentChange> changes, IReadOnlyList<AssessmentOutcome> outcomes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            switch (outcomes[i])
            {
                case AssessmentOutcome.Outdated:
                    AddOutdated(1);
                    break;
                case AssessmentOutcome.Older:
                    AddOlder(1);
                    break;
                default:
                    _summary = changes[i].Assessment is null
                        ? _summary with { Subjects = _summary.Subjects + 1, Moved = _summary.Moved + 1 }
                        : _summary with { Subjects = _summary.Subjects + 1, Changed = _summary.Changed + 1 };
                    break;
            }
        }
    }

    public RunSummary ToSummary(bool isFinished) => _summary with { IsFinished = isFinished };

    public RunProgress ToProgress() => new(kind, work.AsOf, Done, _summary.Changed, _summary.Rejections);
}
