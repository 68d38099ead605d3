using System.Globalization;
using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>What the tickets of the shop are about.</summary>
internal static class TicketTopics
{
    /// <summary>The topic of the surge: promotions make customers ask.</summary>
    public const string Surge = "use-coupon";

    /// <summary>The topic of the false alarm.</summary>
    public const string FalseAlarm = "track-parcel";

    /// <summary>The topic that a proposal makes rarer.</summary>
    public const string Rarer = "return-how";

    /// <summary>The topic that a proposal was meant to make rarer.</summary>
    public const string NotRarer = "delivery-time";

    /// <summary>The share of all tickets that bugs of the product are behind, as a weight beside those of the topics.</summary>
    public const double BugWeight = 20;

    private const double TechnicalPassedOn = 0.86;

    private static readonly (string Name, int Team)[] Modules =
        [("checkout", 0), ("shipping", 1), ("search", 2), ("wallet", 0), ("tracking", 1), ("account", 2), ("catalog", 2)];

    private static readonly string[] ProductCauses = ["defect", "performance", "design"];

    /// <summary>What insights are about, one after another; of the five of a round the second and the fourth rest on one ticket only.</summary>
    private static readonly string[] OfInsights = [Rarer, "invoice", NotRarer, "invoice", "export-orders"];

    /// <summary>Gets the second-line teams.</summary>
    public static IReadOnlyList<string> Teams { get; } = ["payments", "logistics", "app"];

    /// <summary>Gets the topics that come at a steady rate.</summary>
    public static IReadOnlyList<TicketTopic> Steady { get; } =
    [
        Usage("track-parcel", 9, 1, passedOn: 0.08, article: 0.90),
        Usage(Surge, 8, 0, passedOn: 0.05),
        Usage("change-address", 8, 1, passedOn: 0.04),
        Usage("password-reset", 7, 2, passedOn: 0.03),
        Usage("invoice", 7, 0, passedOn: 0.07, article: 0.85, insight: 0.45),
        Usage(Rarer, 6, 1, passedOn: 0.12, article: 0.90, insight: 0.50),
        Usage(NotRarer, 5.5, 1, passedOn: 0.20, article: 0.85, insight: 0.30),
        Usage("payment-methods", 4.5, 0, passedOn: 0.25, article: 0.90),
        Requirement("export-orders", 3, 2, insight: 0.40),
        Requirement("gift-wrap", 3, 1),
        Requirement("dark-mode", 2, 2),
        Other("thanks", 3),
        Other("job-enquiry", 2),
        Other("partnership", 2),
        Technical("checkout", 0, "configuration", 2.5),
        Technical("tracking", 1, "data", 2.5),
        Technical("shipping", 1, "carrier", 2.5),
        Technical("account", 2, "user-error", 2.5),
        Rubbish("spam", 1.5, TicketRubbish.ByCategory),
        Rubbish("duplicate", 1.5, TicketRubbish.ByCategory),
        Rubbish("again", 0.5, TicketRubbish.Merged),
        Rubbish("newsletter", 0.5, TicketRubbish.BotOnly),
    ];

    /// <summary>Gets the topics that want an article, the largest first.</summary>
    public static EquatableArray<string> WithoutArticle { get; } = [Surge, "change-address", "password-reset"];

    /// <summary>Gets the causes that the desk keeps a problem record of, though the product is not to blame.</summary>
    public static IReadOnlyList<string> ProblemRecords { get; } = ["checkout/configuration"];

    /// <summary>Gets what bugs are in: one module and root cause after another, without end.</summary>
    public static TicketTopic Lane(int place)
    {
        var (module, team) = Modules[place % Modules.Length];
        var round = place / Modules.Length;
        var part = round / ProductCauses.Length;
        var name = part == 0 ? module : string.Create(CultureInfo.InvariantCulture, $"{module}-{part + 1}");
        return Technical(name, team, ProductCauses[round % ProductCauses.Length], 0);
    }

    /// <summary>Finds a module that a ticket might be taken to belong to.</summary>
    public static string OtherModule(string module, int place)
    {
        var other = Modules[place % Modules.Length].Name;
        return other == module ? Modules[(place + 1) % Modules.Length].Name : other;
    }

    /// <summary>Tells what an insight is about, and whether it rests on one ticket only.</summary>
    public static (string Topic, bool IsPoor) InsightAt(int place) => (OfInsights[place % OfInsights.Length], place % OfInsights.Length is 1 or 3);

    private static string InsightOf(string topic) =>
        string.Create(CultureInfo.InvariantCulture, $"insight-{Array.IndexOf(OfInsights, topic) + 1}");

    private static TicketTopic Usage(string name, double weight, int team, double passedOn, double article = 0, double insight = 0) => new()
    {
        Name = name,
        Kind = TicketKind.Usage,
        Weight = weight,
        Team = team,
        PassedOn = passedOn,
        Article = article,
        Insight = insight,
        ArticleId = $"kb-{name}",
        InsightId = InsightOf(name),
    };

    private static TicketTopic Requirement(string name, double weight, int team, double insight = 0) =>
        new() { Name = name, Kind = TicketKind.Requirement, Weight = weight, Team = team, PassedOn = 0.3, Insight = insight, InsightId = InsightOf(name) };

    private static TicketTopic Other(string name, double weight) => new() { Name = name, Kind = TicketKind.Other, Weight = weight };

    private static TicketTopic Technical(string module, int team, string cause, double weight) => new()
    {
        Name = $"{module}/{cause}",
        Kind = TicketKind.Technical,
        Weight = weight,
        Team = team,
        PassedOn = TechnicalPassedOn,
        Module = module,
        Cause = cause,
    };

    private static TicketTopic Rubbish(string name, double weight, TicketRubbish rubbish) =>
        new() { Name = name, Kind = TicketKind.Other, Weight = weight, Rubbish = rubbish };
}
