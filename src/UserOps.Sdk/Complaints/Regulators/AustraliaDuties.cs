using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>Presets of Australia.</summary>
internal static class AustraliaDuties
{
    private const string Rg271 = "ASIC Regulatory Guide 271, Internal dispute resolution: https://asic.gov.au/regulatory-resources/find-a-document/regulatory-guides/rg-271-internal-dispute-resolution/";

    public static RegulatorPreset AsicRg271 { get; } = new()
    {
        Name = "au-asic-rg271",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("ASIC: complaints about financial services", "澳大利亚证券与投资委员会：金融服务投诉"),
        Calendar = "au-nsw",
        EffectiveFrom = new(2021, 10, 5),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = Rg271,
        Confidence = SourceConfidence.Low,
        Notes = LocalizedText.Of(
            "Read second-hand; hold the paragraphs against the guide. It says 24 hours or one business day: here the same time of day on the next business day, so that "
            + "a complaint of Friday is acknowledged by Monday. Business days are those of New South Wales. Shorter terms of their own, such as for hardship, and the notice of delay are left out. Days do not roll.",
            "依据二手资料，段落编号请与原文核对。指引写“24 小时（或一个营业日）”：此处取下一营业日的同一时刻，周五收到的投诉至迟周一确认。营业日按新南威尔士州计。"
            + "财务困难等另有更短期限，以及延期通知，未收入。天数不顺延。"),
        Duties = [Acknowledge(), Respond(30, "RG 271.56")],
    };

    public static RegulatorPreset AsicRg271Super { get; } = AsicRg271 with
    {
        Name = "au-asic-rg271-super",
        Names = LocalizedText.Of("ASIC: complaints to superannuation trustees", "澳大利亚证券与投资委员会：养老金受托人投诉"),
        Notes = LocalizedText.Of(
            "Read second-hand; hold the paragraphs against the guide. The 45 days are for trustees; objections to the distribution of a death benefit have 90 days of their own, which are left out. "
            + "The acknowledgement is as in au-asic-rg271. Days do not roll.",
            "依据二手资料，段落编号请与原文核对。四十五日适用于养老金受托人；对身故给付分配的异议另有九十日，未收入。确认收到的期限同 au-asic-rg271。天数不顺延。"),
        Duties = [Acknowledge(), Respond(45, "RG 271, table of maximum timeframes: superannuation trustees")],
    };

    private static RegulatorDuty Acknowledge() => new()
    {
        Id = "acknowledge",
        Names = LocalizedText.Of("Acknowledge", "确认收到"),
        Trigger = RegulatorTrigger.Received,
        Deadline = DutyRules.WorkingDays(1) with { EndOfDay = DayEnd.SameTime },
        SatisfiedBy = [CaseEventType.Acknowledged, CaseEventType.CustomerUpdated, CaseEventType.Responded],
        Clause = "RG 271.51",
    };

    private static RegulatorDuty Respond(int days, string clause) => new()
    {
        Id = "respond",
        Names = LocalizedText.Of("Response of internal dispute resolution", "内部争议解决答复"),
        Trigger = RegulatorTrigger.Received,
        Deadline = DutyRules.Days(days),
        SatisfiedBy = [CaseEventType.Responded],
        Clause = clause,
    };
}
