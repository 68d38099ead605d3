using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>The presets, counted by hand on a wall calendar. All instants are UTC.</summary>
public sealed class RegulatorPresetsTests
{
    // Friday 10:00 in Shanghai. Not counted; 9 to 13 are five, Saturday 14 is a make-up workday, 15 to 23 are off, Tuesday 24 is the seventh.
    [Fact]
    public void Cn_samr_accepts_within_seven_working_days_over_the_spring_festival()
    {
        var status = Story(RegulatorPresets.CnSamr, "2026-02-06T02:00");

        Assert.Equal("2026-02-24T15:59:59.999999999", Due(status, "cn-samr.accept"));
        Assert.DoesNotContain(status.Targets, target => target.Target == "cn-samr.mediate");
    }

    // Accepted on Tuesday 2026-02-24. 25 to 27 and Saturday 28 (make-up) are 4, three weeks to March 20 are 19, to April 3 are 29;
    // 4 to 6 are off; 7 to 10 are 33, two weeks to the 24th are 43, the 27th and the 28th are 45.
    [Fact]
    public void Cn_samr_mediates_within_forty_five_working_days_of_the_acceptance()
    {
        var story = new CaseStory().Received("2026-02-06T02:00").Screened("2026-02-06T02:00").Acknowledged("2026-02-24T02:00");
        var evaluator = With(RegulatorPresets.CnSamr);

        var status = story.AsOf("2026-02-24T03:00", evaluator);
        Assert.Equal(TargetState.Met, Of(status, "cn-samr.accept").Status);
        Assert.Equal("2026-04-28T15:59:59.999999999", Due(status, "cn-samr.mediate"));
    }

    // A laboratory has the goods from Monday March 9 to Monday 16: five working days (10 to 13 and 16). After the 28th come 29 and 30
    // (47); May 1 to 5 are off; 6, 7 and 8 are 50.
    [Fact]
    public void Cn_samr_does_not_count_the_time_of_testing()
    {
        var story = new CaseStory().Received("2026-02-06T02:00").Screened("2026-02-06T02:00").Acknowledged("2026-02-24T02:00")
            .Assigned("2026-02-24T02:30").Investigated("2026-02-24T03:00")
            .Paused("2026-03-09T02:00", PauseReason.Testing).Resumed("2026-03-16T02:00")
            .Paused("2026-03-17T02:00", PauseReason.WaitingCustomer).Resumed("2026-03-24T02:00");

        Assert.Equal("2026-05-08T15:59:59.999999999", Due(story.AsOf("2026-03-25T02:00", With(RegulatorPresets.CnSamr)), "cn-samr.mediate"));
    }

    [Fact]
    public void Cn_samr_is_satisfied_by_saying_that_the_complaint_is_not_accepted()
    {
        var story = new CaseStory().Received("2026-02-06T02:00")
            .Add(id => new CaseNotAccepted { ComplaintId = id, At = CaseStory.At("2026-02-10T02:00"), Reason = "Not a consumer." });

        var accept = Of(story.AsOf("2026-03-01T00:00", With(RegulatorPresets.CnSamr)), "cn-samr.accept");
        Assert.Equal((TargetState.Met, "2026-02-10T02:00:00"), (accept.Status, CaseStory.Text(accept.MetAt)));
    }

    // Thursday before Easter: Good Friday and Easter Monday are off, so the 7th, the 8th and the 9th. Eight weeks on is Thursday May 28.
    [Fact]
    public void Uk_fca_disp_counts_three_business_days_and_eight_weeks()
    {
        var status = Story(RegulatorPresets.UkFcaDisp, "2026-04-02T10:00");

        Assert.Equal("2026-04-09T22:59:59.999999999", Due(status, "uk-fca-disp.summary"));
        Assert.Equal("2026-05-28T22:59:59.999999999", Due(status, "uk-fca-disp.final"));
    }

