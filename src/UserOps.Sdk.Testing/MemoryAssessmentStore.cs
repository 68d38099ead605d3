using NodaTime;
using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>Keeps answers and their due instants in memory: for tests, samples, benchmarks and the first day of a host.</summary>
/// <remarks>
/// Thread-safe. What is due stands in order of its instant, so reading it costs what it finds, not what is kept; to write or touch a subject
/// costs the logarithm of how many there are. <see cref="EraseAsync"/> and <see cref="ExportAsync"/> look through all. It keeps <see cref="AssessmentStoreLaws"/>.
/// </remarks>
public sealed class MemoryAssessmentStore : IAssessmentStore, IDueStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IAsyncEnumerable<AssessmentState> ReadAsync(string kind, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(subjects);
        AssessmentKey[] keys = [.. subjects.Select(subject => new AssessmentKey(kind, subject))];
        return MemoryReading.Of(() => keys.Select(StateOf), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<AssessmentState> ReadAllAsync(string kind, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return MemoryReading.Of(All, cancellationToken);

        IEnumerable<AssessmentState> All()
        {
            lock (_lock)
            {
                return _shelves.TryGetValue(kind, out var shelf) ? [.. shelf.Rows.Values.Select(row => row.State)] : [];
            }
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<DueSubject> ReadDueAsync(string kind, Instant asOf, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return MemoryReading.Of(Due, cancellationToken);

        IEnumerable<DueSubject> Due()
        {
            lock (_lock)
            {
                return _shelves.TryGetValue(kind, out var shelf) ? [.. shelf.Due.TakeWhile(item => item.Due <= asOf)] : [];
            }
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AssessmentOutcome>> WriteAsync(IReadOnlyList<AssessmentChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        cancellationToken.ThrowIfCancellationRequested();
        var seen = new HashSet<AssessmentKey>();
        foreach (var change in changes)
        {
            ArgumentNullException.ThrowIfNull(change, nameof(changes));
            if (change.Key.IsNone || !seen.Add(change.Key) || (change.Assessment is { } answer && (answer.Key != change.Key || answer.User != change.User)))
            {
                throw new ArgumentException($"The change of '{change.Key}' has no key, comes twice, or brings the answer of another. Write each subject once, with its own answer.", nameof(changes));
            }
        }

        lock (_lock)
        {
            return new([.. changes.Select(Write)]);
        }
    }

    /// <inheritdoc />
    public ValueTask TouchAsync(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(subjects);
        cancellationToken.ThrowIfCancellationRequested();
        var touched = new Dictionary<AssessmentKey, UserId>();
        foreach (var (subject, user) in subjects)
        {
            var key = new AssessmentKey(kind, subject);
            if (!touched.TryGetValue(key, out var known) || known.IsNone)
            {
                touched[key] = user;
            }
        }

        lock (_lock)
        {
            foreach (var (key, user) in touched)
            {
                var row = RowOf(key);
                var state = row.State;
                Put(new(state with { Touches = state.Touches + 1, TouchedAt = state.TouchedAt > at ? state.TouchedAt : at, Due = state.Due is { } due && due <= at ? due : at }, state.Assessment is not null || user.IsNone ? row.User : user));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        return MemoryReading.Of(() => RowsOf(user).Select(row => new PersonalRecord("assessments", row.State.Key.ToString(), Json(row))), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var rows = RowsOf(user);
            foreach (var row in rows)
            {
                _shelves[row.State.Key.Kind].Remove(row);
            }

            return new(rows.Length);
        }
    }

    private static string Json(Row row) => MemoryReading.Json(writer =>
    {
        var (key, touches, touchedAt, due, judgedAt, answer) = row.State;
        writer.WriteString("kind", key.Kind);
        writer.WriteString("subject", key.Subject);
        writer.WriteString("user", row.User.Value);
        writer.WriteNumber("touches", touches);
        MemoryReading.Write(writer, "touchedAt", touchedAt);
        MemoryReading.Write(writer, "due", due);
        MemoryReading.Write(writer, "judgedAt", judgedAt);
        if (answer is not null)
        {
            writer.WriteString("value", answer.Value);
            writer.WriteString("detail", answer.Detail);
            MemoryReading.Write(writer, answer.Policy);
            MemoryReading.Write(writer, "asOf", answer.AsOf);
            writer.WritePropertyName("answer");
            writer.WriteRawValue(answer.Json);
        }
    });

    private AssessmentOutcome Write(AssessmentChange change)
    {
        var row = RowOf(change.Key);
        if (row.State.Touches != change.Touches)
        {
            return AssessmentOutcome.Outdated;
        }

        if (row.State.JudgedAt > change.AsOf && !change.ReplacesNewer)
        {
            return AssessmentOutcome.Older;
        }

        var state = row.State with { Due = change.ValidUntil, JudgedAt = change.AsOf, Assessment = change.Assessment ?? row.State.Assessment };
        Put(new(state, change.User));
        return AssessmentOutcome.Written;
    }

    private AssessmentState StateOf(AssessmentKey key)
    {
        lock (_lock)
        {
            return RowOf(key).State;
        }
    }

    private Row RowOf(AssessmentKey key) =>
        _shelves.TryGetValue(key.Kind, out var shelf) && shelf.Rows.TryGetValue(key.Subject, out var row) ? row : new(AssessmentState.Unknown(key), UserId.None);

    private Row[] RowsOf(UserId user)
    {
        lock (_lock)
        {
            return [.. _shelves.Values.SelectMany(shelf => shelf.Rows.Values).Where(row => row.User == user)];
        }
    }

    private void Put(Row row)
    {
        if (!_shelves.TryGetValue(row.State.Key.Kind, out var shelf))
        {
            _shelves[row.State.Key.Kind] = shelf = new();
        }

        shelf.Put(row);
    }

    private sealed record Row(AssessmentState State, UserId User);

    /// <summary>The rows of one question, and those with an instant in its order.</summary>
    private sealed class Shelf
    {
        public Dictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);

        public SortedSet<DueSubject> Due { get; } = new(Comparer<DueSubject>.Create((left, right) =>
            left.Due.CompareTo(right.Due) is not 0 and var order ? order : string.CompareOrdinal(left.Subject, right.Subject)));

        public void Put(Row row)
        {
            if (Rows.TryGetValue(row.State.Key.Subject, out var before))
            {
                Remove(before);
            }

            Rows[row.State.Key.Subject] = row;
            if (row.State.Due is { } due)
            {
                Due.Add(new(row.State.Key.Subject, due));
            }
        }

        public void Remove(Row row)
        {
            Rows.Remove(row.State.Key.Subject);
            if (row.State.Due is { } due)
            {
                Due.Remove(new(row.State.Key.Subject, due));
            }
        }
    }
}
