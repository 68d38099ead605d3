using NodaTime;
using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>Both sides of a store of answers, and the calls that laws make on it.</summary>
internal sealed class AssessmentPorts(IAssessmentStore answers, IDueStore due) : IAsyncDisposable
{
    public IAssessmentStore Answers { get; } = answers;

    public IDueStore Due { get; } = due;

    public static AssessmentPorts Of<TStore>(TStore store)
        where TStore : IAssessmentStore, IDueStore => new(store, store);

    public async ValueTask DisposeAsync()
    {
        if (Answers is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (Answers as IDisposable)?.Dispose();
        }
    }

    public async Task<AssessmentState> StateAsync(AssessmentKey key)
    {
        var states = await LawSuite.ListAsync(Answers.ReadAsync(key.Kind, [key.Subject])).ConfigureAwait(false);
        Require.That(states is [var one] && one.Key == key, $"reading '{key}' gave {states.Count} states, or that of another subject");
        return states[0];
    }

    public Task<List<AssessmentState>> AllAsync(string kind) => LawSuite.ListAsync(Answers.ReadAllAsync(kind));

    public Task<List<DueSubject>> DueAsync(string kind, Instant asOf) => LawSuite.ListAsync(Due.ReadDueAsync(kind, asOf));

    public async Task<AssessmentOutcome> WriteAsync(AssessmentChange change)
    {
        var outcomes = await Answers.WriteAsync([change]).ConfigureAwait(false);
        Require.That(outcomes.Count == 1, $"writing one change gave {outcomes.Count} outcomes");
        return outcomes[0];
    }

    public async Task WrittenAsync(AssessmentChange change) =>
        Require.Same(AssessmentOutcome.Written, await WriteAsync(change).ConfigureAwait(false), $"writing '{change.Key}'");

    public Task TouchAsync(string kind, string subject, UserId user, Instant at) => Due.TouchAsync(kind, [new(subject, user)], at).AsTask();
}

/// <summary>Answers to write, and how laws tell them.</summary>
internal static class Answers
{
    public const string Kind = "lifecycle";
    public const string OtherKind = "rfm";

    public static PolicyRef Policy { get; } = new("stages 'x'", "1", new('a', 64));

    /// <summary>A change that brings an answer, of a person of the subject's name.</summary>
    public static AssessmentChange Change(string subject, Instant asOf, Instant? until, string value = "active", long touches = 0, string kind = Kind) =>
        Of(new(kind, subject), new(subject), asOf, until, value, touches);

    public static AssessmentChange Of(AssessmentKey key, UserId user, Instant asOf, Instant? until, string value, long touches) => new()
    {
        Key = key,
        User = user,
        Touches = touches,
        AsOf = asOf,
        ValidUntil = until,
        Assessment = new() { Key = key, User = user, Value = value, Detail = "since then", Json = Json(value), Policy = Policy, AsOf = asOf },
    };

    /// <summary>A change that lets the answer stand.</summary>
    public static AssessmentChange Standing(string subject, Instant asOf, Instant? until, long touches = 0) =>
        Change(subject, asOf, until, touches: touches) with { Assessment = null };

    /// <summary>What the store has after a change on a subject.</summary>
    public static AssessmentState After(AssessmentChange change) => new(change.Key, change.Touches, TouchedAt: null, change.ValidUntil, change.AsOf, change.Assessment);

    public static string Json(string text) => MemoryReading.Json(writer => writer.WriteString("text", text));

    public static string Text(AssessmentState state)
    {
        var answer = state.Assessment is { } found
            ? $"'{found.Value}' ({found.Detail}) of '{found.User}' by {found.Policy.Name} {found.Policy.Version} {found.Policy.Hash} at {Hard.Text(found.AsOf)}: {found.Json}"
            : "no answer";
        return $"{state.Key}: {state.Touches} touches, the latest {Hard.Text(state.TouchedAt)}, due {Hard.Text(state.Due)}, judged {Hard.Text(state.JudgedAt)}, {answer}";
    }

    public static string Text(DueSubject due) => $"{due.Subject} since {Hard.Text(due.Due)}";
}