    [Fact]
    public void Uk_fca_disp_is_summarily_resolved_when_the_customer_accepts()
    {
        var story = new CaseStory().ReceivedAndInvestigated("2026-04-02T10:00").Decided("2026-04-02T11:00").Responded("2026-04-02T12:00");
        var evaluator = With(RegulatorPresets.UkFcaDisp);

        Assert.Equal(TargetState.Running, Of(story.AsOf("2026-04-03T00:00", evaluator), "uk-fca-disp.summary").Status);
        Assert.Equal(TargetState.Breached, Of(story.AsOf("2026-04-10T00:00", evaluator), "uk-fca-disp.summary").Status);
        var accepted = story.Add(id => new CustomerAccepted { ComplaintId = id, At = CaseStory.At("2026-04-09T22:59") });
        Assert.Equal(TargetState.Met, Of(accepted.AsOf("2026-04-10T00:00", evaluator), "uk-fca-disp.summary").Status);
    }

    [Fact]
    public void A_holding_response_does_the_duty_that_it_names_and_no_other()
    {
        var story = new CaseStory().ReceivedAndInvestigated("2026-04-02T10:00").Add(id => new DeadlineExtended
        {
            ComplaintId = id,
            At = CaseStory.At("2026-05-27T10:00"),
            Target = "uk-fca-disp.final",
            Reason = "The insurer's file is not here.",
        });
        var evaluator = With(RegulatorPresets.UkFcaDisp, RegulatorPresets.UkOfcom);

        var status = story.AsOf("2026-06-30T00:00", evaluator);
        Assert.Empty(status.Problems);
        Assert.Equal((TargetState.Met, "2026-05-28T22:59:59.999999999"), (Of(status, "uk-fca-disp.final").Status, Due(status, "uk-fca-disp.final")));
        Assert.Equal(TargetState.Breached, Of(status, "uk-ofcom.resolve").Status);

        // A word to the customer on the way is no holding response.
        Assert.Equal(TargetState.Running, Of(new CaseStory().ReceivedAndInvestigated("2026-04-02T10:00").Updated("2026-04-20T10:00").AsOf("2026-04-21T00:00", evaluator), "uk-fca-disp.final").Status);
    }

    // Monday 2026-12-14. 15 to 24 are eight; 25 and 28 (for Saturday 26) are off; 29 to 31 are eleven; January 4 to 7 are fifteen. The 8th
    // is the sixteenth, three weeks to the 29th are thirty-one, February 1 to 4 are thirty-five.
    [Fact]
    public void Uk_fca_disp_payments_counts_fifteen_and_thirty_five_business_days_over_new_year()
    {
        var status = Story(RegulatorPresets.UkFcaDispPayments, "2026-12-14T10:00");

        Assert.Equal("2027-01-07T23:59:59.999999999", Due(status, "uk-fca-disp-payments.respond"));
        Assert.Equal("2027-02-04T23:59:59.999999999", Due(status, "uk-fca-disp-payments.final"));
    }

    // Sent on Sunday March 1 in New York; the clocks go forward on the 8th. The 16th and April 30.
    [Fact]
    public void Us_cfpb_counts_from_the_day_on_which_it_was_sent()
    {
        var story = new CaseStory();
        story.Add(id => new CaseReceived
        {
            ComplaintId = id,
            At = CaseStory.At("2026-03-03T10:00"),
            Facts = new() { Id = id, ReceivedAt = CaseStory.At("2026-03-03T10:00"), SentAt = CaseStory.At("2026-03-02T04:59") },
        });

        var status = story.AsOf("2026-03-03T10:00", With(RegulatorPresets.UsCfpb));
        Assert.Equal("2026-03-17T03:59:59.999999999", Due(status, "us-cfpb.respond"));
        Assert.Equal("2026-05-01T03:59:59.999999999", Due(status, "us-cfpb.final"));
    }

