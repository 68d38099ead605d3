using NodaTime;
using UserOps.Cli.Facts;
using UserOps.Cli.Input;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Cli.Rfm;
using UserOps.Cli.Tagging;
using UserOps.Simulation;
using UserOps.Tagging;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Demo;

/// <summary>The tags part of the demo: the catalogue of <c>policy new tags</c> on the users whose stages and segments are known by now.</summary>
internal sealed class TagsDemo
{
    private const string Purchase = "purchase";

    /// <summary>Which tag is about which planted kind.</summary>
    private static readonly (string Tag, UserKind Kind)[] Pairs =
    [
        ("wholesale-like", UserKind.Wholesale),
        ("loyal-streak", UserKind.Loyal),
        ("year-end-buyer", UserKind.Seasonal),
        ("returns-often", UserKind.BargainHunter),
        ("one-time-buyer", UserKind.OneTime),
        ("new-user", UserKind.Newcomer),
        ("window-shopper", UserKind.WindowShopper),
    ];

    private readonly Screen _screen;
    private readonly Words _words;
    private readonly Instant _asOf;

    private TagsDemo(Screen screen, Words words, string zone, Instant asOf, IReadOnlyList<KeyValuePair<UserId, UserFacts>> facts)
    {
        (_screen, _words, _asOf, Facts) = (screen, words, asOf, facts);
        Tagger = new(ShopTags.Catalog with { Zone = zone });
    }

    /// <summary>Gets what gives the tags.</summary>
    public Tagger Tagger { get; }

    /// <summary>Gets everybody and their facts, by id in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<UserId, UserFacts>> Facts { get; }

    /// <summary>Gathers the facts of the simulated shop: the lines of orders and returns, visits and carts, and what the other modules found.</summary>
    public static TagsDemo OfShop(
        Screen screen,
        Words words,
        Shop shop,
        RfmResult segments,
        StagesResult stages,
        ProgressLine progress,
        CancellationToken cancellationToken)
    {
        var facts = new List<KeyValuePair<UserId, UserFacts>>(shop.Options.Users);
        var types = ShopTags.Catalog.Events.Names;
        for (var index = 0; index < shop.Options.Users; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Step("Gathering facts", (double)index / shop.Options.Users);
            var (user, country) = (shop.Users[index].Id, shop.Users[index].Country);
            var visits = shop.EventsOf(index)
                .Where(row => row.Event != Purchase && types.Contains(row.Event, StringComparer.Ordinal))
                .Select(row => new UserEvent { Type = row.Event, At = row.At });
            var lines = shop.OrdersOf(index).SelectMany(order => LinesOf(order, shop.Window, country));
            facts.Add(KeyValuePair.Create(user, UserFacts.From(AttributesOf(user, segments, stages), visits.Concat(lines))));
        }

        facts.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        return new(screen, words, shop.Options.ZoneId, stages.AsOf, facts);
    }

    /// <summary>Gathers the facts of a purchases file: its rows as events, and what the other modules found.</summary>
    public static TagsDemo OfRows(
        Screen screen,
        Words words,
        RowInput input,
        string zone,
        RfmResult segments,
        StagesResult stages,
        ProgressLine progress,
        CancellationToken cancellationToken)
    {
        // The file was read before, and what is wrong in it was told then.
        using var rejections = new RejectionSink(new ToolConsole { OpenInput = () => Stream.Null, OpenOutput = () => Stream.Null, Error = TextWriter.Null });
        var facts = new FactsInput { File = input.File, Catalogs = [ShopTags.Catalog], Rows = new([], input.Times, Purchase) };
        var users = new FactsGathering(facts, rejections, progress, cancellationToken).Gather()
            .Select(user => KeyValuePair.Create(
                user.User, AttributesOf(user.User, segments, stages).Aggregate(user.Facts[0], (known, attribute) => known.With(attribute.Key, attribute.Value))));
        return new(screen, words, zone, stages.AsOf, [.. users]);
    }

    /// <summary>Judges everybody.</summary>
    /// <param name="foresees">Whether to look ahead too.</param>
    /// <param name="cancellationToken">Stops the judging.</param>
    /// <returns>The tags.</returns>
    public TagsResult Judge(bool foresees, CancellationToken cancellationToken) =>
        TagJudge.Judge(Facts, _asOf, Tagger, foresees, static _ => { }, look: null, cancellationToken);

