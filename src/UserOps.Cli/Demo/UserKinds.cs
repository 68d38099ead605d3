using System.Text.Json;
using UserOps.Simulation;

namespace UserOps.Cli.Demo;

/// <summary>What the planted kinds of user are called.</summary>
internal static class UserKinds
{
    /// <summary>Gets every kind.</summary>
    public static IReadOnlyList<UserKind> All { get; } = Enum.GetValues<UserKind>();

    /// <summary>Gets the stable id of a kind.</summary>
    public static string Id(UserKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <summary>Gets what people call a kind.</summary>
    public static LocalizedText Name(UserKind kind) => kind switch
    {
        UserKind.OneTime => LocalizedText.Of("one-time buyer", "一次性买家"),
        UserKind.Regular => LocalizedText.Of("regular", "常规买家"),
        UserKind.Loyal => LocalizedText.Of("loyal", "忠诚买家"),
        UserKind.Seasonal => LocalizedText.Of("seasonal", "季节性买家"),
        UserKind.Wholesale => LocalizedText.Of("wholesale", "批发买家"),
        UserKind.Lapsed => LocalizedText.Of("lapsed", "早已流失"),
        UserKind.Newcomer => LocalizedText.Of("newcomer", "新来者"),
        UserKind.BargainHunter => LocalizedText.Of("bargain hunter", "比价退货者"),
        UserKind.ReturnOnly => LocalizedText.Of("only returns", "只退不买"),
        _ => LocalizedText.Of("window shopper", "只逛不买"),
    };
}