    [Fact]
    public void Us_cfpb_counts_from_the_receipt_where_nobody_says_when_it_was_sent() =>
        Assert.Equal("2026-03-17T03:59:59.999999999", Due(Story(RegulatorPresets.UsCfpb, "2026-03-01T15:00"), "us-cfpb.respond"));

    // January 31: thirty days on is March 2 in winter time, sixty is April 1 in summer time.
    [Fact]
    public void Us_dot_air_acknowledges_in_thirty_days_and_answers_in_sixty()
    {
        var evaluator = With(RegulatorPresets.UsDotAir);
        var story = new CaseStory().Received("2026-01-31T12:00").Screened("2026-01-31T12:00");
        var status = story.AsOf("2026-01-31T12:00", evaluator);

        Assert.Equal("2026-03-03T04:59:59.999999999", Due(status, "us-dot-air.acknowledge"));
        Assert.Equal("2026-04-02T03:59:59.999999999", Due(status, "us-dot-air.respond"));
        Assert.Equal(TargetState.Met, Of(story.Acknowledged("2026-02-01T12:00").AsOf("2026-02-02T00:00", evaluator), "us-dot-air.acknowledge").Status);
        Assert.Equal(TargetState.Breached, Of(story.AsOf("2026-04-02T04:00", evaluator), "us-dot-air.respond").Status);
    }

    // Friday 2026-01-23, 10:00 in Sydney. Monday is Australia Day: Tuesday 10:00. Thirty days on is Sunday February 22, and stays there;
    // forty-five is March 9.
    [Fact]
    public void Au_asic_rg271_acknowledges_by_the_same_time_of_the_next_business_day()
    {
        var status = Story(RegulatorPresets.AuAsicRg271, "2026-01-22T23:00");
        Assert.Equal("2026-01-26T23:00:00", Due(status, "au-asic-rg271.acknowledge"));
        Assert.Equal("2026-02-22T12:59:59.999999999", Due(status, "au-asic-rg271.respond"));
        Assert.Equal("2026-03-09T12:59:59.999999999", Due(Story(RegulatorPresets.AuAsicRg271Super, "2026-01-22T23:00"), "au-asic-rg271-super.respond"));

        // On a plain Tuesday it is 24 hours.
        Assert.Equal("2026-02-10T23:00:00", Due(Story(RegulatorPresets.AuAsicRg271, "2026-02-09T23:00"), "au-asic-rg271.acknowledge"));
    }

    [Theory]
    [InlineData("2026-04-07T22:30", "2026-06-02T22:59:59.999999999")] // April 7, 23:30 in London: eight weeks.
    [InlineData("2026-04-07T23:30", "2026-05-20T22:59:59.999999999")] // April 8, 00:30 in London: six weeks.
    public void Uk_ofcom_goes_from_eight_weeks_to_six_on_the_eighth_of_April_2026(string received, string due) =>
        Assert.Equal(due, Due(Story(RegulatorPresets.UkOfcom, received), "uk-ofcom.resolve"));

    // Monday 2026-02-02: the fifteenth day is Tuesday 17, in the Spring Festival; the next working day is the 24th. Extended: 30 days are
    // March 4, 60 are Friday April 3.
    [Fact]
    public void Cn_bank_insurance_moves_a_last_day_off_and_is_extended_twice()
    {
        var evaluator = With(RegulatorPresets.CnBankInsurance);
        var story = new CaseStory().Received("2026-02-02T02:00");
        Assert.Equal("2026-02-24T15:59:59.999999999", Due(story.AsOf("2026-02-02T02:00", evaluator), "cn-bank-insurance.decide"));

        story.Add(id => Extension(id, "2026-02-10T02:00", "cn-bank-insurance.decide"));
        Assert.Equal("2026-03-04T15:59:59.999999999", Due(story.AsOf("2026-02-10T02:00", evaluator), "cn-bank-insurance.decide"));
        story.Add(id => Extension(id, "2026-03-01T02:00", "cn-bank-insurance.decide"));
        Assert.Equal("2026-04-03T15:59:59.999999999", Due(story.AsOf("2026-03-01T02:00", evaluator), "cn-bank-insurance.decide"));

        story.Add(id => Extension(id, "2026-03-20T02:00", "cn-bank-insurance.decide"));
        var status = story.AsOf("2026-03-20T02:00", evaluator);
        Assert.Equal(CaseEventType.DeadlineExtended, Assert.Single(status.Problems).Event.Type);
        Assert.Equal("2026-04-03T15:59:59.999999999", Due(status, "cn-bank-insurance.decide"));
    }

