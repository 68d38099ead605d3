using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>Cases worked out by hand. 2026-02-02 is a Monday.</summary>
public sealed class CaseEvaluatorTests
{
    [Theory]
    [InlineData(1, "acknowledge", "2026-02-02T09:30:00")]
    [InlineData(1, "firstResponse", "2026-02-02T11:00:00")]
    [InlineData(1, "nextUpdate", "2026-02-02T13:00:00")]
    [InlineData(1, "resolve", "2026-02-05T09:00:00")]
    [InlineData(2, "acknowledge", "2026-02-02T11:00:00")]
    [InlineData(2, "firstResponse", "2026-02-02T17:00:00")]
    [InlineData(2, "nextUpdate", "2026-02-02T17:00:00")]
    [InlineData(2, "resolve", "2026-02-09T17:00:00")]
    [InlineData(3, "acknowledge", "2026-02-02T17:00:00")]
    [InlineData(3, "firstResponse", "2026-02-03T17:00:00")]
    [InlineData(3, "nextUpdate", "2026-02-09T17:00:00")]
    [InlineData(3, "resolve", "2026-02-16T17:00:00")]
    [InlineData(4, "acknowledge", "2026-02-02T17:00:00")]
    [InlineData(4, "firstResponse", "2026-02-04T17:00:00")]
    [InlineData(4, "nextUpdate", "2026-02-16T17:00:00")]
    [InlineData(4, "resolve", "2026-02-23T17:00:00")]
    public void Targets_are_due_by_grade_as_the_default_says(int grade, string target, string due)
    {
        var status = new CaseStory().Received("2026-02-02T09:00", grade).AsOf("2026-02-02T09:00");

        Assert.Equal(grade, status.Grade!.Value.Number());
        Assert.Equal(due, CaseStory.Text(TargetOf(status, target).DueAt));
        Assert.Equal(
            CaseStory.Evaluator.DueOf(status.Grade.Value, KindOf(target), Instant.FromUtc(2026, 2, 2, 9, 0)).DueAt,
            TargetOf(status, target).DueAt);
    }

    [Fact]
    public void A_target_that_ends_with_the_day_is_kept_until_the_next_opening()
    {
        var story = new CaseStory().Received("2026-02-02T09:00", 3);

        var target = TargetOf(story.AsOf("2026-02-03T09:00"), "acknowledge");
        Assert.Equal((TargetState.Running, "2026-02-02T17:00:00", "2026-02-03T09:00:00"), (target.Status, CaseStory.Text(target.DueAt), CaseStory.Text(target.LastOnTimeAt)));
        Assert.Equal(TargetState.Breached, TargetOf(story.AsOf("2026-02-03T09:00:00.000000001"), "acknowledge").Status);
    }

    [Fact]
    public void A_strict_target_is_missed_right_after_it_is_due()
    {
        var policy = CasePolicies.Default with { Targets = CasePolicies.Default.Targets.Select(target => target with { StrictDue = true }).ToEquatableArray() };
        var evaluator = new CaseEvaluator(policy, CaseStory.Grader, CaseStory.Business);
        var story = new CaseStory().Received("2026-02-02T09:00", 3);

        Assert.Equal(TargetState.Running, TargetOf(story.AsOf("2026-02-02T17:00", evaluator), "acknowledge").Status);
        Assert.Equal(TargetState.Breached, TargetOf(story.AsOf("2026-02-02T17:00:00.000000001", evaluator), "acknowledge").Status);
    }

    [Fact]
    public void Waiting_takes_working_time_out_of_the_clock()
    {
        // 72 h from Monday 9:00; 10 h of waiting move the end from Thursday 9:00 to Thursday 19:00.
        var status = new CaseStory().Received("2026-02-02T09:00", 1).Investigated("2026-02-02T09:10")
            .Paused("2026-02-02T10:00").Resumed("2026-02-02T20:00").AsOf("2026-02-03T00:00");

        Assert.Equal("2026-02-05T19:00:00", CaseStory.Text(TargetOf(status, "resolve").DueAt));
        Assert.Equal(Duration.FromHours(67), TargetOf(status, "resolve").Left);
    }

