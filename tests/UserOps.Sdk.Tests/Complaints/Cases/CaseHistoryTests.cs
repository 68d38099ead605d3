using System.Diagnostics;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>Merges that are undone in any order, and histories that are long.</summary>
public sealed class CaseHistoryTests
{
    private const int Many = 50_000;
    private static readonly ComplaintId Id = new("C-1");

    [Fact]
    public void What_the_case_did_itself_while_merged_stands_when_the_merge_is_undone()
    {
        var book = Book(
            Answered("A").Add(id => Merged(id, "2026-02-02T10:00", "C")).Add(id => Unmerged(id, "2026-02-04T10:00")),
            Answered("C", "2026-02-02T11:00"));

        Assert.Equal(TargetState.Met, Target(book, "C", "2026-02-05T10:00").Status);
        Assert.Equal(CaseStory.At("2026-02-02T11:00"), Target(book, "C", "2026-02-05T10:00").MetAt);
        Assert.Equal(CaseStory.At("2026-02-02T10:00"), Target(book, "C", "2026-02-03T10:00").MetAt);
    }

    [Fact]
    public void What_one_member_did_stands_when_another_leaves()
    {
        var book = Book(
            Answered("A").Add(id => Merged(id, "2026-02-02T10:00", "C")),
            new CaseStory("B").Received("2026-02-02T09:00").Add(id => Merged(id, "2026-02-02T10:00", "C")).Add(id => Unmerged(id, "2026-02-02T11:00")),
            new CaseStory("C").Received("2026-02-02T09:00"));

        Assert.Equal(TargetState.Met, Target(book, "C", "2026-02-05T10:00").Status);
        Assert.Equal(TargetState.Breached, Target(book, "B", "2026-02-05T10:00").Status);
    }

    [Fact]
    public void A_member_counts_from_its_own_joining_when_an_earlier_one_leaves()
    {
        var book = Book(
            Answered("A").Add(id => Merged(id, "2026-02-02T10:00", "C")).Add(id => Unmerged(id, "2026-02-02T12:00")),
            Answered("B").Add(id => Merged(id, "2026-02-02T11:00", "C")),
            new CaseStory("C").Received("2026-02-02T09:00"));

        Assert.Equal(CaseStory.At("2026-02-02T10:00"), Target(book, "C", "2026-02-02T11:30").MetAt);
        Assert.Equal(CaseStory.At("2026-02-02T11:00"), Target(book, "C", "2026-02-02T12:00").MetAt);
    }

    [Fact]
    public void A_member_that_leaves_takes_its_grade_and_receipt_out_of_the_whole_chain()
    {
        var book = Book(
            new CaseStory("A").Received("2026-02-01T09:00", 2).Add(id => Merged(id, "2026-02-02T10:00", "B")).Add(id => Unmerged(id, "2026-02-02T12:00")),
            new CaseStory("B").Received("2026-02-02T09:00", 3).Add(id => Merged(id, "2026-02-02T11:00", "C")),
            new CaseStory("C").Received("2026-02-02T09:30"));

        var status = CaseStory.Evaluator.Assess(book, new("C"), CaseStory.At("2026-02-02T13:00")).Value;
        Assert.Equal((ComplaintGrade.Standard, "2026-02-02T09:00:00"), (status.Grade, CaseStory.Text(status.ReceivedAt)));
    }

    [Fact]
    public void A_case_that_ended_does_not_run_again_when_a_member_leaves()
    {
        var book = Book(
            Answered("A").Add(id => Merged(id, "2026-02-02T10:00", "C")).Add(id => Unmerged(id, "2026-02-02T12:00")),
            new CaseStory("C").Received("2026-02-02T09:00").Add(id => new CaseWithdrawn { ComplaintId = id, At = CaseStory.At("2026-02-02T11:00") }));

        Assert.Equal(TargetState.Stopped, Target(book, "C", "2026-02-05T10:00").Status);
    }

    [Theory]
    [InlineData("updates")]
    [InlineData("questions")]
    [InlineData("tests")]
    [InlineData("grades")]
    [InlineData("notes")]
    public void A_long_history_costs_its_length(string kind)
    {
        var at = CaseStory.At("2026-02-02T09:00");
        var book = Book(new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", 3));
        for (var i = 0; i < Many; i++)
        {
            at += Duration.FromSeconds(1);
            var reason = kind == "tests" ? PauseReason.Testing : PauseReason.WaitingCustomer;
            CaseEvent item = kind switch
            {
                "updates" => new CustomerUpdated { ComplaintId = Id, At = at },
                "grades" => new CaseRegraded { ComplaintId = Id, At = at, Grade = (ComplaintGrade)(i % 4), Actor = "lead-1", Reason = "Looked at again." },
                "notes" => new CaseNoted { ComplaintId = Id, At = CaseStory.At("2026-02-03T09:00"), Summary = $"Note {i}." },
                _ => i % 2 == 0 ? new CasePaused { ComplaintId = Id, At = at, Reason = reason } : new CaseResumed { ComplaintId = Id, At = at },
            };
            Assert.True(book.TryAdd(item, "test", out _));
        }

        var watch = Stopwatch.StartNew();
        var status = CaseStory.Evaluator.Assess(book, Id, at + Duration.FromDays(30)).Value;

        Assert.Empty(status.Problems);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    private static CaseStory Answered(string id, string at = "2026-02-02T09:30") =>
        new CaseStory(id).Received("2026-02-02T09:00").Screened("2026-02-02T09:00").Acknowledged(at);

    private static CaseMerged Merged(ComplaintId id, string at, string into) => new() { ComplaintId = id, At = CaseStory.At(at), Into = new(into) };

    private static CaseUnmerged Unmerged(ComplaintId id, string at) => new() { ComplaintId = id, At = CaseStory.At(at) };

    private static TargetStatus Target(CaseBook book, string id, string at) =>
        Assert.Single(CaseStory.Evaluator.Assess(book, new(id), CaseStory.At(at)).Value.Targets, target => target.Target == "acknowledge");

    private static CaseBook Book(params CaseStory[] stories)
    {
        var book = new CaseBook();
        foreach (var story in stories)
        {
            CaseEvaluatorTests.AddAll(book, story);
        }

        return book;
    }
}