    [Fact]
    public void An_extension_that_comes_after_the_end_does_not_undo_the_miss()
    {
        var story = new CaseStory().Received("2026-02-02T02:00").Add(id => Extension(id, "2026-02-25T02:00", "cn-bank-insurance.decide"));

        var decide = Of(story.AsOf("2026-02-26T02:00", With(RegulatorPresets.CnBankInsurance)), "cn-bank-insurance.decide");
        Assert.Equal((TargetState.Breached, "2026-02-24T15:59:59.999999999"), (decide.Status, CaseStory.Text(decide.DueAt)));
    }

    // Monday 2026-09-28. 29 and 30 are two; October 1 to 7 are off; 8 and 9 are four, Saturday 10 is a make-up workday, 12 to 16 are ten.
    [Fact]
    public void Cn_airline_counts_ten_working_days_over_the_national_day() =>
        Assert.Equal("2026-10-16T15:59:59.999999999", Due(Story(RegulatorPresets.CnAirline, "2026-09-28T02:00"), "cn-airline.decide"));

    // Friday 2026-09-18: the fifteenth day is October 3, off until the 8th. Accepted on September 28: sixty days are Friday November 27,
    // and ninety are Sunday December 27, so Monday.
    [Fact]
    public void Cn_xinfang_accepts_in_fifteen_days_and_decides_in_sixty_and_thirty_more()
    {
        var evaluator = With(RegulatorPresets.CnXinfang);
        var story = new CaseStory().Received("2026-09-18T02:00").Screened("2026-09-18T02:00");
        Assert.Equal("2026-10-08T15:59:59.999999999", Due(story.AsOf("2026-09-18T02:00", evaluator), "cn-xinfang.accept"));

        story.Acknowledged("2026-09-28T02:00");
        Assert.Equal("2026-11-27T15:59:59.999999999", Due(story.AsOf("2026-09-28T02:00", evaluator), "cn-xinfang.decide"));
        story.Add(id => Extension(id, "2026-11-20T02:00", "cn-xinfang.decide"));
        Assert.Equal("2026-12-28T15:59:59.999999999", Due(story.AsOf("2026-11-20T02:00", evaluator), "cn-xinfang.decide"));
    }

    // Grade 4 received on Monday 9:00 on the firm's UTC calendar, acknowledged and answered: the firm's next word is due in ten working
    // days, its decision in fifteen, the summary resolution on Thursday.
    [Fact]
    public void The_earliest_of_the_firm_and_its_regulators_is_due_next()
    {
        var story = new CaseStory().Received("2026-02-02T09:00").Screened("2026-02-02T09:00").Acknowledged("2026-02-02T09:30").Updated("2026-02-02T10:00");

        Assert.Equal("2026-02-16T17:00:00", CaseStory.Text(story.AsOf("2026-02-02T11:00", With(RegulatorPresets.CnXinfang)).NextDue));
        Assert.Equal("2026-02-05T23:59:59.999999999", CaseStory.Text(story.AsOf("2026-02-02T11:00", With(RegulatorPresets.CnXinfang, RegulatorPresets.UkFcaDisp)).NextDue));
    }