    [Fact]
    public void A_pause_moves_working_days_by_those_between_its_dates()
    {
        // 10 working days from Monday the 2nd are the 16th. Wednesday to the next Tuesday: Thursday, Friday, Monday, Tuesday.
        var story = new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", 3).Paused("2026-02-04T16:00").Resumed("2026-02-10T10:00");

        Assert.Equal("2026-02-20T17:00:00", CaseStory.Text(TargetOf(story.AsOf("2026-02-11T09:00"), "resolve").DueAt));
    }

    [Fact]
    public void A_pause_that_lasts_stands_no_longer_than_the_target_itself()
    {
        // 72 h, of which 1 h was used up; the clock stands 72 h at most, until Thursday 10:00, and 71 h are left then.
        var story = new CaseStory().Received("2026-02-02T09:00", 1).Investigated("2026-02-02T09:10").Paused("2026-02-02T10:00", PauseReason.WaitingThirdParty);

        var paused = TargetOf(story.AsOf("2026-02-05T09:59"), "resolve");
        Assert.Equal((TargetState.Paused, "2026-02-05T10:00:00", "2026-02-08T09:00:00"), (paused.Status, CaseStory.Text(paused.PausedUntil), CaseStory.Text(paused.DueAt)));
        Assert.Equal(TargetState.Running, TargetOf(story.AsOf("2026-02-05T10:00"), "resolve").Status);
        Assert.Equal(TargetState.Breached, TargetOf(story.AsOf("2026-02-08T09:01"), "resolve").Status);
    }

    [Fact]
    public void Acknowledgement_and_first_response_wait_for_nobody()
    {
        var status = new CaseStory().Received("2026-02-02T09:00", 1).Investigated("2026-02-02T09:05").Paused("2026-02-02T09:06", PauseReason.Testing).AsOf("2026-02-02T09:10");

        Assert.Equal(TargetState.Running, TargetOf(status, "acknowledge").Status);
        Assert.Equal(TargetState.Running, TargetOf(status, "firstResponse").Status);
        Assert.Equal(TargetState.Paused, TargetOf(status, "resolve").Status);
    }

    [Fact]
    public void Raising_the_grade_counts_from_the_receipt_and_says_what_is_late_at_once()
    {
        // Grade 3 would answer by Tuesday 17:00. On Tuesday 12:00 an injury shows: 2 h from Monday 9:00 are long over.
        var status = new CaseStory().Received("2026-02-02T09:00", 3).Screened("2026-02-02T09:30").Acknowledged("2026-02-02T10:00")
            .Evidence("2026-02-03T12:00", "safety", 3).AsOf("2026-02-03T12:00");

        var first = TargetOf(status, "firstResponse");
        Assert.Equal((TargetState.Breached, BreachCause.Regrade), (first.Status, first.Cause));
        Assert.Equal(("2026-02-02T11:00:00", "2026-02-03T12:00:00"), (CaseStory.Text(first.DueAt), CaseStory.Text(first.BreachedAt)));
        Assert.Equal(TargetState.Met, TargetOf(status, "acknowledge").Status);
        Assert.Equal("2026-02-05T09:00:00", CaseStory.Text(TargetOf(status, "resolve").DueAt));
    }

