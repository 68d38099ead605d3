namespace UserOps.Complaints;

/// <summary>Presets of the United States.</summary>
internal static class UnitedStatesDuties
{
    private const string Federal = "us-federal";

    public static RegulatorPreset Cfpb { get; } = new()
    {
        Name = "us-cfpb",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("CFPB: complaints sent to companies", "美国消费者金融保护局：转交企业的投诉"),
        Calendar = Federal,
        EffectiveFrom = new(2012, 1, 1),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "Consumer Financial Protection Bureau, Company Portal Manual and https://www.consumerfinance.gov/complaint/process/; 12 U.S.C. 5534(a)",
        Confidence = SourceConfidence.Medium,
        Notes = LocalizedText.Of(
            "The figures are the bureau's published process; the statute asks for a timely response and names no days, and the first date of the present figures is not told. "
            + "That a response is in progress is recorded as deadlineExtended, with its reason. The clock runs from the date on which the bureau sent the complaint (sentAt), "
            + "in the time of New York; where that is not known, from the receipt. Days do not roll.",
            "期限出自该局公布的流程；法律只要求及时答复，未写天数，现行天数的起始日亦未见说明。“处理中”的答复记为 deadlineExtended 并写明理由。"
            + "自该局转交之日（sentAt）起按纽约时间计，不详时自收到之日起计。天数不顺延。"),
        Duties =
        [
            new()
            {
                Id = "respond",
                Names = LocalizedText.Of("Respond, or say that it is in progress", "答复，或说明正在处理"),
                Trigger = RegulatorTrigger.Sent,
                Deadline = DutyRules.Days(15),
                SatisfiedBy = [CaseEventType.Responded, CaseEventType.DeadlineExtended],
                Clause = "Company Portal Manual: response within 15 calendar days",
            },
            new()
            {
                Id = "final",
                Names = LocalizedText.Of("Final response", "最终答复"),
                Trigger = RegulatorTrigger.Sent,
                Deadline = DutyRules.Days(60),
                SatisfiedBy = [CaseEventType.Responded],
                Clause = "Company Portal Manual: final response within 60 calendar days",
            },
        ],
    };

    public static RegulatorPreset DotAir { get; } = new()
    {
        Name = "us-dot-air",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("DOT: complaints to airlines", "美国运输部：航空投诉"),
        Calendar = Federal,
        EffectiveFrom = new(2010, 4, 29),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "14 CFR 259.7: https://www.ecfr.gov/current/title-14/chapter-II/subchapter-A/part-259/section-259.7",
        Confidence = SourceConfidence.High,
        Notes = LocalizedText.Of(
            "Written complaints about scheduled service. Complaints about disability have a rule of their own (14 CFR 382.155). Days do not roll, and are those of New York.",
            "适用于就定期航班提出的书面投诉。涉及残障的投诉另有规定（14 CFR 382.155）。天数不顺延，按纽约日期计。"),
        Duties =
        [
            new()
            {
                Id = "acknowledge",
                Names = LocalizedText.Of("Acknowledge in writing", "书面确认收到"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.Days(30),
                SatisfiedBy = [CaseEventType.Acknowledged, CaseEventType.Responded],
                Clause = "14 CFR 259.7(c)",
            },
            new()
            {
                Id = "respond",
                Names = LocalizedText.Of("Substantive written response", "实质性书面答复"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.Days(60),
                SatisfiedBy = [CaseEventType.Responded],
                Clause = "14 CFR 259.7(c)",
            },
        ],
    };
}
