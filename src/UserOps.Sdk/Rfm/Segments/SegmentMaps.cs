namespace UserOps.Rfm;

/// <summary>The maps that come with the library. Each is a proven partition of its cube.</summary>
public static class SegmentMaps
{
    /// <summary>Gets the eleven segments known from marketing tools, as a partition of the 125 cells. Ids from <c>champions</c> to <c>lost</c>.</summary>
    public static SegmentMap Classic11 { get; } = new()
    {
        Name = "classic11",
        Bins = new(5, 5, 5),
        Segments =
        [
            Cells(
                "champions", SegmentAim.Keep, "Champions", "冠军客户",
                "Bought lately, buys often, spends the most.", "最近买过，买得勤，花得最多。",
                "Reward them; show them new things first; ask them to recommend you.", "给予专属回馈与新品优先权，邀请推荐。",
                "555 554 544 545 454 455 445"),
            Cells(
                "loyal", SegmentAim.Keep, "Loyal", "忠诚客户",
                "Buys regularly and answers to offers.", "购买规律，对活动有响应。",
                "Offer better goods; ask for reviews; keep the rhythm.", "推荐更高价值商品，邀请评价，维持购买节奏。",
                "543 444 435 355 354 345 344 335"),
            Cells(
                "potentialLoyalist", SegmentAim.PullIn, "Potential Loyalist", "潜力忠诚客户",
                "Bought lately, more than once, for a fair sum.", "近期多次购买，金额可观。",
                "Offer membership; recommend what goes with it.", "邀请加入会员，做关联推荐。",
                "553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323"),
            Cells(
                "newCustomers", SegmentAim.PullIn, "New Customers", "新客户",
                "Bought lately for the first time or two.", "最近刚开始购买。",
                "Welcome them; help with the start; win the second order.", "做好欢迎与使用引导，推动第二单。",
                "512 511 422 421 412 411 311"),
            Cells(
                "promising", SegmentAim.PullIn, "Promising", "有希望客户",
                "Bought lately, not often yet, for a good sum.", "最近买过，次数不多但金额不错。",
                "Make the brand known; give a reason to return.", "加深品牌印象，提供再次购买的理由。",
                "525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313"),
            Cells(
                "needAttention", SegmentAim.Wake, "Need Attention", "需关注客户",
                "Above the middle in everything, but fading.", "各项高于中等，但热度在下降。",
                "Make an offer with an end date, based on what they bought.", "根据购买记录给出限时优惠。",
                "535 534 443 434 343 334 325 324"),
            Cells(
                "aboutToSleep", SegmentAim.Wake, "About To Sleep", "即将沉睡客户",
                "Below the middle; lost soon if nothing happens.", "各项低于中等，不干预将流失。",
                "Share something useful; recommend what is popular.", "推送有用内容与热门商品。",
                "331 321 312 221 213 231 241 251"),
            Cells(
                "atRisk", SegmentAim.WinBack, "At Risk", "流失风险客户",
                "Spent much and often, long ago.", "曾经买得多买得勤，但已很久没来。",
                "Write in person; ask what went wrong; renew the tie.", "一对一联系，了解原因，重建关系。",
                "255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124"),
            Cells(
                "cannotLoseThem", SegmentAim.WinBack, "Cannot Lose Them", "不能流失客户",
                "Made the biggest purchases, and has not come back for long.", "曾有大额购买，但长期未回购。",
                "Call them; win them back before a competitor does.", "电话或专人挽回，防止流向竞品。",
                "155 154 144 214 215 115 114 113"),
            Cells(
                "hibernating", SegmentAim.Wake, "Hibernating", "沉睡客户",
                "Last bought long ago, seldom, for little.", "很久没买，次数少，金额低。",
                "Offer what fits their past, at low cost.", "以低成本推送与历史购买相关的商品。",
                "332 322 233 232 223 222 132 123 122 212 211"),
            Cells(
                "lost", SegmentAim.WinBack, "Lost", "流失客户",
                "The lowest in recency, and low in the rest.", "最久未购，其余也低。",
                "Try one campaign; else let them go.", "尝试一次召回，无效则停止投入。",
                "111 112 121 131 141 151"),
        ],
    };

    /// <summary>
    /// Gets the eight segments used in China: R near, F high and M high as three bits, where high is level 2. "Important"
    /// (重要) means M high. Ids from <c>importantValue</c> to <c>generalRetain</c>.
    /// </summary>
    public static SegmentMap ChineseEight { get; } = new()
    {
        Name = "chineseEight",
        Bins = new(2, 2, 2),
        Segments =
        [
            Cells(
                "importantValue", SegmentAim.Keep, "Important, to value", "重要价值客户",
                "Near, frequent, high money.", "最近消费近、频率高、金额高。",
                "Serve them best; keep their trust.", "优先服务，重点维护。",
                "222"),
            Cells(
                "importantDevelop", SegmentAim.PullIn, "Important, to develop", "重要发展客户",
                "Near and high money, but seldom.", "最近消费近、金额高，但频率低。",
                "Raise the frequency: membership, bundles.", "提升频次：会员、组合优惠。",
                "212"),
            Cells(
                "importantKeep", SegmentAim.Wake, "Important, to keep", "重要保持客户",
                "Frequent and high money, but not lately.", "频率高、金额高，但近期未消费。",
                "Get in touch yourself; bring them back.", "主动联系，促进回访。",
                "122"),
            Cells(
                "importantRetain", SegmentAim.WinBack, "Important, to win back", "重要挽留客户",
                "High money, but seldom and not lately.", "金额高，但频率低且近期未消费。",
                "Win them back in person.", "重点挽留，一对一跟进。",
                "112"),
            Cells(
                "generalValue", SegmentAim.Keep, "General, to value", "一般价值客户",
                "Near and frequent, but low money.", "最近消费近、频率高，但金额低。",
                "Raise the basket: recommend better goods.", "提升客单价：推荐更高价值商品。",
                "221"),
            Cells(
                "generalDevelop", SegmentAim.PullIn, "General, to develop", "一般发展客户",
                "Near, but seldom and for little.", "最近消费近，但频率低、金额低。",
                "Introduce the range; offer a trial.", "介绍品类，提供试用。",
                "211"),
            Cells(
                "generalKeep", SegmentAim.Wake, "General, to keep", "一般保持客户",
                "Frequent, but for little and not lately.", "频率高，但金额低且近期未消费。",
                "Remind them with points and coupons.", "用积分与优惠券提醒。",
                "121"),
            Cells(
                "generalRetain", SegmentAim.WinBack, "General, to win back", "一般挽留客户",
                "Far, seldom, for little.", "最近消费远、频率低、金额低。",
                "Reach out in bulk, at low cost, or let go.", "低成本批量触达，或放弃。",
                "111"),
        ],
    };

