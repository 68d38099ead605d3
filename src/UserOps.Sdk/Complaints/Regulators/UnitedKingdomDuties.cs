using NodaTime;

namespace UserOps.Complaints;

/// <summary>Presets of the United Kingdom.</summary>
internal static class UnitedKingdomDuties
{
    private const string England = "gb-eng";

    public static RegulatorPreset FcaDisp { get; } = new()
    {
        Name = "uk-fca-disp",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("FCA: complaints about financial services", "英国金融行为监管局：金融服务投诉"),
        Calendar = England,
        EffectiveFrom = new(2016, 6, 30),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "FCA Handbook, Dispute Resolution: Complaints (DISP), chapter 1: https://www.handbook.fca.org.uk/handbook/DISP/1/",
        Confidence = SourceConfidence.Medium,
        Notes = LocalizedText.Of(
            "The summary resolution is a chance, not a duty: a miss means that the full procedure applies. It is done when the customer accepts. "
            + "The rule ends it with the close of business, which is the firm's own; here it ends with the date. A complaint that comes in after the close of business or "
            + "on a day off may be treated as received on the next business day; here it is not. Weeks do not roll. A holding response (DISP 1.6.2R(2)) is recorded "
            + "as deadlineExtended, with its reason. The prompt acknowledgement (DISP 1.6.1R) has no figure, and is left to the firm's own target.",
            "简易了结是一种选择而非义务：未赶上即适用完整程序；以客户接受为完成。规则以当日营业结束为止，而营业时间由各机构自定，此处按当日结束计。"
            + "营业结束后或非营业日收到的投诉可视为下一营业日收到，此处不作此处理。周数不顺延。阶段性答复（DISP 1.6.2R(2)）记为 deadlineExtended 并写明理由。"
            + "及时确认收到（DISP 1.6.1R）没有具体期限，由机构自己的时限约束。"),
        Duties =
        [
            new()
            {
                Id = "summary",
                Names = LocalizedText.Of("Summary resolution", "简易了结"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.WorkingDays(3),
                SatisfiedBy = [CaseEventType.Accepted],
                Clause = "DISP 1.5.1R, 1.5.4R",
            },
            new()
            {
                Id = "final",
                Names = LocalizedText.Of("Final or holding response", "最终答复或阶段性答复"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.Weeks(8),
                SatisfiedBy = [CaseEventType.Responded, CaseEventType.DeadlineExtended],
                Clause = "DISP 1.6.2R",
            },
        ],
    };

    public static RegulatorPreset FcaDispPayments { get; } = new()
    {
        Name = "uk-fca-disp-payments",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("FCA: complaints about payments and electronic money", "英国金融行为监管局：支付服务与电子货币投诉"),
        Calendar = England,
        EffectiveFrom = new(2018, 1, 13),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "FCA Handbook, DISP 1.6, as of 2026-06-01: https://handbook.fca.org.uk/handbook/disp1/disp1s6",
        Confidence = SourceConfidence.High,
        Notes = LocalizedText.Of(
            "The 35 days are for exceptional circumstances beyond the firm's control, after a holding response within the 15: record it as deadlineExtended. "
            + "A business day is counted as in England.",
            "三十五个营业日仅适用于机构无法控制的特殊情形，且须在十五个营业日内先发出阶段性答复（记为 deadlineExtended）。营业日按英格兰计。"),
        Duties =
        [
            new()
            {
                Id = "respond",
                Names = LocalizedText.Of("Final or holding response", "最终答复或阶段性答复"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.WorkingDays(15),
                SatisfiedBy = [CaseEventType.Responded, CaseEventType.DeadlineExtended],
                Clause = "DISP 1.6.2AR(1)",
            },
            new()
            {
                Id = "final",
                Names = LocalizedText.Of("Final response", "最终答复"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.WorkingDays(35),
                SatisfiedBy = [CaseEventType.Responded],
                Clause = "DISP 1.6.2AR(2)",
            },
        ],
    };

    public static RegulatorPreset Ofcom { get; } = new()
    {
        Name = "uk-ofcom",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("Ofcom: complaints about telecoms", "英国通信管理局：电信投诉"),
        Calendar = England,
        EffectiveFrom = new(2018, 10, 1),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "Ofcom, General Condition C4 and the Ofcom Approved Complaints Code; Review of ADR procedures, statement of 2025-07-08: https://www.ofcom.org.uk/",
        Confidence = SourceConfidence.Medium,
        Notes = LocalizedText.Of(
            "Which of the two terms holds goes by the local date of the complaint. That the six weeks are for complaints made from 2026-04-08 on, and not for older ones "
            + "still open then, is our reading of the statement. The letter that tells of dispute resolution, where the complaint is still open, is recorded as deadlineExtended. Weeks do not roll.",
            "适用六周还是八周，以投诉当地日期为准。“六周适用于 2026-04-08 起提出的投诉、不溯及此前未结投诉”是我们对公告的理解。投诉未结时寄出的争议解决告知函记为 deadlineExtended。周数不顺延。"),
        Duties = [Letter(8, from: null, until: new(2026, 4, 7)), Letter(6, from: new(2026, 4, 8), until: null)],
    };

    private static RegulatorDuty Letter(int weeks, LocalDate? from, LocalDate? until) => new()
    {
        Id = "resolve",
        Names = LocalizedText.Of("Resolve, or tell of dispute resolution", "解决，或告知争议解决途径"),
        Trigger = RegulatorTrigger.Received,
        Deadline = DutyRules.Weeks(weeks),
        SatisfiedBy = [CaseEventType.Responded, CaseEventType.DeadlineExtended],
        From = from,
        Until = until,
        Clause = "General Condition C4, Approved Complaints Code: letter to the complainant about dispute resolution",
    };
}
