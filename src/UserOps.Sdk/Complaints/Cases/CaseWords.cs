namespace UserOps.Complaints;

/// <summary>The names of states, events and the like, in both languages.</summary>
internal static class CaseWords
{
    private static readonly LocalizedText[] States =
    [
        LocalizedText.Of("none", "无"),
        LocalizedText.Of("received", "已受理登记"),
        LocalizedText.Of("screened", "已研判"),
        LocalizedText.Of("acknowledged", "已告知受理"),
        LocalizedText.Of("assigned", "已指派"),
        LocalizedText.Of("investigating", "调查中"),
        LocalizedText.Of("waiting for the customer", "待客户"),
        LocalizedText.Of("waiting for a third party", "待第三方"),
        LocalizedText.Of("testing", "检测中"),
        LocalizedText.Of("decision ready", "已有结论"),
        LocalizedText.Of("responded", "已答复"),
        LocalizedText.Of("accepted", "客户认可"),
        LocalizedText.Of("disputed", "客户有异议"),
        LocalizedText.Of("with an outside body", "外部处理"),
        LocalizedText.Of("closed", "已关闭"),
        LocalizedText.Of("reopened", "已重开"),
        LocalizedText.Of("withdrawn", "已撤回"),
        LocalizedText.Of("not accepted", "不予受理"),
        LocalizedText.Of("merged into another", "已并案"),
    ];

    private static readonly LocalizedText[] Events =
    [
        LocalizedText.Of("receive", "登记"),
        LocalizedText.Of("add evidence", "补充证据"),
        LocalizedText.Of("count like complaints", "统计同类"),
        LocalizedText.Of("screen", "研判"),
        LocalizedText.Of("acknowledge", "告知受理"),
        LocalizedText.Of("assign", "指派"),
        LocalizedText.Of("regrade", "改级"),
        LocalizedText.Of("extend a deadline", "延期"),
        LocalizedText.Of("investigate", "调查"),
        LocalizedText.Of("update the customer", "告知进展"),
        LocalizedText.Of("wait", "等待"),
        LocalizedText.Of("resume", "恢复"),
        LocalizedText.Of("decide", "作出结论"),
        LocalizedText.Of("respond", "答复"),
        LocalizedText.Of("accept", "认可"),
        LocalizedText.Of("dispute", "提出异议"),
        LocalizedText.Of("refer outside", "转外部处理"),
        LocalizedText.Of("note", "记录"),
        LocalizedText.Of("close", "关闭"),
        LocalizedText.Of("reopen", "重开"),
        LocalizedText.Of("withdraw", "撤回"),
        LocalizedText.Of("refuse", "不予受理"),
        LocalizedText.Of("merge", "并案"),
        LocalizedText.Of("undo the merge", "撤销并案"),
    ];

    private static readonly LocalizedText[] Guards =
    [
        LocalizedText.Of("", ""),
        LocalizedText.Of("grade 1", "1 级"),
        LocalizedText.Of("nothing missing", "资料齐全"),
        LocalizedText.Of("silent days passed", "静默期满"),
        LocalizedText.Of("within the reopening time", "重开期内"),
    ];

    private static readonly LocalizedText[] Pauses =
    [
        LocalizedText.Of("nothing", "无"),
        LocalizedText.Of("waiting for the customer", "等待客户"),
        LocalizedText.Of("waiting for a third party", "等待第三方"),
        LocalizedText.Of("testing", "检测鉴定"),
        LocalizedText.Of("the customer had the response", "已答复客户"),
        LocalizedText.Of("the case was closed", "已关闭"),
    ];

    private static readonly LocalizedText[] Items =
    [
        LocalizedText.Of("the outcome", "处理结论"),
        LocalizedText.Of("the reasons sent", "已告知理由"),
        LocalizedText.Of("the remedy delivered", "补救已落实"),
        LocalizedText.Of("the outside route told", "已告知外部救济途径"),
        LocalizedText.Of("the root cause", "根因代码"),
        LocalizedText.Of("the corrective action, or why there is none", "纠正预防措施（或注明无需的理由）"),
        LocalizedText.Of("the summary", "结案摘要"),
    ];

    private static readonly LocalizedText[] Targets =
    [
        LocalizedText.Of("acknowledgement", "告知受理"),
        LocalizedText.Of("first response", "首次回应"),
        LocalizedText.Of("next update", "下次进展告知"),
        LocalizedText.Of("resolution", "办结"),
    ];

    private static readonly LocalizedText[] TargetStates =
    [
        LocalizedText.Of("running", "计时中"),
        LocalizedText.Of("paused", "暂停"),
        LocalizedText.Of("met", "已达成"),
        LocalizedText.Of("breached", "已超时"),
        LocalizedText.Of("stopped", "已终止"),
    ];

    public static LocalizedText FromAnywhere { get; } = LocalizedText.Of(
        "Withdraw, refuse and merge are legal from every open state; undoing a merge leads back to it.",
        "任何未结状态均可撤回、不予受理或并案；撤销并案则回到原状态。");

    public static LocalizedText Name(CaseState state) => States[(int)state];

    public static LocalizedText Name(CaseEventType type) => Events[(int)type];

    public static LocalizedText Name(CaseGuard guard) => Guards[(int)guard];

    public static LocalizedText Name(PauseReason reason) => Pauses[(int)reason];

    public static LocalizedText Name(ClosingItem item) => Items[(int)item];

    public static LocalizedText Name(ServiceTargetKind kind) => Targets[(int)kind];

    public static LocalizedText Name(TargetState state) => TargetStates[(int)state];
}
