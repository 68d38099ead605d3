namespace UserOps.Tickets;

/// <summary>The 24 indicators of the five layers, one row each: what is counted, what the log must hold for it, and how it counts by default.</summary>
public static class Indicators
{
    /// <summary>How many layers there are.</summary>
    public const int Layers = 5;

    /// <summary>Gets all indicators, in the order of their ids.</summary>
    public static EquatableArray<IndicatorDefinition> All { get; } =
    [
        .. Movers(), .. Solvers(), .. Drivers(), .. Optimisers(), .. Researchers(),
    ];

    /// <summary>Gets what an indicator is.</summary>
    /// <param name="id">The indicator.</param>
    /// <returns>Its row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="id"/> has no name.</exception>
    public static IndicatorDefinition Of(IndicatorId id) =>
        Enum.IsDefined(id) ? All[(int)id] : throw new ArgumentOutOfRangeException(nameof(id), id, "It must be one of M1 to R5.");

    private static IndicatorDefinition[] Movers() =>
    [
        Row(
            IndicatorId.M1, ImprovementArea.LogicAndProcess, 0.95m, 10, true, [LogField.Kind],
            ("classified first", "of tickets that an agent touched and that were passed on or solved: kind set by then"),
            ("先分类后流转", "坐席处理过且已转出或解决的工单中，此前已确定类型的")),
        Row(
            IndicatorId.M2, ImprovementArea.BusinessUnderstanding, 0.90m, 10, false, [LogField.Kind, LogField.Resolved],
            ("classified rightly", "of tickets classified and solved: first kind is the final kind"),
            ("分类准确", "已分类且已解决的工单中，首次类型与最终类型一致的")),
        Row(
            IndicatorId.M3, ImprovementArea.LogicAndProcess, 0.80m, 5, false, [LogField.TeamId, LogField.Resolved],
            ("passed on rightly", "of tickets passed on and settled: first receiving team is the one that solved it"),
            ("转派准确", "转派过且已了结的工单中，首个接收团队即解决团队的")),
        Row(
            IndicatorId.M4, ImprovementArea.LogicAndProcess, 0.90m, 10, false, [LogField.Kind, LogField.Created],
            ("classified in time", "of tickets classified or past the triage target: classified within it"),
            ("分类及时", "已分类或已超过分拣时限的工单中，在时限内分类的")),
    ];

    private static IndicatorDefinition[] Solvers() =>
    [
        Row(
            IndicatorId.S1, ImprovementArea.BusinessUnderstanding, 0.80m, 10, true, [LogField.Kind, LogField.Resolved],
            ("usage questions solved alone", "of usage tickets solved, reopen window over: not passed on and not reopened"),
            ("使用问题独立解决", "已解决且过了重开观察期的使用类工单中，未转派且未重开的")),
        Row(
            IndicatorId.S2, ImprovementArea.Communication, 0.70m, 10, false, [LogField.ActorId, LogField.Resolved],
            ("first-contact resolution", "of tickets solved, reopen window over: not passed on, not reopened, one agent up to the solution"),
            ("首次解决率", "已解决且过了重开观察期的工单中，未转派、未重开且解决前只经一名坐席的")),
        Row(
            IndicatorId.S3, ImprovementArea.BusinessUnderstanding, 0.85m, 5, true, [LogField.Kind, LogField.Module, LogField.SuspectedCause, LogField.TeamId],
            ("module and cause named", "of technical tickets passed on: module and suspected cause known at the handover"),
            ("转出时定位模块与原因", "转派的技术类工单中，转出时已指明模块与疑似原因的")),
        Row(
            IndicatorId.S4, ImprovementArea.BusinessUnderstanding, 0.75m, 5, false, [LogField.Kind, LogField.Module, LogField.TeamId, LogField.Resolved],
            ("module named rightly", "of technical tickets passed on with a module and solved: that module is the final one"),
            ("模块定位准确", "转出时已指明模块且已解决的技术类工单中，该模块即最终模块的")),
        Row(
            IndicatorId.S5, ImprovementArea.LogicAndProcess, 0.95m, 10, false, [LogField.Resolved],
            ("solved for good", "of tickets solved, reopen window over: not reopened within it"),
            ("解决不复开", "已解决且过了重开观察期的工单中，期内未重开的")),
    ];

    private static IndicatorDefinition[] Drivers() =>
    [
        Row(
            IndicatorId.D1, ImprovementArea.BusinessUnderstanding, 0.85m, 10, true, [LogField.Kind, LogField.RootCause, LogField.OwnerId, LogField.Closed],
            ("root cause and owner known", "of technical tickets closed: root cause known and owner set"),
            ("根因与责任人明确", "已关闭的技术类工单中，根因已知且责任人已定的")),
        Row(
            IndicatorId.D2, ImprovementArea.Communication, 0.80m, 5, false, [LogField.Kind, LogField.TeamId, LogField.Resolved],
            ("driven to a solution", "of technical tickets passed on, solved or past the drive target: solved within it"),
            ("推动及时解决", "转派的技术类工单中（已解决或已超时限），在推动时限内解决的")),
        Row(
            IndicatorId.D3, ImprovementArea.Communication, 0.80m, 5, false, [LogField.Kind, LogField.TeamId],
            ("not left silent", "of technical tickets passed on and open longer than the silence limit: no longer gap between touches"),
            ("跟进不断档", "转派后开放超过静默时限的技术类工单中，跟进间隔从未超限的")),
        Row(
            IndicatorId.D4, ImprovementArea.DataAnalysis, 0.90m, 3, true, [LogField.ReportPublished],
            ("statistics published", "of whole months with a ticket: report published in time"),
            ("按月发布统计", "有工单的完整自然月中，按时发布统计报告的")),
        Row(
            IndicatorId.D5, ImprovementArea.DataAnalysis, 0.70m, 3, false, [LogField.Kind, LogField.Module, LogField.RootCause, LogField.BugId],
            ("hotspots on record", "of hotspots of module and root cause: bug or problem record"),
            ("热点立案", "（模块、根因）热点中，已有缺陷或问题记录的")),
    ];

