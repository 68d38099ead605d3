using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The stage policies that come with the library. Their zone is UTC: set your own.</summary>
public static class StagePolicies
{
    private static readonly StageRule Today = StageRule.Unless(StageRule.Reached(StageClock.Silence, 1));
    private static readonly StageRule FirstActiveDay = StageRule.Unless(StageRule.Reached(StageClock.GapBeforeLast, 1));

    /// <summary>Gets the default, the five stages known in China: 引入, 成长, 成熟, 休眠, 流失.</summary>
    /// <remarks>
    /// Churned from 90 days of silence, dormant from 30; introduction for the first 30 days; maturity from 8 active days in
    /// 90; growth otherwise.
    /// </remarks>
    public static StagePolicy ClassicFive { get; } = Preset("classic5",
    [
        Stage("churned", 0, StageAim.WinBack, "Churned", "流失期",
            "Gone for three months or more.", "沉默三个月以上。",
            "Win back with a strong reason, or let go; ask why.", "以强理由召回，了解流失原因，或停止投入。",
            StageRule.Reached(StageClock.Silence, 90)),
        Stage("dormant", 1, StageAim.WinBack, "Dormant", "休眠期",
            "Silent for a month or more.", "沉默一个月以上。",
            "Wake with news, a reminder or a limited offer.", "以新内容、提醒或限时优惠唤醒。",
            StageRule.Reached(StageClock.Silence, 30)),
        Stage("introduction", 2, StageAim.Acquire, "Introduction", "引入期",
            "First seen less than a month ago.", "首次出现不足一个月。",
            "Lead to the first success; guide, greet, help.", "做好新手引导，尽快达成首次价值体验。",
            StageRule.Unless(StageRule.Reached(StageClock.Age, 30))),
        Stage("maturity", 4, StageAim.Convert, "Maturity", "成熟期",
            "Active on eight or more of the last 90 days.", "近 90 天活跃 8 天以上。",
            "Offer membership and more; ask for a recommendation.", "推荐会员与高价值服务，邀请传播。",
            StageRule.ActiveDays(Period.FromDays(90), 8)),
        Stage("growth", 3, StageAim.Activate, "Growth", "成长期",
            "Here for a while, active now and then.", "已过新手期，偶有活跃。",
            "Build the habit: tasks, subscriptions, relevant content.", "培养习惯：任务、订阅、个性化内容。"),
    ]);

