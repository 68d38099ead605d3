using System.Globalization;

namespace UserOps.Simulation;

/// <summary>Makes the words of complaints out of fragments: alike where one person writes again, and otherwise where chance has it.</summary>
internal static class ComplaintTexts
{
    private static readonly string[] OpeningsZh =
    [
        "你好，我要反映一个情况。", "我非常失望。", "请尽快处理。", "这已经是今天第二次联系了。", "想请你们查一下。", "麻烦看一下这个问题。", "我是老顾客了。", "没想到会遇到这种事。",
    ];

    private static readonly string[] WishesZh =
    [
        "请退款并说明原因。", "希望今天内给我答复。", "请把多扣的钱退回来。", "要求书面说明。", "请告诉我什么时候能恢复。", "请安排专人联系我。", "请尽快核实并解决。", "我等你们的处理结果。",
    ];

    private static readonly string[] OpeningsEn =
    [
        "Hello, something went wrong.", "I am very disappointed.", "Please look into this soon.", "This is my second try today.", "Could you check this?",
        "I have a problem with your shop.", "I have bought here for years.", "I did not expect this from you.",
    ];

    private static readonly string[] WishesEn =
    [
        "Please pay it back and tell me why.", "I want an answer today.", "Return what was charged too much.", "I ask for a written explanation.",
        "When will it work again?", "Somebody should call me.", "Please check and mend it.", "I am waiting for your decision.",
    ];

    private static readonly Dictionary<string, (string[] Zh, string[] En)> Events = new(StringComparer.Ordinal)
    {
        ["payment"] = (
            [
                "订单{order}付款页面一直转圈，提交了{count}次都失败，", "支付订单{order}时提示系统错误，代码{code}，", "订单{order}扣了{amount}元却显示未付款，", "从{hour}点到现在都付不了款，订单号{order}，",
                "订单{order}重复扣款{count}笔，每笔{amount}元，", "付款时页面打不开，错误{code}，订单{order}卡住了，",
            ],
            [
                "the payment page of order {order} kept turning and failed {count} times, ", "order {order} showed system error {code} when I paid, ",
                "{amount} was taken for order {order} and it says unpaid, ", "since {hour} o'clock nothing can be paid, order {order}, ",
                "order {order} was charged {count} times at {amount} each, ", "the page would not open with error {code} and order {order} is stuck, ",
            ]),
        ["delivery"] = (
            ["订单{order}说好{count}天到，过了{code}小时还没动，", "快递把订单{order}放错了地方，", "订单{order}的包裹少了{count}件，", "订单{order}送到时已经湿了，价值{amount}元，"],
            ["order {order} was due in {count} days and has not moved for {code} hours, ", "the parcel of order {order} was left at the wrong place, ", "{count} things are missing from order {order}, ", "order {order} worth {amount} came wet, "]),
        ["quality"] = (
            ["订单{order}的水壶用了{count}次就漏水，", "订单{order}里的商品有裂痕，编号{code}，", "订单{order}颜色和图片完全不一样，", "订单{order}的电源线发热，用了{hour}分钟就烫手，"],
            ["the kettle of order {order} leaks after {count} uses, ", "item {code} of order {order} is cracked, ", "order {order} has another colour than the picture, ", "the cord of order {order} gets hot after {hour} minutes, "]),
        ["refund"] = (
            ["订单{order}的退款{amount}元等了{count}周还没到，", "客服说订单{order}不能退，", "订单{order}只退了{amount}元，少了一部分，", "退货单{code}已签收，订单{order}没有退款，"],
            ["the refund of {amount} for order {order} is {count} weeks late, ", "your desk says order {order} can't be returned, ", "only {amount} of order {order} came back, ", "return {code} arrived and order {order} was not refunded, "]),
        ["account"] = (
            ["账号登录不了，验证码{code}无效，", "积分少了{code}分，最近一单是{order}，", "会员等级降了，{count}次咨询都没人回，", "订单{order}的发票抬头改不了，"],
            ["I can't sign in and code {code} is refused, ", "{code} points are missing since order {order}, ", "my level fell and nobody answered {count} times, ", "the name on the invoice of order {order} can't be changed, "]),
    };

    /// <summary>Gets the topics of ordinary times and of the outage, which is about the first.</summary>
    public static IReadOnlyList<string> Topics { get; } = ["payment", "delivery", "quality", "refund", "account"];

    /// <summary>Draws the words of a matter.</summary>
    public static string Draw(RandomStream random, string topic, string order, decimal amount)
    {
        var isChinese = random.NextUnit() < 0.7;
        var (zh, en) = Events[topic];
        var (openings, events, wishes) = isChinese ? (OpeningsZh, zh, WishesZh) : (OpeningsEn, en, WishesEn);
        var opening = openings[random.NextBelow(openings.Length)];
        var what = events[random.NextBelow(events.Length)]
            .Replace("{order}", order, StringComparison.Ordinal)
            .Replace("{count}", Text(2 + random.NextBelow(7)), StringComparison.Ordinal)
            .Replace("{code}", Text(1000 + random.NextBelow(9000)), StringComparison.Ordinal)
            .Replace("{hour}", Text(8 + random.NextBelow(12)), StringComparison.Ordinal)
            .Replace("{amount}", Text(amount), StringComparison.Ordinal);
        var wish = wishes[random.NextBelow(wishes.Length)];
        return isChinese ? $"{opening}{what}{wish}" : $"{opening} {char.ToUpperInvariant(what[0])}{what[1..]}{char.ToLowerInvariant(wish[0])}{wish[1..]}";
    }

    /// <summary>Lets a person say it again: mostly in the same words with another opening or wish, else shortly.</summary>
    public static string Again(RandomStream random, string text)
    {
        var chance = random.NextUnit();
        var isChinese = text.Contains('。', StringComparison.Ordinal);
        var (openings, wishes) = isChinese ? (OpeningsZh, WishesZh) : (OpeningsEn, WishesEn);
        return chance < 0.6 ? $"{text}{(isChinese ? "" : " ")}{openings[random.NextBelow(openings.Length)]}"
            : chance < 0.8 ? text
            : isChinese ? $"上次的问题还没解决，{wishes[random.NextBelow(wishes.Length)]}"
            : $"My earlier problem is not solved. {wishes[random.NextBelow(wishes.Length)]}";
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
