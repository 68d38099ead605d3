using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>The names of grades, targets, states and the like in pictures of complaints.</summary>
internal static class ComplaintWords
{
    /// <summary>The grades, the gravest first.</summary>
    public static IEnumerable<ComplaintGrade> Grades => ComplaintGrades.All.Reverse();

    /// <summary>A grade by its number and its name.</summary>
    public static string Of(Words words, ComplaintGrade grade) => words.Of($"{grade.Number()} {grade.Name().In("en")}", $"{grade.Number()} 级（{grade.Name().In("zh-CN")}）");

    /// <summary>A target by its name; a regulator's by its own.</summary>
    public static string Target(Words words, string target) => KindOf(target) switch
    {
        ServiceTargetKind.Acknowledge => words.Of("acknowledgement", "告知受理"),
        ServiceTargetKind.FirstResponse => words.Of("first response", "首次回应"),
        ServiceTargetKind.NextUpdate => words.Of("next update", "进展告知"),
        ServiceTargetKind.Resolve => words.Of("resolution", "办结"),
        _ => words.Name(target),
    };

    /// <summary>Where a target stands among others: the firm's four in the order in which they fall due, then the regulators' by name.</summary>
    public static int PlaceOf(string target) => KindOf(target) is { } kind ? (int)kind : 4;

    /// <summary>A level of alarm.</summary>
    public static string Of(Words words, CrisisLevel level) => level switch
    {
        CrisisLevel.Watch => words.Of("watch", "关注"),
        CrisisLevel.Alert => words.Of("alert", "预警"),
        CrisisLevel.Crisis => words.Of("crisis", "危机"),
        _ => words.Of("nothing unusual", "正常"),
    };

    /// <summary>What a level of alarm asks for.</summary>
    public static string ActionOf(Words words, CrisisLevel level) => level switch
    {
        CrisisLevel.Watch => words.Of("Have an eye on it.", "请留意其走势。"),
        CrisisLevel.Alert => words.Of("Look into it now.", "请立即查明原因。"),
        CrisisLevel.Crisis => words.Of("Call the people together.", "请立即召集相关人员处置。"),
        _ => words.Of("There is nothing to do.", "无需处理。"),
    };

    /// <summary>The mark of a level of alarm.</summary>
    public static Verdict VerdictOf(CrisisLevel level) => level switch
    {
        CrisisLevel.Watch => Verdict.Warn,
        CrisisLevel.Alert or CrisisLevel.Crisis => Verdict.Bad,
        _ => Verdict.None,
    };

    /// <summary>A state of a case.</summary>
    public static string Of(Words words, CaseState state) => state switch
    {
        CaseState.Received => words.Of("received", "已受理登记"),
        CaseState.Screened => words.Of("screened", "已研判"),
        CaseState.Acknowledged => words.Of("acknowledged", "已告知受理"),
        CaseState.Assigned => words.Of("assigned", "已指派"),
        CaseState.Investigating => words.Of("investigating", "调查中"),
        CaseState.WaitingCustomer => words.Of("waiting for the customer", "待客户"),
        CaseState.WaitingThirdParty => words.Of("waiting for a third party", "待第三方"),
        CaseState.Testing => words.Of("testing", "检测中"),
        CaseState.DecisionReady => words.Of("decision ready", "已有结论"),
        CaseState.Responded => words.Of("responded", "已答复"),
        CaseState.Accepted => words.Of("accepted", "客户认可"),
        CaseState.Disputed => words.Of("disputed", "客户有异议"),
        CaseState.External => words.Of("with an outside body", "外部处理"),
        CaseState.Closed => words.Of("closed", "已关闭"),
        CaseState.Reopened => words.Of("reopened", "已重开"),
        CaseState.Withdrawn => words.Of("withdrawn", "已撤回"),
        CaseState.NotAccepted => words.Of("not accepted", "不予受理"),
        CaseState.MergedInto => words.Of("merged into another", "已并案"),
        _ => words.Of("none", "无"),
    };

    /// <summary>What happened.</summary>
    public static string Of(Words words, CaseEventType type) => type switch
    {
        CaseEventType.Received => words.Of("received", "登记"),
        CaseEventType.EvidenceAdded => words.Of("evidence added", "补充证据"),
        CaseEventType.ClusterCounted => words.Of("like complaints counted", "统计同类投诉"),
        CaseEventType.Screened => words.Of("screened", "研判"),
        CaseEventType.Acknowledged => words.Of("acknowledged", "告知受理"),
        CaseEventType.Assigned => words.Of("assigned", "指派"),
        CaseEventType.Regraded => words.Of("re-graded", "改级"),
        CaseEventType.DeadlineExtended => words.Of("deadline extended", "延期"),
        CaseEventType.InvestigationStarted => words.Of("investigation started", "开始调查"),
        CaseEventType.CustomerUpdated => words.Of("customer updated", "告知进展"),
        CaseEventType.Paused => words.Of("waiting began", "开始等待"),
        CaseEventType.Resumed => words.Of("waiting ended", "结束等待"),
        CaseEventType.Decided => words.Of("decided", "作出结论"),
        CaseEventType.Responded => words.Of("responded", "答复"),
        CaseEventType.Accepted => words.Of("customer accepted", "客户认可"),
        CaseEventType.Disputed => words.Of("customer disputed", "客户提出异议"),
        CaseEventType.ReferredOutside => words.Of("referred outside", "转外部处理"),
        CaseEventType.Noted => words.Of("noted", "记录"),
        CaseEventType.Closed => words.Of("closed", "关闭"),
        CaseEventType.Reopened => words.Of("reopened", "重开"),
        CaseEventType.Withdrawn => words.Of("withdrawn", "撤回"),
        CaseEventType.NotAccepted => words.Of("not accepted", "不予受理"),
        CaseEventType.Merged => words.Of("merged", "并案"),
        _ => words.Of("merge undone", "撤销并案"),
    };

    /// <summary>Why a clock stands.</summary>
    public static string Of(Words words, PauseReason reason) => reason switch
    {
        PauseReason.WaitingCustomer => words.Of("waiting for the customer", "等待客户"),
        PauseReason.WaitingThirdParty => words.Of("waiting for a third party", "等待第三方"),
        PauseReason.Testing => words.Of("testing", "检测鉴定"),
        PauseReason.WithCustomer => words.Of("the customer had the response", "已答复客户"),
        PauseReason.Closed => words.Of("the case was closed", "已关闭"),
        _ => words.Of("nothing", "无"),
    };

    /// <summary>A length of working time, in hours and minutes.</summary>
    public static string Hours(Words words, Duration time)
    {
        var minutes = (long)Math.Round(time.TotalMinutes);
        var (hours, rest) = (minutes / 60, minutes % 60);
        return (hours, rest) switch
        {
            (0, _) => words.Of($"{Words.Count(rest)} min", $"{Words.Count(rest)} 分钟"),
            (_, 0) => words.Of($"{Words.Count(hours)} h", $"{Words.Count(hours)} 小时"),
            _ => words.Of($"{Words.Count(hours)} h {Words.Count(rest)} min", $"{Words.Count(hours)} 小时 {Words.Count(rest)} 分"),
        };
    }

    private static ServiceTargetKind? KindOf(string target) => target switch
    {
        "acknowledge" => ServiceTargetKind.Acknowledge,
        "firstResponse" => ServiceTargetKind.FirstResponse,
        "nextUpdate" => ServiceTargetKind.NextUpdate,
        "resolve" => ServiceTargetKind.Resolve,
        _ => null,
    };
}
