using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

/// <summary>What holds for every history, legal or not.</summary>
public sealed class CaseLaws
{
    private static readonly ComplaintId[] Ids = [new("C-1"), new("C-2"), new("C-3")];

    [Fact]
    public void The_order_of_arrival_does_not_matter_and_what_comes_twice_counts_once() =>
        Law.Holds(CaseGenerators.MergedHistories, CaseGenerators.AsOf, (events, asOf) =>
        {
            var one = Book(events);
            var (left, right) = (Book(events.Where((_, i) => i % 3 == 0).Reverse()), Book(events.Where((_, i) => i % 3 != 0).Concat(events.Take(4))));
            right.Merge(left);
            return Told(CaseStory.Evaluator, one, asOf).SequenceEqual(Told(CaseStory.Evaluator, right, asOf));
        });

    [Fact]
    public void The_past_can_be_judged_again_whatever_came_later() =>
        Law.Holds(CaseGenerators.MergedHistories, CaseGenerators.AsOf, (events, asOf) =>
            Told(CaseStory.Evaluator, Book(events), asOf).SequenceEqual(Told(CaseStory.Evaluator, Book(events.Where(item => item.At <= asOf)), asOf)));

    [Fact]
    public void One_case_of_a_book_is_told_as_all_are() =>
        Law.Holds(CaseGenerators.MergedHistories, CaseGenerators.AsOf, (events, asOf) =>
        {
            var book = Book(events);
            return CaseStory.Evaluator.AssessAll(book, asOf).All(told => Same(told, CaseStory.Evaluator.Assess(book, told.Value.Id, asOf)));
        });

    [Fact]
    public void Nothing_changes_before_valid_until_and_something_does_at_it() =>
        Law.Holds(CaseGenerators.Policies, CaseGenerators.MergedHistories, CaseGenerators.AsOf, (policy, events, asOf) =>
            IsHonest(new(policy, CaseStory.Grader, CaseStory.Business), events, asOf));

    [Fact]
    public void Valid_until_is_honest_however_age_and_clusters_raise_the_grade() =>
        Law.Holds(CaseGenerators.Graders, CaseGenerators.MergedHistories, CaseGenerators.AsOf, (grader, events, asOf) =>
            IsHonest(new(CasePolicies.Default, grader, CaseStory.Business), events, asOf));

    [Fact]
    public void A_breach_that_was_recorded_stays() =>
        Law.Holds(CaseGenerators.MergedHistories, CaseGenerators.AsOf, CaseGenerators.AsOf, (events, one, other) =>
        {
            var (early, late) = one < other ? (one, other) : (other, one);
            var book = Book(events);
            return Ids.All(id =>
            {
                var later = CaseStory.Evaluator.Assess(book, id, late).Value.Breaches.Select(breach => (breach.Target, breach.DueAt, breach.BreachedAt, breach.Cause)).ToHashSet();
                return CaseStory.Evaluator.Assess(book, id, early).Value.Breaches
                    .All(breach => later.Contains((breach.Target, breach.DueAt, breach.BreachedAt, breach.Cause)));
            });
        });

    [Fact]
    public void What_is_listed_as_legal_can_be_taken_and_nothing_else_moves_the_case() =>
        Law.Holds(CaseGenerators.Histories, CaseGenerators.AsOf, (events, asOf) =>
        {
            var book = Book(events.Where(item => item.At <= asOf));
            var status = CaseStory.Evaluator.Assess(book, Ids[0], asOf).Value;
            return Enum.GetValues<CaseEventType>().Where(type => type is not (CaseEventType.Merged or CaseEventType.DeadlineExtended or CaseEventType.Regraded)).All(type =>
            {
                var item = CaseStory.Any(type, Ids[0], asOf) with { Sequence = 1_000 };
                var problem = CaseStory.Evaluator.Check(book, item);
                return status.LegalMoves.Contains(type) ? problem is null : problem is not null || StateAfter(book, item) == status.State;
            });
        });

    [Fact]
    public void A_refused_event_changes_nothing() =>
        Law.Holds(CaseGenerators.MergedHistories, CaseGenerators.AsOf, (events, asOf) =>
        {
            var told = CaseStory.Evaluator.AssessAll(Book(events), asOf).ToList();
            var refused = told.SelectMany(item => item.Value.Problems).Select(problem => problem.Event).ToHashSet();
            var rest = CaseStory.Evaluator.AssessAll(Book(events.Where(item => !refused.Contains(item))), asOf).ToList();
            return told.Where(item => item.Value.State != CaseState.None).Select(item => (item.Value with { Problems = [] }, item.ValidUntil))
                .SequenceEqual(rest.Select(item => (item.Value, item.ValidUntil)));
        });