    /// <summary>Shows who has which tags, and why one of them.</summary>
    /// <returns>The tags.</returns>
    public TagsResult Show(CancellationToken cancellationToken)
    {
        var result = Judge(foresees: false, cancellationToken);
        var tables = new TagsTables(_screen, _words);
        _screen.Heading(_words.Of("Tags: what the rules of a catalogue say of the same users", "标签：一份目录的规则对同一批用户的判断"));
        tables.ShowPopulation(result);
        tables.ShowTags(result);
        ShowOneUser(result);
        return result;
    }

    /// <summary>Shows the same, and beside it what was planted.</summary>
    public void ShowOnShop(Shop shop, CancellationToken cancellationToken)
    {
        var result = Show(cancellationToken);
        var truth = shop.Users.ToDictionary(user => user.Id, user => user.Kind);
        _screen.Heading(_words.Of("Found beside planted: who has the tags that are about a planted kind", "所得对照所植：与植入类别对应的标签落在谁身上"));
        _screen.Table(
            [
                _words.Of("tag", "标签"), _words.Of("planted kind", "植入类别"), Numbers(_words.Of("planted", "植入")), Numbers(_words.Of("tagged", "有标签")),
                Numbers(_words.Of("both", "两者兼有")), Numbers(_words.Of("of the planted", "占植入")), Numbers(_words.Of("of the tagged", "占有标签")),
                _words.Of("who else has it", "其余是谁"),
            ],
            Pairs.Select(pair =>
            {
                var kinds = result.Users.Where(user => user.Tags.Any(tag => tag.Tag == pair.Tag)).Select(user => truth[user.User]).ToList();
                var (planted, both) = (truth.Values.Count(kind => kind == pair.Kind), kinds.Count(kind => kind == pair.Kind));
                var others = kinds.Where(kind => kind != pair.Kind).CountBy(kind => kind).OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key).Take(2);
                return (string[])
                [
                    pair.Tag, _words.Of(UserKinds.Name(pair.Kind)), Count(planted), Count(kinds.Count), Count(both), Share(both, planted), Share(both, kinds.Count),
                    string.Join(_words.Of(", ", "、"), others.Select(kind => $"{_words.Of(UserKinds.Name(kind.Key))} {Count(kind.Value)}")),
                ];
            }));
    }

    private static string Share(int part, int whole) => Percent(whole == 0 ? null : (double)part / whole);

    private static EquatableMap<FactValue> AttributesOf(UserId user, RfmResult segments, StagesResult stages)
    {
        var attributes = new List<KeyValuePair<string, FactValue>>();
        if (stages.TryFind(user.Value, out var activity))
        {
            attributes.Add(new("lifecycle.stage", stages.Evaluator.StageOf(activity, stages.Day).Value));
        }

        if (segments.Snapshot.Find(user) is { } found)
        {
            attributes.Add(new("rfm.segment", found.Segment.Id));
        }

        return attributes.ToEquatableMap();
    }

    /// <summary>What a host would have on record of an order in the simulated time: its lines, and those that came back.</summary>
    private static IEnumerable<UserEvent> LinesOf(ShopOrder order, Interval window, string country)
    {
        foreach (var line in order.Lines)
        {
            if (window.Contains(order.At))
            {
                yield return Line(order.At, line.Quantity, line.UnitPrice, order.Id, country);
            }

            if (order.ReturnedAt is { } returned && line.ReturnedQuantity > 0)
            {
                yield return Line(returned, -line.ReturnedQuantity, line.UnitPrice, order.Id, country);
            }
        }
    }

    private static UserEvent Line(Instant at, int quantity, decimal price, string order, string country) => new()
    {
        Type = Purchase,
        At = at,
        Properties = [new("amount", quantity * price), new("country", country), new("order", order), new("quantity", quantity), new("unitPrice", price)],
    };

    /// <summary>Explains one user: of those who need personal care, the first whose own rhythm has broken, else the first.</summary>
    private void ShowOneUser(TagsResult result)
    {
        string[] about = ["tier", "champion-at-risk", "vip-care"];
        var cared = result.Users.Where(user => user.Tags.Any(tag => tag.Tag == about[^1])).ToList();
        if (cared.Count > 0)
        {
            var user = (cared.Find(user => user.Tags.Any(tag => tag.Tag == about[1])) ?? cared[0]).User;
            var facts = Facts.First(known => known.Key == user).Value;
            new ExplainedTags(null, Tagger, _asOf, [], user, static _ => { }).ShowUser(_screen, _words, user, Tagger.Explain(facts, _asOf), about);
        }
    }
}