    /// <summary>Gets the ten segments by recency and frequency in five levels each; M is not looked at.</summary>
    public static SegmentMap RecencyFrequency10 { get; } = new()
    {
        Name = "recencyFrequency10",
        Bins = new(5, 5, 5),
        Segments =
        [
            Named(
                "champions", SegmentAim.Keep, "Champions", "冠军客户",
                "Bought lately and buys most often.", "最近买过，且买得最勤。",
                "Reward them; ask them to recommend you.", "给予回馈，邀请推荐。"),
            Named(
                "loyal", SegmentAim.Keep, "Loyal Customers", "忠诚客户",
                "Buys often, and not long ago.", "买得勤，且不久前买过。",
                "Offer better goods; keep the rhythm.", "推荐更高价值商品，维持节奏。"),
            Named(
                "potentialLoyalist", SegmentAim.PullIn, "Potential Loyalists", "潜力忠诚客户",
                "Bought lately, a few times.", "最近买过几次。",
                "Offer membership; recommend what goes with it.", "邀请加入会员，做关联推荐。"),
            Named(
                "newCustomers", SegmentAim.PullIn, "New Customers", "新客户",
                "Bought just now, for the first time.", "刚刚首次购买。",
                "Welcome them; win the second order.", "做好欢迎，推动第二单。"),
            Named(
                "promising", SegmentAim.PullIn, "Promising", "有希望客户",
                "Bought lately, but once.", "最近买过，但仅一次。",
                "Make the brand known; give a reason to return.", "加深品牌印象，提供再购理由。"),
            Named(
                "needAttention", SegmentAim.Wake, "Need Attention", "需关注客户",
                "In the middle in both.", "近度与频率都居中。",
                "Make an offer with an end date.", "给出限时优惠。"),
            Named(
                "aboutToSleep", SegmentAim.Wake, "About To Sleep", "即将沉睡客户",
                "Bought some time ago, seldom.", "有一段时间未买，次数少。",
                "Recommend what is popular; remind them.", "推送热门商品，提醒回访。"),
            Named(
                "atRisk", SegmentAim.WinBack, "At Risk", "流失风险客户",
                "Bought fairly often, but long ago.", "曾较常购买，但已很久没来。",
                "Write in person; renew the tie.", "一对一联系，重建关系。"),
            Named(
                "cannotLoseThem", SegmentAim.WinBack, "Cannot Lose Them", "不能流失客户",
                "Bought most often, but long ago.", "曾买得最勤，但已很久没来。",
                "Call them; win them back.", "电话或专人挽回。"),
            Named(
                "hibernating", SegmentAim.WinBack, "Hibernating", "沉睡客户",
                "Bought long ago, seldom.", "很久没买，次数少。",
                "Try one campaign at low cost.", "低成本尝试一次召回。"),
        ],
        Boxes =
        [
            Box("champions", 5, 5, 4, 5),
            Box("loyal", 3, 4, 4, 5),
            Box("potentialLoyalist", 4, 5, 2, 3),
            Box("newCustomers", 5, 5, 1, 1),
            Box("promising", 4, 4, 1, 1),
            Box("needAttention", 3, 3, 3, 3),
            Box("aboutToSleep", 3, 3, 1, 2),
            Box("atRisk", 1, 2, 3, 4),
            Box("cannotLoseThem", 1, 2, 5, 5),
            Box("hibernating", 1, 2, 1, 2),
        ],
    };

    private static Segment Cells(
        string id, SegmentAim aim, string en, string zh, string meaningEn, string meaningZh, string actionEn, string actionZh, string cells) =>
        Named(id, aim, en, zh, meaningEn, meaningZh, actionEn, actionZh) with { Cells = cells.Split(' ').ToEquatableArray() };

    private static Segment Named(
        string id, SegmentAim aim, string en, string zh, string meaningEn, string meaningZh, string actionEn, string actionZh) => new()
        {
            Id = id,
            Name = LocalizedText.Of(en, zh),
            Meaning = LocalizedText.Of(meaningEn, meaningZh),
            Action = LocalizedText.Of(actionEn, actionZh),
            Aim = aim,
        };

    private static SegmentBox Box(string segment, int recencyFrom, int recencyTo, int frequencyFrom, int frequencyTo) =>
        new(segment, new(recencyFrom, recencyTo), new(frequencyFrom, frequencyTo), new(1, 5));
}
