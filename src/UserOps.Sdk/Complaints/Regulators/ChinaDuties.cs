namespace UserOps.Complaints;

/// <summary>Presets of mainland China.</summary>
internal static class ChinaDuties
{
    private const string China = "cn";

    public static RegulatorPreset Samr { get; } = new()
    {
        Name = "cn-samr",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("SAMR: complaints to the market regulator", "市场监管总局：消费投诉"),
        Calendar = China,
        EffectiveFrom = new(2020, 1, 1),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "市场监督管理投诉举报处理暂行办法 (State Administration for Market Regulation, order 20 of 2019, amended 2022); Civil Code, articles 201 and 203",
        Confidence = SourceConfidence.Low,
        Notes = LocalizedText.Of(
            "Check whether a successor of order 20 is in force before you rely on this. Articles 14 and 21 were read second-hand. The terms bind the regulator; a firm that is "
            + "asked to take part uses them as the latest it can be heard. The day of receipt is not counted (Civil Code, article 201). Acceptance is the acknowledgement of the case; "
            + "the time of testing and inspection is not counted towards mediation.",
            "使用前请先核实第 20 号令是否已被新办法取代。第十四条、第二十一条依据二手资料。期限约束的是监管部门，企业可据此推知最迟配合时间。收到当日不计入（民法典第二百零一条）。"
            + "受理对应案件的确认（acknowledged）；检定、检验、检测、鉴定所需时间不计入调解期限。"),
        Duties =
        [
            new()
            {
                Id = "accept",
                Names = LocalizedText.Of("Accept or not, and say so", "决定是否受理并告知"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.WorkingDays(7),
                SatisfiedBy = [CaseEventType.Acknowledged, CaseEventType.NotAccepted, CaseEventType.Responded],
                Clause = "第十四条",
            },
            new()
            {
                Id = "mediate",
                Names = LocalizedText.Of("End the mediation", "调解终结"),
                Trigger = RegulatorTrigger.Acknowledged,
                Deadline = DutyRules.WorkingDays(45),
                SatisfiedBy = [CaseEventType.Responded],
                PausedBy = [PauseReason.Testing],
                Clause = "第二十一条",
            },
        ],
    };

    public static RegulatorPreset BankInsurance { get; } = new()
    {
        Name = "cn-bank-insurance",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("Banks and insurers: consumer complaints", "银行业保险业消费投诉"),
        Calendar = China,
        EffectiveFrom = new(2020, 3, 1),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "银行业保险业消费投诉处理管理办法 (China Banking and Insurance Regulatory Commission, order 3 of 2020)",
        Confidence = SourceConfidence.Low,
        Notes = LocalizedText.Of(
            "The figures are those of the official announcement; the article was not held against the order. The first extension, to 30 days, is for complex matters; the second, by 30 more, "
            + "needs the approval of a superior and word to the customer. That days are natural days and that a last day off moves on (Civil Code, article 203) is our reading.",
            "数字出自官方发布的消息，条款编号未与原文核对。首次延长至三十日适用于情况复杂者；再延长三十日须经审批并告知投诉人。“日”按自然日计、末日为休假日顺延（民法典第二百零三条）是我们的理解。"),
        Duties =
        [
            new()
            {
                Id = "decide",
                Names = LocalizedText.Of("Decide and tell the customer", "作出处理决定并告知"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.NaturalDays(15),
                SatisfiedBy = [CaseEventType.Responded, CaseEventType.NotAccepted],
                Extensions = [15, 30],
                Clause = "第二十条",
            },
        ],
    };

    public static RegulatorPreset Airline { get; } = new()
    {
        Name = "cn-airline",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("Air passengers: complaints", "民航旅客服务投诉"),
        Calendar = China,
        EffectiveFrom = new(2021, 9, 1),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "公共航空运输旅客服务管理规定 (Ministry of Transport, order 3 of 2021)",
        Confidence = SourceConfidence.Low,
        Notes = LocalizedText.Of(
            "The figure is that of the aviation authority's summary; the article was not held against the order. An older rule on flight delays names 7 days for saying that a complaint is being handled.",
            "数字出自民航局发布的要点，条款编号未与原文核对。另有航班延误方面的旧规定要求七日内告知受理情况。"),
        Duties =
        [
            new()
            {
                Id = "decide",
                Names = LocalizedText.Of("Handle and tell the passenger", "处理并告知旅客"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.WorkingDays(10),
                SatisfiedBy = [CaseEventType.Responded, CaseEventType.NotAccepted],
                Clause = "投诉处理章",
            },
        ],
    };

    public static RegulatorPreset Xinfang { get; } = new()
    {
        Name = "cn-xinfang",
        Version = DutyRules.Version,
        Names = LocalizedText.Of("Letters and visits to public bodies", "信访事项"),
        Calendar = China,
        EffectiveFrom = new(2022, 5, 1),
        VerifiedOn = DutyRules.VerifiedOn,
        Source = "信访工作条例 (Regulations on Letters and Visits, 2022)",
        Confidence = SourceConfidence.Low,
        Notes = LocalizedText.Of(
            "No text of the rule was at hand; figures and articles are as commonly cited. The extension of the 60 days is at most 30; here it is 30. "
            + "That days are natural days and that a last day off moves on (Civil Code, article 203) is our reading.",
            "手头没有条例原文，数字与条款按通常引用。六十日的延长以三十日为限，此处取三十日。“日”按自然日计、末日为休假日顺延（民法典第二百零三条）是我们的理解。"),
        Duties =
        [
            new()
            {
                Id = "accept",
                Names = LocalizedText.Of("Accept or not, and say so", "决定是否受理并告知"),
                Trigger = RegulatorTrigger.Received,
                Deadline = DutyRules.NaturalDays(15),
                SatisfiedBy = [CaseEventType.Acknowledged, CaseEventType.NotAccepted, CaseEventType.Responded],
                Clause = "第二十三条",
            },
            new()
            {
                Id = "decide",
                Names = LocalizedText.Of("Decide", "办结"),
                Trigger = RegulatorTrigger.Acknowledged,
                Deadline = DutyRules.NaturalDays(60),
                SatisfiedBy = [CaseEventType.Responded],
                Extensions = [30],
                Clause = "第三十四条",
            },
        ],
    };
}