    [Fact]
    public void Lowering_the_grade_never_moves_a_missed_deadline()
    {
        var story = new CaseStory().Received("2026-02-02T09:00", 2).Screened("2026-02-02T09:10")
            .Add(id => new CaseRegraded { ComplaintId = id, At = CaseStory.At("2026-02-02T12:00"), Grade = ComplaintGrade.Minor, Actor = "lead-1", Reason = "No risk." });

        var status = story.AsOf("2026-02-02T13:00");
        Assert.Equal(ComplaintGrade.Minor, status.Grade);
        var acknowledge = TargetOf(status, "acknowledge");
        Assert.Equal((TargetState.Breached, BreachCause.Late, "2026-02-02T11:00:00"), (acknowledge.Status, acknowledge.Cause, CaseStory.Text(acknowledge.DueAt)));
        Assert.Equal("2026-02-23T17:00:00", CaseStory.Text(TargetOf(status, "resolve").DueAt));
    }

    [Fact]
    public void Lowering_takes_an_actor_and_a_reason()
    {
        var status = new CaseStory().Received("2026-02-02T09:00", 2)
            .Add(id => new CaseRegraded { ComplaintId = id, At = CaseStory.At("2026-02-02T10:00"), Grade = ComplaintGrade.Minor }).AsOf("2026-02-02T10:00");

        Assert.Equal(ComplaintGrade.Major, status.Grade);
        Assert.Equal("To lower a grade takes an actor and a reason. Give both.", Assert.Single(status.Problems).Why.In("en"));
    }

    [Fact]
    public void An_illegal_move_lists_the_legal_ones_and_changes_nothing()
    {
        var status = new CaseStory().Received("2026-02-02T09:00").Decided("2026-02-02T10:00").AsOf("2026-02-02T11:00");

        Assert.Equal(CaseState.Received, status.State);
        var problem = Assert.Single(status.Problems);
        Assert.Equal([CaseEventType.Screened, CaseEventType.Withdrawn, CaseEventType.NotAccepted, CaseEventType.Merged], problem.Legal);
        Assert.Equal("A case that is received can't take 'decided'. Legal: screened, withdrawn, notAccepted, merged.", problem.Why.In("en"));
    }

    [Fact]
    public void Only_grade_1_goes_straight_to_the_investigation()
    {
        Assert.Equal(CaseState.Investigating, new CaseStory().Received("2026-02-02T09:00", 1).Investigated("2026-02-02T09:01").AsOf("2026-02-02T10:00").State);
        Assert.Equal(CaseState.Received, new CaseStory().Received("2026-02-02T09:00", 2).Investigated("2026-02-02T09:01").AsOf("2026-02-02T10:00").State);
    }

    [Fact]
    public void Fourteen_silent_days_close_a_case_whose_record_is_whole()
    {
        // Answered on the 3rd; the whole days from the 4th to the 17th pass; the case closes as the 18th begins.
        var story = new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00").Decided("2026-02-03T10:00").Responded("2026-02-03T11:00").Noted("2026-02-03T12:00");

        Assert.Equal(CaseState.Responded, story.AsOf("2026-02-17T23:59").State);
        Assert.Equal("2026-02-18T00:00:00", CaseStory.Text(story.Assess("2026-02-10T09:00").ValidUntil));
        var closed = story.AsOf("2026-03-01T00:00");
        Assert.Equal((CaseState.Closed, true, "2026-02-18T00:00:00"), (closed.State, closed.ClosedBySilence, CaseStory.Text(closed.Since)));
    }

    [Fact]
    public void Silence_waits_for_what_the_record_lacks()
    {
        var story = new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00").Decided("2026-02-03T10:00").Responded("2026-02-03T11:00");

        var open = story.AsOf("2026-03-01T00:00");
        Assert.Equal(CaseState.Responded, open.State);
        Assert.Equal([ClosingItem.RemedyDelivered, ClosingItem.RootCause, ClosingItem.Summary], open.Missing);
        var closed = story.Noted("2026-02-25T10:00").AsOf("2026-03-01T00:00");
        Assert.Equal((CaseState.Closed, "2026-02-25T10:00:00"), (closed.State, CaseStory.Text(closed.Since)));
    }