    private static IndicatorDefinition[] Optimisers() =>
    [
        Row(
            IndicatorId.P1, ImprovementArea.LogicAndProcess, 0.90m, 5, true, [LogField.RootCause, LogField.BugId, LogField.Closed],
            ("product causes linked", "of tickets closed with a root cause in the product: tied to a bug or requirement"),
            ("产品根因挂接缺陷", "以产品根因关闭的工单中，已关联缺陷或需求的")),
        Row(
            IndicatorId.P2, ImprovementArea.Communication, 0.80m, 5, true, [LogField.BugId, LogField.Closed, LogField.BugReleased],
            ("fixed, not only answered", "of linked tickets closed, decided or past the fix horizon: bug released, and closed or customer told after it"),
            ("已答必已修", "已关联缺陷并关闭的工单中（已有结论或已过修复期限），缺陷已发布且发布后关单或告知客户的")),
        Row(
            IndicatorId.P3, ImprovementArea.DataAnalysis, 0.90m, 3, false, [LogField.BugReleased, LogField.BugId, LogField.Module, LogField.RootCause],
            ("fixed for good", "of releases of fixes, recurrence window over: no new ticket of that bug or that module and root cause"),
            ("缺陷不复发", "已过复发观察期的修复发布中，未再出现同缺陷或同（模块、根因）新工单的")),
        Row(
            IndicatorId.P4, ImprovementArea.DataAnalysis, 0.50m, 3, false, [LogField.Kind, LogField.Module, LogField.RootCause, LogField.ProposalShipped],
            ("vital few improved", "of the vital-few hotspots of the period: improvement shipped"),
            ("关键少数改进", "本期关键少数热点中，已上线改进的")),
        Row(
            IndicatorId.P5, ImprovementArea.DataAnalysis, 0.60m, 3, false, [LogField.RiskRaised, LogField.Category, LogField.Module, LogField.RootCause],
            ("surges foreseen", "of surges and false alarms: surge announced beforehand"),
            ("突增有预警", "突增与误报中，事先已预警的突增")),
    ];

    private static IndicatorDefinition[] Researchers() =>
    [
        Row(
            IndicatorId.R1, ImprovementArea.DataAnalysis, 0.30m, 20, false, [LogField.Kind, LogField.Closed, LogField.InsightId],
            ("tied to insights", "of usage and requirement tickets closed: tied to an insight"),
            ("工单沉淀为洞察", "已关闭的使用类与需求类工单中，已关联洞察的")),
        Row(
            IndicatorId.R2, ImprovementArea.DataAnalysis, 0.80m, 3, true, [LogField.InsightPublished, LogField.CustomerId],
            ("insights well founded", "of insights published: enough tickets of enough customers cited"),
            ("洞察有据", "已发布的洞察中，引用了足够工单与足够客户的")),
        Row(
            IndicatorId.R3, ImprovementArea.Communication, 0.50m, 3, true, [LogField.ProposalDecided],
            ("proposals adopted", "of proposals decided: adopted"),
            ("建议被采纳", "已评审的建议中，被采纳的")),
        Row(
            IndicatorId.R4, ImprovementArea.DataAnalysis, 0.50m, 2, false,
            [LogField.ProposalDecided, LogField.ProposalShipped, LogField.Category, LogField.Module, LogField.RootCause],
            ("proposals work", "of proposals adopted and shipped, window over: targeted ticket rate fell, or outcome good"),
            ("建议见效", "已采纳并上线且过了观察期的建议中，目标工单率下降或结果良好的")),
        Row(
            IndicatorId.R5, ImprovementArea.BusinessUnderstanding, 0.60m, 3, false, [LogField.Kind, LogField.Category, LogField.Topic],
            ("vital topics looked into", "of the vital-few usage topics of the period: addressed by an insight or a proposal"),
            ("关键主题有研究", "本期关键少数使用主题中，已有洞察或建议的")),
    ];

    private static IndicatorDefinition Row(
        IndicatorId id,
        ImprovementArea area,
        decimal target,
        int least,
        bool isMandatory,
        LogField[] needs,
        (string Name, string Formula) en,
        (string Name, string Formula) zh) =>
        new(
            id,
            LayerOf(id),
            area,
            new(needs),
            new() { Id = id, Target = target, Weight = 1, Mandatory = isMandatory, LeastOpportunities = least },
            LocalizedText.Of(en.Name, zh.Name),
            LocalizedText.Of(en.Formula, zh.Formula));

    private static int LayerOf(IndicatorId id) =>
        id switch
        {
            < IndicatorId.S1 => 1,
            < IndicatorId.D1 => 2,
            < IndicatorId.P1 => 3,
            < IndicatorId.R1 => 4,
            _ => 5,
        };
}