    [Fact]
    public void A_merge_that_is_undone_leaves_the_case_that_went_on_as_it_was() =>
        Law.Holds(CaseGenerators.Histories, CaseGenerators.Histories, (one, other) =>
        {
            var second = other.Select(Renamed).ToList();
            var last = one.Concat(second).Max(item => item.At) + Duration.FromMinutes(1);
            var plain = Book(one.Concat(second));
            var merged = Book(
            [
                .. one, .. second,
                new CaseMerged { ComplaintId = Ids[1], At = last, Into = Ids[0] },
                new CaseUnmerged { ComplaintId = Ids[1], At = last + Duration.FromMinutes(5) },
            ]);
            var asOf = last + Duration.FromMinutes(10);
            return Ids.Take(2).All(id =>
            {
                var (before, after) = (CaseStory.Evaluator.Assess(plain, id, asOf).Value, CaseStory.Evaluator.Assess(merged, id, asOf).Value);
                // While they were one, age counted from the earlier receipt; what it raised stays raised.
                if (after.Grades.Count > before.Grades.Count)
                {
                    return after.Grades[^1].Cause == GradeCause.Age;
                }

                return before.State == after.State && before.Grade == after.Grade && before.ReceivedAt == after.ReceivedAt && after.Members.Count == 0
                    && before.Targets.Zip(after.Targets).All(pair =>
                        pair.Second.Status == TargetState.Breached || (pair.First.DueAt == pair.Second.DueAt && pair.First.Status == pair.Second.Status));
            });
        });

    [Fact]
    public void A_graver_grade_is_never_due_later() =>
        Law.Holds(CaseGenerators.AsOf, CaseGenerators.Calendars, (receivedAt, clock) =>
        {
            var evaluator = new CaseEvaluator(CasePolicies.Default, CaseStory.Grader, clock);
            return Enum.GetValues<ServiceTargetKind>().All(kind => Enumerable.Range(1, 3).All(grade =>
                evaluator.DueOf((ComplaintGrade)grade, kind, receivedAt).DueAt <= evaluator.DueOf((ComplaintGrade)(grade - 1), kind, receivedAt).DueAt));
        });

    [Fact]
    public void Events_survive_json() =>
        Law.Holds(CaseGenerators.MergedHistories, events => events.All(item =>
            CaseEventJson.TryRead(CaseEventJson.Write(item), "test", out var read, out _) && read == item && CaseEventJson.Write(read) == CaseEventJson.Write(item)));

    [Fact]
    public void Policies_survive_json() =>
        Law.Holds(CaseGenerators.Policies, policy =>
            CasePolicyJson.Read(CasePolicyJson.Write(policy)) == policy && CasePolicyJson.Read(CasePolicyJson.Write(policy)).ToRef() == policy.ToRef());

    internal static CaseBook Book(IEnumerable<CaseEvent> events)
    {
        var book = new CaseBook();
        foreach (var item in events)
        {
            Assert.True(book.TryAdd(item, "test", out _));
        }

        return book;
    }

    private static bool IsHonest(CaseEvaluator evaluator, CaseEvent[] events, Instant asOf)
    {
        var book = Book(events.Where(item => item.At <= asOf));
        foreach (var told in evaluator.AssessAll(book, asOf))
        {
            var until = told.ValidUntil ?? asOf + Duration.FromDays(400);
            foreach (var at in Within(asOf, until))
            {
                if (!SameView(told.Value, evaluator.Assess(book, told.Value.Id, at).Value))
                {
                    return false;
                }
            }

            if (told.ValidUntil is { } change && (change <= asOf || SameView(told.Value, evaluator.Assess(book, told.Value.Id, change).Value)))
            {
                return false;
            }
        }

        return true;
    }

    private static CaseEvent Renamed(CaseEvent item) => item is CaseReceived received
        ? received with { ComplaintId = Ids[1], Facts = received.Facts with { Id = Ids[1] } }
        : item with { ComplaintId = Ids[1] };

    private static CaseState StateAfter(CaseBook book, CaseEvent item)
    {
        var trial = new CaseBook();
        trial.Merge(book);
        Assert.True(trial.TryAdd(item, "test", out _));
        return CaseStory.Evaluator.Assess(trial, item.ComplaintId, item.At).Value.State;
    }

    private static List<(CaseStatus Status, Instant? ValidUntil, string Reasons)> Told(CaseEvaluator evaluator, CaseBook book, Instant asOf) =>
        [.. evaluator.AssessAll(book, asOf).Select(told => (told.Value, told.ValidUntil, string.Join('\n', told.Reasons.Select(reason => reason.In("zh-CN")))))];

    private static bool Same(Assessment<CaseStatus> one, Assessment<CaseStatus> other) =>
        one.Value == other.Value && one.ValidUntil == other.ValidUntil && one.Reasons == other.Reasons;

    /// <summary>Instants up to another, dense at both ends.</summary>
    private static IEnumerable<Instant> Within(Instant from, Instant until)
    {
        var span = until - from;
        yield return from + Duration.FromNanoseconds(Math.Min(1, span.ToInt64Nanoseconds() - 1));
        for (var i = 1; i < 8; i++)
        {
            yield return from + Duration.FromNanoseconds(span.ToInt64Nanoseconds() / 8 * i);
        }

        yield return until - Duration.FromNanoseconds(1);
    }

    // What time alone may change, but for the time that is left.
    private static bool SameView(CaseStatus one, CaseStatus other) =>
        one.State == other.State && one.Since == other.Since && one.Grade == other.Grade && one.Grades == other.Grades && one.Breaches == other.Breaches
        && one.LegalMoves == other.LegalMoves && one.Missing == other.Missing
        && one.Targets.Count == other.Targets.Count
        && one.Targets.Zip(other.Targets).All(pair =>
            pair.First.Status == pair.Second.Status && pair.First.Warned == pair.Second.Warned && pair.First.DueAt == pair.Second.DueAt
            && pair.First.LastOnTimeAt == pair.Second.LastOnTimeAt && pair.First.PausedUntil == pair.Second.PausedUntil);
}
