using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Hosting;
using Step = UserOps.Testing.StoreStep<UserOps.Testing.AssessmentPorts>;

namespace UserOps.Testing;

/// <summary>Sequences of calls on a store of answers, in which subjects, touches and instants meet.</summary>
internal static class AssessmentScripts
{
    private const int MaxSteps = 14;

    private static readonly string[] Kinds = [Answers.Kind, Answers.OtherKind];

    private static readonly (string Subject, UserId User)[] Subjects =
    [
        ("ann", new("ann")),
        ("Ann", new("Ann")),
        ("order 'x' of ann", new("ann")),
        ("张伟 👩‍👩‍👧", new("张伟 👩‍👩‍👧")),
        ("group \"n\"\n2", UserId.None),
    ];

    private static readonly Instant[] Instants =
        [Hard.Instants[0], Hard.Start, Hard.Start + Duration.FromNanoseconds(1), Hard.At(1), Hard.At(2), Hard.At(3), Hard.Instants[^1]];

    public static void AddTo(LawSuite<AssessmentPorts> suite) => suite.AddScripts(
        "Each of the other laws looks at one thing; calls that meet must add up too: touches, judgements, refusals and erasures in any order.",
        Gen.Frequency((4, AnyWrite()), (3, AnyTouch()), (1, AnyRead()), (1, AnyDue()), (1, AnyErase())),
        MaxSteps,
        () => AssessmentPorts.Of(new MemoryAssessmentStore()),
        [.. Kinds.Select(ReadAll), .. Kinds.Select(kind => Due(kind, Hard.Instants[^1]))]);

    private static Gen<(string Subject, UserId User)[]> AnySubjects() =>
        from shuffled in Gen.Shuffle(Subjects) from count in Gen.Choose(1, Subjects.Length) select shuffled.Take(count).ToArray();

    private static Gen<Step> AnyWrite() =>
        from kind in Gen.Elements(Kinds)
        from subjects in AnySubjects()
        from missed in Gen.Elements(0, 0, 0, 1, -1)
        from asOf in Gen.Elements(Instants)
        from until in Gen.Elements<Instant?>([.. Instants.Select(at => (Instant?)at), null, null])
        from stands in Gen.Elements(false, false, true)
        from text in Gen.Elements(Hard.Texts)
        from replaces in Gen.Elements(false, false, false, true)
        select Write(kind, subjects, missed, replaces, (subject, user, touches) =>
            Answers.Of(new(kind, subject), user, asOf, until, text, touches) is var change && stands ? change with { Assessment = null } : change,
            $"at {Hard.Text(asOf)} until {Hard.Text(until)}{(stands ? ", the answer stands" : "")}");

    private static Step Write(
        string kind, (string Subject, UserId User)[] subjects, int missed, bool replaces, Func<string, UserId, long, AssessmentChange> change, string words) => new(
        $"write {kind} of {Names(subjects)} {words}{(missed == 0 ? "" : $", with touches off by {missed}")}{(replaces ? ", replacing newer" : "")}",
        async store =>
        {
            var changes = new List<AssessmentChange>();
            foreach (var (subject, user) in subjects)
            {
                var touches = (await store.StateAsync(new(kind, subject)).ConfigureAwait(false)).Touches;
                changes.Add(change(subject, user, Math.Max(0, touches - missed)) with { ReplacesNewer = replaces });
            }

            return string.Join(", ", await store.Answers.WriteAsync(changes).ConfigureAwait(false));
        });

    private static Gen<Step> AnyTouch() =>
        from kind in Gen.Elements(Kinds)
        from subjects in AnySubjects()
        from at in Gen.Elements(Instants)
        select new Step($"touch {kind} of {Names(subjects)} at {Hard.Text(at)}", async store =>
        {
            await store.Due.TouchAsync(kind, [.. subjects.Append(subjects[0]).Select(item => new TouchedSubject(item.Subject, item.User))], at).ConfigureAwait(false);
            return "done";
        });

    private static Gen<Step> AnyRead() =>
        from kind in Gen.Elements(Kinds)
        from subjects in AnySubjects()
        select new Step($"read {kind} of {Names(subjects)}", async store =>
            Lines(await LawSuite.ListAsync(store.Answers.ReadAsync(kind, [.. subjects.Select(item => item.Subject)])).ConfigureAwait(false)));

    private static Gen<Step> AnyDue() => from kind in Gen.Elements(Kinds) from asOf in Gen.Elements(Instants) select Due(kind, asOf);

    private static Gen<Step> AnyErase() =>
        from item in Gen.Elements(Subjects.Where(item => !item.User.IsNone))
        select new Step($"erase {item.User}", async store =>
        {
            var kept = (await LawSuite.ListAsync(store.Answers.ExportAsync(item.User)).ConfigureAwait(false)).Count > 0;
            var erased = await store.Answers.EraseAsync(item.User).ConfigureAwait(false);
            return $"{(kept ? "something" : "nothing")} was handed out, {erased} records erased";
        });

    private static Step ReadAll(string kind) => new($"read all of {kind}", async store => Lines(await store.AllAsync(kind).ConfigureAwait(false)));

    // Those that are due at one instant come in any order, so they are sorted; the instants must be in order as they come.
    private static Step Due(string kind, Instant asOf) => new($"read what is due of {kind} at {Hard.Text(asOf)}", async store =>
    {
        var due = await store.DueAsync(kind, asOf).ConfigureAwait(false);
        var instants = due.Select(item => item.Due).ToList();
        var order = instants.Order().SequenceEqual(instants) ? "in order" : "in disorder";
        return $"{order}:\n{string.Join('\n', due.Select(Answers.Text).Order(StringComparer.Ordinal))}";
    });

    private static string Names((string Subject, UserId User)[] subjects) => string.Join(", ", subjects.Select(item => $"'{item.Subject}'"));

    private static string Lines(List<AssessmentState> states) => string.Join('\n', states.Select(Answers.Text).Order(StringComparer.Ordinal));
}
