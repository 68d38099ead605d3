using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NodaTime;

namespace UserOps.Hosting;

/// <summary>Carries subjects through a run: read in batches, judged on all cores, written in order.</summary>
/// <remarks>
/// A bounded channel lies between the reading and the writing, and holds the batches that are being judged. So no more of them are in memory than
/// <see cref="RunOptions.BatchesAhead"/> and the two at its ends, however slow the store; and the batches are written in the order in which they were
/// read, so that one position tells all that is done.
/// </remarks>
internal sealed class RunEngine
{
    private readonly RunStores _stores;
    private readonly RunOptions _options;

    public RunEngine(string kind, RunStores stores, RunOptions options)
    {
        RunOptions.Check(options);
        Kind = kind;
        _stores = stores;
        _options = options;
    }

    public string Kind { get; }

    /// <summary>Gets or sets whose facts hold the answers.</summary>
    public EquatableArray<string> Informs { get; set; }

    /// <summary>Asks everybody, from a checkpoint on.</summary>
    public async ValueTask<RunSummary> RunAllAsync(RunWork work, RunCheckpoint? found, RunRequest request, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var resumes = request.Resumes && found is { IsFinished: false } && found.AsOf == work.AsOf && found.Policy == work.Policy;
        var checkpoint = resumes
            ? found! with { Version = found.Version + 1 }
            : new RunCheckpoint { Kind = Kind, Version = (found?.Version ?? 0) + 1, AsOf = work.AsOf, Policy = work.Policy, Subjects = 0, IsFinished = false };

        // Written before the first batch: from here on, another process that runs finds that its number is taken.
        var tally = new RunTally(Kind, work, checkpoint.Position, resumes ? checkpoint.Subjects : 0);
        if (!await _stores.Checkpoints.WriteAsync(checkpoint, cancellationToken).ConfigureAwait(false))
        {
            return tally.ToSummary(isFinished: false);
        }

        var subjects = work.ReadSubjectsAsync(checkpoint.Position, cancellationToken);
        await foreach (var batch in JudgedAsync(work, subjects, cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(work, batch, request.ReplacesNewer, tally, cancellationToken).ConfigureAwait(false);
            checkpoint = checkpoint with { Version = checkpoint.Version + 1, Position = batch.Last, Subjects = tally.Done };
            if (!await _stores.Checkpoints.WriteAsync(checkpoint, cancellationToken).ConfigureAwait(false))
            {
                return tally.ToSummary(isFinished: false);
            }

            progress?.Report(tally.ToProgress());
        }

        checkpoint = checkpoint with { Version = checkpoint.Version + 1, Position = null, IsFinished = true };
        return tally.ToSummary(await _stores.Checkpoints.WriteAsync(checkpoint, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Asks some. What is done is not due any more, so no checkpoint is needed.</summary>
    public async ValueTask<RunSummary> RunSomeAsync(
        RunWork work, IAsyncEnumerable<string> subjects, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var tally = new RunTally(Kind, work, resumedAfter: null, done: 0);
        await foreach (var batch in JudgedAsync(work, subjects, cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(work, batch, replacesNewer: false, tally, cancellationToken).ConfigureAwait(false);
            progress?.Report(tally.ToProgress());
        }

        return tally.ToSummary(isFinished: true);
    }

    /// <summary>Whether the answer in the store is the one that was found.</summary>
    private static bool Stands(AssessmentState state, Verdict verdict, RunWork work) =>
        state.Assessment is { } kept
        && kept.Policy == work.Policy
        && kept.User == verdict.User
        && string.Equals(kept.Value, verdict.Value, StringComparison.Ordinal)
        && string.Equals(kept.Detail, verdict.Detail, StringComparison.Ordinal);

    /// <summary>When to look again: when the answer ends, or at the facts that were announced for later than this judgement and that it has not seen.</summary>
    private static Instant? DueOf(AssessmentState state, Verdict verdict, Instant asOf)
    {
        if (state.TouchedAt is not { } touched || touched <= asOf)
        {
            return verdict.ValidUntil;
        }

        var unseen = state.Due > asOf && state.Due < touched ? state.Due.Value : touched;
        return verdict.ValidUntil < unseen ? verdict.ValidUntil : unseen;
    }

    private static AssessmentChange? ChangeOf(AssessmentState state, Verdict verdict, RunWork work, bool replacesNewer)
    {
        var stands = Stands(state, verdict, work);
        var due = DueOf(state, verdict, work.AsOf);
        if (stands && state.Due == due)
        {
            return null;
        }

        return new()
        {
            Key = state.Key,
            User = verdict.User,
            Touches = state.Touches,
            AsOf = work.AsOf,
            ValidUntil = due,
            ReplacesNewer = replacesNewer,
            Assessment = stands ? null : new()
            {
                Key = state.Key,
                User = verdict.User,
                Value = verdict.Value,
                Detail = verdict.Detail,
                Json = verdict.ToJson(),
                Policy = work.Policy,
                AsOf = work.AsOf,
            },
        };
    }

    /// <summary>Judges a batch, and writes the JSON of the answers that are new while it is on a core of its own.</summary>
    private static JudgedBatch Judge(RunWork work, AssessmentState[] states, IBatchJudge judge, RejectionBuffer rejections)
    {
        var verdicts = judge.Judge().Select((verdict, i) =>
        {
            if (verdict is null || Stands(states[i], verdict, work))
            {
                return verdict;
            }

            var json = AnswerJson.Compact(verdict.ToJson());
            return verdict with { ToJson = () => json };
        });
        return new(states, judge, [.. verdicts], rejections);
    }

    /// <summary>Streams the batches in the order of their subjects, judged.</summary>
    private async IAsyncEnumerable<JudgedBatch> JudgedAsync(
        RunWork work, IAsyncEnumerable<string> subjects, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<Task<JudgedBatch>>(new BoundedChannelOptions(_options.BatchesAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(work, subjects, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var judging in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return await judging.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // Whoever leaves early does not wait for a source that does not listen: it is told to stop, and nobody takes what it still brings.
            await stop.CancelAsync().ConfigureAwait(false);
            while (channel.Reader.TryRead(out var left))
            {
                Forget(left);
            }

            Forget(reading);
        }
    }

    // A fault of work that nobody waits for any more is of no interest: the run has ended by another.
    private static void Forget(Task task) =>
        _ = task.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Reads batch after batch, and has each judged while the next is read.</summary>
    private async Task ReadAsync(RunWork work, IAsyncEnumerable<string> subjects, ChannelWriter<Task<JudgedBatch>> writer, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await foreach (var batch in BatchesAsync(subjects, cancellationToken).ConfigureAwait(false))
            {
                var rejections = new RejectionBuffer(Kind, work.AsOf, _options.MaximumRows);

                // How often each was touched is read before the facts: facts that come in between make the judgement outdated, not wrong.
                var states = await ReadStatesAsync(batch, cancellationToken).ConfigureAwait(false);
                var judge = await work.ReadAsync(states, rejections, cancellationToken).ConfigureAwait(false);
                var judging = Task.Run(() => Judge(work, states, judge, rejections), cancellationToken);
                Forget(judging);
                await writer.WriteAsync(judging, cancellationToken).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Handed on to who reads the channel, after all that was read before it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fault = exception;
        }

        writer.Complete(fault);
    }

    private async IAsyncEnumerable<List<string>> BatchesAsync(IAsyncEnumerable<string> subjects, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long count = 0;
        var batch = new List<string>(_options.BatchSize);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var subject in subjects.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++count > _options.MaximumSubjects)
            {
                throw new InvalidOperationException(
                    $"The {Kind} run was given more than {_options.MaximumSubjects.Value.ToString(CultureInfo.InvariantCulture)} subjects. Its source may have no end; if there are so many, raise {nameof(RunOptions)}.{nameof(RunOptions.MaximumSubjects)}.");
            }

            if (!seen.Add(subject))
            {
                continue;
            }

            batch.Add(subject);
            if (batch.Count == _options.BatchSize)
            {
                yield return batch;
                batch = new(_options.BatchSize);
                seen.Clear();
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async ValueTask<AssessmentState[]> ReadStatesAsync(List<string> subjects, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, AssessmentState>(subjects.Count, StringComparer.Ordinal);
        await foreach (var state in _stores.Assessments.ReadAsync(Kind, subjects, cancellationToken).ConfigureAwait(false))
        {
            states[state.Key.Subject] = state;
        }

        return [.. subjects.Select(subject => states.GetValueOrDefault(subject) ?? AssessmentState.Unknown(new(Kind, subject)))];
    }

    private async ValueTask WriteAsync(RunWork work, JudgedBatch batch, bool replacesNewer, RunTally tally, CancellationToken cancellationToken)
    {
        var verdicts = batch.Verdicts.Select((verdict, i) => batch.States[i].JudgedAt > work.AsOf && !replacesNewer ? null : verdict).ToArray();
        tally.AddOlder(verdicts.Where((verdict, i) => verdict is null && batch.Verdicts[i] is not null).Count());
        var done = await batch.Judge.CarryOutAsync(verdicts, cancellationToken).ConfigureAwait(false);
        tally.AddOutdated(done.Where((verdict, i) => verdict is null && verdicts[i] is not null).Count());

        var changes = new List<AssessmentChange>();
        for (var i = 0; i < done.Count; i++)
        {
            if (done[i] is { } verdict)
            {
                if (ChangeOf(batch.States[i], verdict, work, replacesNewer) is { } change)
                {
                    changes.Add(change);
                }
                else
                {
                    tally.AddUnchanged();
                }
            }
        }

        if (changes.Count > 0)
        {
            await InformAsync(work, changes, cancellationToken).ConfigureAwait(false);
            tally.Add(changes, await _stores.Assessments.WriteAsync(changes, cancellationToken).ConfigureAwait(false));
            await InformAsync(work, changes, cancellationToken).ConfigureAwait(false);
        }

        var rejections = batch.Rejections.Rejections;
        tally.AddRejections(rejections.Count);
        if (rejections.Count > 0 && _stores.Rejections is { } store)
        {
            await store.WriteAsync(rejections, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask InformAsync(RunWork work, List<AssessmentChange> changes, CancellationToken cancellationToken)
    {
        var subjects = changes
            .Where(change => change is { Assessment: not null, User.IsNone: false })
            .Select(change => new TouchedSubject(change.User.Value, change.User))
            .ToArray();
        foreach (var kind in subjects.Length == 0 ? [] : Informs)
        {
            await _stores.Due.TouchAsync(kind, subjects, work.AsOf, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A batch that was judged and has to be written.</summary>
    private sealed record JudgedBatch(AssessmentState[] States, IBatchJudge Judge, IReadOnlyList<Verdict?> Verdicts, RejectionBuffer Rejections)
    {
        public string Last => States[^1].Key.Subject;
    }
}