    [Fact]
    public void The_gate_lists_what_is_missing()
    {
        var status = new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", 2).Decided("2026-02-03T10:00").Responded("2026-02-03T11:00")
            .Noted("2026-02-03T12:00", action: null)
            .Add(id => new CustomerAccepted { ComplaintId = id, At = CaseStory.At("2026-02-04T10:00") })
            .Add(id => new CaseClosed { ComplaintId = id, At = CaseStory.At("2026-02-04T11:00") }).AsOf("2026-02-05T00:00");

        Assert.Equal(CaseState.Accepted, status.State);
        Assert.Equal([ClosingItem.CorrectiveAction], Assert.Single(status.Problems).Missing);
    }

    [Fact]
    public void A_cause_that_comes_back_asks_for_an_action_at_any_grade()
    {
        var book = new CaseBook();
        foreach (var id in new[] { "C-1", "C-2", "C-3" })
        {
            AddAll(book, new CaseStory(id).ReceivedAndInvestigated("2026-02-02T09:00").Decided("2026-02-03T10:00").Responded("2026-02-03T11:00")
                .Noted($"2026-02-03T1{id[2]}:00", action: null));
        }

        Assert.Empty(CaseStory.Evaluator.Assess(book, new("C-3"), CaseStory.At("2026-02-03T11:30")).Value.Problems);
        Assert.Empty(CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-02-03T12:59")).Value.Missing);
        Assert.Equal([ClosingItem.CorrectiveAction], CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-02-03T13:00")).Value.Missing);
        Assert.Empty(CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-05-04T11:00")).Value.Missing);
    }

    [Fact]
    public void A_reopened_case_goes_on_where_it_stood()
    {
        // 5 working days from Monday the 2nd: the 9th. Answered on the 3rd, closed on the 4th, reopened on Tuesday the 10th: five
        // working days between the answer and the reopening are not counted.
        var story = Closed(2).Add(id => new CaseReopened { ComplaintId = id, At = CaseStory.At("2026-02-10T09:00"), Reason = "Broken again." });

        var status = story.AsOf("2026-02-10T10:00");
        Assert.Equal((CaseState.Reopened, 1), (status.State, status.Reopenings));
        Assert.Equal((TargetState.Running, "2026-02-16T17:00:00"), (TargetOf(status, "resolve").Status, CaseStory.Text(TargetOf(status, "resolve").DueAt)));
        Assert.Equal(TargetState.Met, TargetOf(story.AsOf("2026-02-09T10:00"), "resolve").Status);
    }

    [Fact]
    public void A_case_restarts_its_clocks_if_the_policy_says_so()
    {
        var policy = CasePolicies.Default with { Reopen = new() { Mode = ReopenMode.Restart, Within = Duration.FromDays(30) } };
        var evaluator = new CaseEvaluator(policy, CaseStory.Grader, CaseStory.Business);
        var status = Closed(2).Add(id => new CaseReopened { ComplaintId = id, At = CaseStory.At("2026-02-10T09:00") }).AsOf("2026-02-10T10:00", evaluator);

        Assert.Equal("2026-02-17T17:00:00", CaseStory.Text(TargetOf(status, "resolve").DueAt));
        Assert.Equal("2026-02-10T11:00:00", CaseStory.Text(TargetOf(status, "acknowledge").DueAt));
    }

    [Fact]
    public void After_the_reopening_time_it_is_a_new_complaint()
    {
        var story = Closed(2).Add(id => new CaseReopened { ComplaintId = id, At = CaseStory.At("2026-04-10T09:00") });

        Assert.Equal(CaseEventType.Reopened, Assert.Single(story.AsOf("2026-04-11T09:00").Problems).Event.Type);
        Assert.Equal(CaseState.Closed, story.AsOf("2026-04-11T09:00").State);
    }

    [Fact]
    public void A_breach_is_never_unrecorded()
    {
        var story = new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", 2).Decided("2026-02-12T10:00").Responded("2026-02-12T11:00")
            .Add(id => new CustomerDisputed { ComplaintId = id, At = CaseStory.At("2026-02-13T09:00") });

        var status = story.AsOf("2026-02-13T10:00");
        Assert.Equal(TargetState.Breached, TargetOf(status, "resolve").Status);
        Assert.Contains(status.Breaches, breach => breach.Target == "resolve" && CaseStory.Text(breach.DueAt) == "2026-02-09T17:00:00");
    }

    [Fact]
    public void Age_raises_the_grade_when_the_target_is_missed()
    {
        var grader = new ComplaintGrader(GradingPolicies.Default with { Regrading = new() { Age = [new() { Share = 1, Raise = 1, UpTo = ComplaintGrade.Major }] } });
        var evaluator = new CaseEvaluator(CasePolicies.Default, grader, CaseStory.Business);
        var story = new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", 3);

        // Due on Monday the 16th at 17:00, on time until the 17th at 9:00.
        Assert.Equal(ComplaintGrade.Standard, story.AsOf("2026-02-17T09:00", evaluator).Grade);
        var raised = story.AsOf("2026-02-20T09:00", evaluator);
        Assert.Equal((ComplaintGrade.Major, GradeCause.Age), (raised.Grade, raised.Grades[^1].Cause));
        Assert.Equal("2026-02-17T09:00:00.000000001", CaseStory.Text(raised.Grades[^1].At));
        Assert.Equal(BreachCause.Late, TargetOf(raised, "resolve").Cause);
    }

    [Fact]
    public void A_merge_takes_the_earliest_receipt_and_the_gravest_grade_and_can_be_undone()
    {
        var book = new CaseBook();
        AddAll(book, new CaseStory("C-1").Received("2026-02-02T09:00", 2, "hotline")
            .Add(id => new CaseMerged { ComplaintId = id, At = CaseStory.At("2026-02-03T09:30"), Into = new("C-2") })
            .Add(id => new CaseUnmerged { ComplaintId = id, At = CaseStory.At("2026-02-05T09:00") }));
        AddAll(book, new CaseStory("C-2").Received("2026-02-02T12:00", 3, "app"));

        var merged = CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-02-03T10:00")).Value;
        Assert.Equal((ComplaintGrade.Major, "2026-02-02T09:00:00"), (merged.Grade, CaseStory.Text(merged.ReceivedAt)));
        Assert.Equal(["app", "hotline"], merged.Channels);
        Assert.Equal([new("C-1")], merged.Members);
        Assert.Equal((BreachCause.Merge, "2026-02-02T17:00:00"), (TargetOf(merged, "firstResponse").Cause, CaseStory.Text(TargetOf(merged, "firstResponse").DueAt)));
        Assert.Equal(CaseState.MergedInto, CaseStory.Evaluator.Assess(book, new("C-1"), CaseStory.At("2026-02-03T10:00")).Value.State);

        var parted = CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-02-05T10:00")).Value;
        Assert.Equal((ComplaintGrade.Standard, "2026-02-02T12:00:00"), (parted.Grade, CaseStory.Text(parted.ReceivedAt)));
        Assert.Equal(CaseState.Received, CaseStory.Evaluator.Assess(book, new("C-1"), CaseStory.At("2026-02-05T10:00")).Value.State);
    }

    [Fact]
    public void Merges_in_a_ring_are_refused()
    {
        var book = new CaseBook();
        AddAll(book, new CaseStory("C-1").Received("2026-02-02T09:00").Add(id => new CaseMerged { ComplaintId = id, At = CaseStory.At("2026-02-03T09:00"), Into = new("C-2") }));
        AddAll(book, new CaseStory("C-2").Received("2026-02-02T09:00").Add(id => new CaseMerged { ComplaintId = id, At = CaseStory.At("2026-02-03T10:00"), Into = new("C-1") }));

        var status = CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-02-04T09:00")).Value;
        Assert.Equal(CaseState.Received, status.State);
        Assert.Equal("The other case was merged into this one. Undo that merge first.", Assert.Single(status.Problems).Why.In("en"));
        Assert.False(book.TryAdd(new CaseMerged { ComplaintId = new("C-1"), At = CaseStory.At("2026-02-03T09:00"), Into = new("C-1") }, "test", out _));
    }

    [Fact]
    public void An_acknowledgement_after_an_update_still_counts_for_the_regulator()
    {
        var evaluator = new CaseEvaluator(CasePolicies.Default with { Regulators = [RegulatorPresets.Named("cn-samr")] }, CaseStory.Grader, CaseStory.Business);
        var status = new CaseStory().Received("2026-02-02T09:00", 1).Investigated("2026-02-02T09:01").Updated("2026-02-02T09:02").Acknowledged("2026-02-02T09:03")
            .AsOf("2026-03-20T09:00", evaluator);

        Assert.Empty(status.Problems);
        Assert.Equal(TargetState.Met, TargetOf(status, "cn-samr.accept").Status);
        Assert.Equal(CaseStory.At("2026-02-02T09:03"), TargetOf(status, "cn-samr.mediate").Start);
    }

    [Fact]
    public void An_answer_holds_until_the_reopening_time_is_over()
    {
        var told = Closed(4).Assess("2026-02-05T00:00");

        Assert.Contains(CaseEventType.Reopened, told.Value.LegalMoves);
        Assert.Equal("2026-03-06T11:00:00.000000001", CaseStory.Text(told.ValidUntil));
        Assert.DoesNotContain(CaseEventType.Reopened, Closed(4).AsOf("2026-03-06T11:00:00.000000001").LegalMoves);
    }

    [Fact]
    public void An_answer_holds_until_a_cause_is_old_enough_to_ask_for_no_action()
    {
        var book = new CaseBook();
        foreach (var id in new[] { "C-1", "C-2", "C-3" })
        {
            AddAll(book, new CaseStory(id).ReceivedAndInvestigated("2026-02-02T09:00").Noted($"2026-02-03T1{id[2]}:00", action: null).Decided("2026-02-03T15:00")
                .Responded("2026-02-03T16:00"));
        }

        var told = CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-04-30T00:00"));
        Assert.Equal([ClosingItem.CorrectiveAction], told.Value.Missing);
        Assert.Equal("2026-05-04T11:00:00", CaseStory.Text(told.ValidUntil));
        Assert.Empty(CaseStory.Evaluator.Assess(book, new("C-2"), CaseStory.At("2026-05-04T11:00")).Value.Missing);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_timeline_counts_again_where_the_cap_is_used_up(bool isResumed)
    {
        var story = new CaseStory().Received("2026-02-02T09:00", 1).Investigated("2026-02-02T09:10").Paused("2026-02-02T10:00", PauseReason.WaitingThirdParty);
        var asOf = CaseStory.At("2026-02-06T13:00");
        var target = TargetOf((isResumed ? story.Resumed("2026-02-06T12:00").Paused("2026-02-06T12:30", PauseReason.Testing) : story).AsOf("2026-02-06T13:00"), "resolve");

        var counted = CaseStory.Evaluator.Timeline(target, asOf).Where(span => span.IsCounted).Aggregate(Duration.Zero, (sum, span) => sum + (span.Until - span.From));

        Assert.Equal(Duration.FromHours(72) - target.Left, counted);
    }

    [Fact]
    public void The_timeline_of_working_days_counts_again_where_the_cap_is_used_up()
    {
        // 5 working days: the pause stands from Monday the 2nd to the end of Monday the 9th.
        var story = new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", 2).Paused("2026-02-02T10:00", PauseReason.Testing);

        var spans = CaseStory.Evaluator.Timeline(TargetOf(story.AsOf("2026-02-10T12:00"), "resolve"), CaseStory.At("2026-02-10T12:00"));
        Assert.Equal(CaseStory.At("2026-02-10T00:00"), Assert.Single(spans, span => span.Pause == PauseReason.Testing).Until);
    }

    [Fact]
    public void Instants_at_the_ends_of_time_are_followed()
    {
        foreach (var at in new[] { Instant.MinValue, Instant.MaxValue, Instant.MaxValue - Duration.FromDays(3), Instant.MaxValue - Duration.FromDays(20) })
        {
            foreach (var mode in Enum.GetValues<ReopenMode>())
            {
                foreach (var preset in RegulatorPresets.All)
                {
                    var evaluator = new CaseEvaluator(CasePolicies.Default with { Reopen = new() { Mode = mode, Within = Duration.FromDays(30) }, Regulators = [preset] }, CaseStory.Grader, CaseStory.Business);
                    var id = new ComplaintId("C-1");
                    var sequence = 0;
                    var events = new List<CaseEvent> { new CaseReceived { ComplaintId = id, At = at, Facts = new() { Id = id, ReceivedAt = at } } };
                    foreach (var type in new[]
                             {
                                 CaseEventType.Screened, CaseEventType.Acknowledged, CaseEventType.Assigned, CaseEventType.InvestigationStarted, CaseEventType.Paused, CaseEventType.Resumed,
                                 CaseEventType.Decided, CaseEventType.Responded, CaseEventType.Disputed, CaseEventType.InvestigationStarted,
                             })
                    {
                        events.Add(CaseStory.Any(type, id, at) with { Sequence = ++sequence });
                        Assert.Empty(evaluator.Assess(CaseLog.From(events), at).Value.Problems);
                        _ = evaluator.Assess(CaseLog.From(events), Instant.MaxValue);
                    }
                }
            }
        }
    }

    internal static void AddAll(CaseBook book, CaseStory story)
    {
        foreach (var item in story.Events)
        {
            Assert.True(book.TryAdd(item, "test", out _));
        }
    }

    private static CaseStory Closed(int grade) => new CaseStory().ReceivedAndInvestigated("2026-02-02T09:00", grade)
        .Decided("2026-02-03T10:00").Responded("2026-02-03T11:00").Noted("2026-02-03T12:00")
        .Add(id => new CustomerAccepted { ComplaintId = id, At = CaseStory.At("2026-02-04T10:00") })
        .Add(id => new CaseClosed { ComplaintId = id, At = CaseStory.At("2026-02-04T11:00") });

    private static TargetStatus TargetOf(CaseStatus status, string target) => Assert.Single(status.Targets, item => item.Target == target);

    private static ServiceTargetKind KindOf(string target) => Enum.Parse<ServiceTargetKind>(target, ignoreCase: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Targets_of_a_complaint_that_nobody_touched_are_those_of_its_case(int grade)
    {
        var policy = CasePolicies.Default with { Regulators = [RegulatorPresets.CnSamr, RegulatorPresets.UsCfpb] };
        var grader = new ComplaintGrader(GradingPolicies.Default with { Regrading = GradingPolicies.Default.Regrading with { Age = [] } });
        var evaluator = new CaseEvaluator(policy, grader, CaseStory.Business);
        var log = new CaseStory().Received("2026-02-06T10:00", grade).ToLog();
        var facts = ((CaseReceived)log.Events[0]).Facts with { SentAt = CaseStory.At("2026-02-05T10:00") };
        log = CaseLog.From([(CaseReceived)log.Events[0] with { Facts = facts }]);

        foreach (var asOf in new[] { "2026-02-06T10:00", "2026-02-06T12:30", "2026-02-10T09:00", "2026-12-31T00:00" })
        {
            Assert.Equal(
                evaluator.Assess(log, CaseStory.At(asOf)).Value.Targets,
                evaluator.TargetsOf(facts, ComplaintGrades.FromNumber(grade), CaseStory.At(asOf)));
        }
    }
}