    /// <summary>Gets stages by the user's own rhythm: at risk at twice the own gap, dormant at five times, churned at ten times.</summary>
    /// <remarks>
    /// The own gap is the median of the days between active days, from four gaps on; before, 14 days. At risk within 7 to 60
    /// days, dormant within 30 to 180, churned within 90 to 365. Who comes back from dormant or churned is returned for 30
    /// days; new is who was first seen less than 30 days ago; active is the rest.
    /// </remarks>
    public static StagePolicy OwnRhythm { get; } = Preset("ownRhythm",
    [
        Stage("churned", 0, StageAim.WinBack, "Churned", "流失",
            "Silent for ten times the own rhythm.", "沉默达自身节奏的十倍。",
            "Win back with a strong reason, or let go; ask why.", "以强理由召回，了解流失原因，或停止投入。",
            StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(10, 90, 365))),
        Stage("dormant", 1, StageAim.WinBack, "Dormant", "休眠",
            "Silent for five times the own rhythm.", "沉默达自身节奏的五倍。",
            "Wake with news, a reminder or a limited offer.", "以新内容、提醒或限时优惠唤醒。",
            StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(5, 30, 180))),
        Stage("atRisk", 2, StageAim.Retain, "At risk", "流失预警",
            "Silent for twice the own rhythm.", "沉默达自身节奏的两倍。",
            "Reach out now, before the habit is gone.", "习惯消失前及时触达。",
            StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(2, 7, 60))),
        Stage("returned", 4, StageAim.Activate, "Returned", "回流",
            "Back after a silence that had reached dormant.", "休眠后重新活跃。",
            "Welcome back; show what is new; mend what drove them away.", "欢迎回归，展示新变化，解决离开的原因。",
            StageRule.AllOf(Today, StageRule.AnyOf(StageRule.WasIn("dormant"), StageRule.WasIn("churned"))))
            with { Stay = StageRule.Unless(StageRule.Reached(StageClock.TimeInStage, 30)) },
        Stage("new", 3, StageAim.Acquire, "New", "新用户",
            "First seen less than 30 days ago.", "首次出现不足 30 天。",
            "Lead to the first success; guide, greet, help.", "做好新手引导，尽快达成首次价值体验。",
            StageRule.Unless(StageRule.Reached(StageClock.Age, 30))),
        Stage("active", 5, StageAim.Convert, "Active", "活跃",
            "Comes at the usual rhythm.", "按自身节奏活跃。",
            "Keep the rhythm; offer more; ask for a recommendation.", "维持节奏，推荐更多价值，邀请传播。"),
    ]);

    /// <summary>Gets PostHog's four lifecycle states by day, and a fifth for those whom it does not show.</summary>
    /// <remarks>
    /// New needs to be first seen on the same day, registered included; an active user without activity on the day before
    /// is resurrecting otherwise. Dormant is the first day without activity alone. For weeks and months, see
    /// <see cref="GrowthPolicy.PostHog"/>.
    /// </remarks>
    public static StagePolicy PostHog { get; } = Preset("postHog",
    [
        Stage("new", 3, StageAim.Acquire, "New", "新增",
            "First seen and active today.", "当日首次出现并活跃。",
            "Lead to the first success.", "引导达成首次价值体验。",
            StageRule.AllOf(Today, StageRule.Unless(StageRule.Reached(StageClock.Age, 1)))),
        Stage("returning", 4, StageAim.Retain, "Returning", "留存",
            "Active today and the day before.", "当日与前一日均活跃。",
            "Keep the rhythm.", "维持活跃节奏。",
            StageRule.AllOf(
                Today, StageRule.Reached(StageClock.GapBeforeLast, 1), StageRule.Unless(StageRule.Reached(StageClock.GapBeforeLast, 2)))),
        Stage("resurrecting", 2, StageAim.Activate, "Resurrecting", "复活",
            "Active today, not the day before, known earlier.", "当日活跃，前一日未活跃，更早已出现。",
            "Show what is new.", "展示新变化。",
            Today),
        Stage("dormant", 1, StageAim.WinBack, "Dormant", "沉默",
            "Active the day before, not today.", "前一日活跃，当日未活跃。",
            "Remind.", "及时提醒。",
            StageRule.Unless(StageRule.Reached(StageClock.Silence, 2))),
        Stage("inactive", 0, StageAim.WinBack, "Inactive", "不活跃",
            "Active neither today nor the day before.", "当日与前一日均未活跃。",
            "Win back.", "召回。"),
    ]);

    /// <summary>Gets Amplitude's four lifecycle states by day, and a fifth for those whom it does not show.</summary>
    /// <remarks>New is the first active day of all, whenever the user registered.</remarks>
    public static StagePolicy Amplitude { get; } = Preset("amplitude",
    [
        Stage("new", 3, StageAim.Acquire, "New", "新增",
            "Active for the first time.", "首次活跃。",
            "Lead to the first success.", "引导达成首次价值体验。",
            StageRule.AllOf(Today, FirstActiveDay)),
        Stage("current", 4, StageAim.Retain, "Current", "留存",
            "Active today and the day before.", "当日与前一日均活跃。",
            "Keep the rhythm.", "维持活跃节奏。",
            StageRule.AllOf(Today, StageRule.Unless(StageRule.Reached(StageClock.GapBeforeLast, 2)))),
        Stage("resurrected", 2, StageAim.Activate, "Resurrected", "复活",
            "Active today after one day or more without.", "当日活跃，此前曾中断。",
            "Show what is new.", "展示新变化。",
            Today),
        Stage("dormant", 1, StageAim.WinBack, "Dormant", "沉默",
            "Active the day before, not today.", "前一日活跃，当日未活跃。",
            "Remind.", "及时提醒。",
            StageRule.Unless(StageRule.Reached(StageClock.Silence, 2))),
        Stage("inactive", 0, StageAim.WinBack, "Inactive", "不活跃",
            "Active neither today nor the day before.", "当日与前一日均未活跃。",
            "Win back.", "召回。"),
    ]);

    /// <summary>Gets the seven states of Duolingo's growth model.</summary>
    /// <remarks>
    /// Looking 6 and 29 days back, the only coding under which active today + at risk of the week = active in 7 days, and
    /// those + at risk of the month = active in 30 days.
    /// </remarks>
    public static StagePolicy DuolingoSeven { get; } = Preset("duolingo7",
    [
        Stage("new", 5, StageAim.Acquire, "New", "新用户",
            "Active for the first time.", "首次活跃。",
            "Lead to the first success.", "引导达成首次价值体验。",
            StageRule.AllOf(Today, FirstActiveDay)),
        Stage("current", 6, StageAim.Retain, "Current", "当前活跃",
            "Active today and on one of the six days before.", "当日活跃，且前 6 天内曾活跃。",
            "Keep the streak.", "维持连续活跃。",
            StageRule.AllOf(Today, StageRule.Unless(StageRule.Reached(StageClock.GapBeforeLast, 7)))),
        Stage("reactivated", 4, StageAim.Activate, "Reactivated", "重新激活",
            "Back today after one to four weeks.", "间隔 7 至 29 天后当日活跃。",
            "Rebuild the habit.", "重建习惯。",
            StageRule.AllOf(Today, StageRule.Unless(StageRule.Reached(StageClock.GapBeforeLast, 30)))),
        Stage("resurrected", 3, StageAim.Activate, "Resurrected", "复活",
            "Back today after 30 days or more.", "间隔 30 天以上后当日活跃。",
            "Welcome back; show what is new.", "欢迎回归，展示新变化。",
            Today),
        Stage("atRiskWeek", 2, StageAim.Retain, "At risk of the week", "周流失预警",
            "Not active today, but on one of the six days before.", "当日未活跃，前 6 天内曾活跃。",
            "Remind today.", "当日提醒。",
            StageRule.Unless(StageRule.Reached(StageClock.Silence, 7))),
        Stage("atRiskMonth", 1, StageAim.WinBack, "At risk of the month", "月流失预警",
            "Silent for 7 to 29 days.", "沉默 7 至 29 天。",
            "Bring back before the month is over.", "在满一个月前召回。",
            StageRule.Unless(StageRule.Reached(StageClock.Silence, 30))),
        Stage("dormant", 0, StageAim.WinBack, "Dormant", "休眠",
            "Silent for 30 days or more.", "沉默 30 天以上。",
            "Win back with a strong reason.", "以强理由召回。"),
    ]);

    /// <summary>Gets stages that a user only goes forward through, as in a CRM: contact, lead, qualified, customer.</summary>
    /// <remarks>
    /// A step up needs the stage before it on the day before: a lead was active on 2 days in 30, qualified on 4 in 60, a
    /// customer on 8 in 90. Nobody steps back. Put the events that mean a step into <see cref="StagePolicy.ActivityEvents"/>.
    /// </remarks>
    public static StagePolicy ForwardOnly { get; } = Preset("forwardOnly",
    [
        Forward("customer", 3, StageAim.Convert, "Customer", "客户",
            "Uses it steadily.", "稳定使用。",
            "Offer more; ask for a recommendation.", "推荐更多价值，邀请传播。",
            StageRule.AllOf(StageRule.WasIn("qualified"), StageRule.ActiveDays(Period.FromDays(90), 8))),
        Forward("qualified", 2, StageAim.Convert, "Qualified", "合格线索",
            "Came back several times.", "多次回访。",
            "Have a person call.", "安排专人跟进。",
            StageRule.AllOf(StageRule.WasIn("lead"), StageRule.ActiveDays(Period.FromDays(60), 4))),
        Forward("lead", 1, StageAim.Activate, "Lead", "线索",
            "Came back once.", "再次到访。",
            "Send what answers the first question.", "发送解答首要问题的内容。",
            StageRule.AllOf(StageRule.WasIn("contact"), StageRule.ActiveDays(Period.FromDays(30), 2))),
        Stage("contact", 0, StageAim.Acquire, "Contact", "联系人",
            "Came once, or too seldom for more.", "仅到访一次，或到访过少。",
            "Give a reason to return.", "提供再次到访的理由。"),
    ]);

    /// <summary>Gets stages for software by subscription, in calendar months from the last use.</summary>
    /// <remarks>
    /// Churned from three months of silence, slipping from one; new in the first month; a power user from 12 active days in a
    /// month, who remains one until below 8; regular otherwise.
    /// </remarks>
    public static StagePolicy SaasMonthly { get; } = Preset("saasMonthly",
    [
        Stage("churned", 0, StageAim.WinBack, "Churned", "流失",
            "Not used for three months.", "三个月未使用。",
            "Ask why; offer a fresh start.", "了解原因，提供重新开始的方案。",
            StageRule.Reached(StageClock.Silence, StageLimit.Months(3))),
        Stage("slipping", 1, StageAim.Retain, "Slipping", "流失预警",
            "Not used for a month.", "一个月未使用。",
            "Have the account owner call.", "由客户经理联系。",
            StageRule.Reached(StageClock.Silence, StageLimit.Months(1))),
        Stage("onboarding", 2, StageAim.Acquire, "Onboarding", "上手期",
            "In the first month.", "处于首个月。",
            "Lead to the first success.", "引导达成首次价值体验。",
            StageRule.Unless(StageRule.Reached(StageClock.Age, StageLimit.Months(1)))),
        Stage("power", 4, StageAim.Convert, "Power user", "重度用户",
            "Uses it on twelve days a month.", "每月使用 12 天以上。",
            "Offer the larger plan; ask for a case study.", "推荐升级套餐，邀请案例分享。",
            StageRule.ActiveDays(Period.FromMonths(1), 12))
            with { Stay = StageRule.ActiveDays(Period.FromMonths(1), 8) },
        Stage("regular", 3, StageAim.Activate, "Regular", "普通用户",
            "Uses it now and then.", "间或使用。",
            "Show the next useful feature.", "介绍下一个实用功能。"),
    ]);

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<StagePolicy> All { get; } =
        [ClassicFive, OwnRhythm, PostHog, Amplitude, DuolingoSeven, ForwardOnly, SaasMonthly];

    private static StagePolicy Preset(string name, EquatableArray<Stage> stages) => new()
    {
        Name = name,
        Version = "1",
        Zone = "UTC",
        Stages = stages,
    };

    private static Stage Forward(
        string id, int rank, StageAim aim, string en, string zh, string meaningEn, string meaningZh, string actionEn, string actionZh, StageRule enter) =>
        Stage(id, rank, aim, en, zh, meaningEn, meaningZh, actionEn, actionZh, enter) with
        {
            // True from the day after entering on: whoever is here remains.
            Stay = StageRule.Reached(StageClock.TimeInStage, 1),
        };

    private static Stage Stage(
        string id,
        int rank,
        StageAim aim,
        string en,
        string zh,
        string meaningEn,
        string meaningZh,
        string actionEn,
        string actionZh,
        StageRule? enter = null) => new()
        {
            Id = id,
            Name = LocalizedText.Of(en, zh),
            Meaning = LocalizedText.Of(meaningEn, meaningZh),
            Aim = aim,
            Action = LocalizedText.Of(actionEn, actionZh),
            Rank = rank,
            Enter = enter,
        };
}