    [Fact]
    public void Regulators_count_the_days_of_their_own_country_unless_the_host_gives_others()
    {
        var policy = CasePolicies.Default with { Regulators = [RegulatorPresets.CnSamr] };
        var always = new BusinessClock(WorkingCalendars.Always("Asia/Shanghai"));
        var given = new CaseEvaluator(policy, CaseStory.Grader, new Dictionary<string, BusinessClock> { ["business"] = CaseStory.Business, ["cn"] = always });
        var silent = new CaseEvaluator(policy, CaseStory.Grader, new Dictionary<string, BusinessClock> { ["business"] = CaseStory.Business });
        var story = new CaseStory().Received("2026-02-06T02:00");

        Assert.Equal("2026-02-13T15:59:59.999999999", Due(story.AsOf("2026-02-06T02:00", given), "cn-samr.accept"));
        Assert.Equal("2026-02-24T15:59:59.999999999", Due(story.AsOf("2026-02-06T02:00", silent), "cn-samr.accept"));
        var unknown = CasePolicies.Default with { Regulators = [RegulatorPresets.CnSamr with { Calendar = "mars" }] };
        var refusal = Assert.Throws<InvalidPolicyException>(() => new CaseEvaluator(unknown, CaseStory.Grader, new Dictionary<string, BusinessClock> { ["business"] = CaseStory.Business }));
        Assert.Equal("$.regulators[0].calendar", Assert.Single(refusal.Problems).Path);
    }

    [Fact]
    public void Every_preset_is_sound_and_says_where_it_comes_from()
    {
        var policy = CasePolicies.Default with { Regulators = RegulatorPresets.All };

        Assert.Empty(CasePolicyValidator.Validate(policy));
        Assert.Equal(policy, CasePolicyJson.Read(CasePolicyJson.Write(policy)));
        Assert.Equal(RegulatorPresets.Names.Count, RegulatorPresets.Names.Distinct().Count());
        foreach (var preset in RegulatorPresets.All)
        {
            Assert.Contains(preset.Calendar, WorkingCalendars.Countries.Select(calendar => calendar.Name));
            Assert.True(preset.EffectiveFrom < preset.VerifiedOn, preset.Name);
            Assert.Equal(new LocalDate(2026, 11, 22), preset.VerifiedOn);
            Assert.NotEqual(preset.Notes!.In("en"), preset.Notes.In("zh-CN"));
            Assert.All(preset.Duties, duty => Assert.NotEqual(duty.Names.In("en"), duty.Names.In("zh-CN")));
        }
    }

    [Fact]
    public void A_preset_is_found_by_its_name_or_the_near_one_is_told()
    {
        Assert.All(RegulatorPresets.Names, name => Assert.Equal(name, RegulatorPresets.Named(name).Name));
        Assert.Null(RegulatorPresets.Find("cn-smar"));
        Assert.Contains("Did you mean 'cn-samr'?", Assert.Throws<ArgumentException>(() => RegulatorPresets.Named("cn-smar")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cn_samr_says_that_a_successor_must_be_checked()
    {
        Assert.Contains("successor", RegulatorPresets.CnSamr.Notes!.In("en"), StringComparison.Ordinal);
        Assert.Contains("取代", RegulatorPresets.CnSamr.Notes.In("zh-CN"), StringComparison.Ordinal);
    }

    private static CaseEvaluator With(params RegulatorPreset[] presets) =>
        new(CasePolicies.Default with { Regulators = presets.ToEquatableArray() }, CaseStory.Grader, CaseStory.Business);

    private static CaseStatus Story(RegulatorPreset preset, string received) => new CaseStory().Received(received).AsOf(received, With(preset));

    private static DeadlineExtended Extension(ComplaintId id, string at, string target) =>
        new() { ComplaintId = id, At = CaseStory.At(at), Target = target, Reason = "Complex." };

    private static TargetStatus Of(CaseStatus status, string target) => Assert.Single(status.Targets, item => item.Target == target);

    private static string Due(CaseStatus status, string target) => CaseStory.Text(Of(status, target).DueAt);
}
