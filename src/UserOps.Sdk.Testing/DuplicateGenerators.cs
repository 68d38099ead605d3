using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>Generates valid duplicate policies, and complaints of which some are the same matter.</summary>
/// <remarks>Keys come in several spellings of few values; texts are few stories with words put in or left out. Lists shrink by leaving complaints out.</remarks>
public static class DuplicateGenerators
{
    private static readonly string[] Stories =
    [
        "The kettle leaks at the bottom and the kitchen floor was wet when I came home from work yesterday evening",
        "My parcel was promised for Monday and nobody has told me where it is although I called the hotline three times",
        "水壶底部漏水，昨天晚上下班回家厨房地板全都湿了，客服一直没有给我答复，要求退款并赔偿损失",
        "快递承诺周一送到，打了三次热线没有人告诉我包裹在哪里，请尽快处理并给我一个说法",
    ];

    private static readonly string[] Phones = ["13812345678", "+86 138-1234-5678", "0086 138 1234 5678", "8613812345678", "１３８１２３４５６７８", "13900000000", "0000"];

    /// <summary>Gets lists of up to 24 complaints, each id once.</summary>
    public static Arbitrary<ComplaintFacts[]> Complaints { get; } = Arb.From(
        Gen.Choose(0, 24).SelectMany(count => Gen.ArrayOf(AnyComplaint(), count)).Select(complaints =>
            complaints.Select((complaint, i) => complaint with { Id = new($"c{(i * 7) % 101:00}") }).ToArray()),
        Shrinking.LeavingOut);

    /// <summary>Gets policies that compile: every form of keys, short windows and low thresholds among them.</summary>
    public static Arbitrary<DuplicatePolicy> Policies { get; } =
        (from order in Gen.Elements(KeyForm.Exact, KeyForm.Caseless, KeyForm.Alphanumeric)
         from plus in Gen.Elements(true, false)
         from text in Gen.Elements(0, 60, 100)
         from similarity in Gen.Elements(0.3m, 0.6m, 1m)
         from shingle in Gen.Choose(2, 6)
         from near in Gen.Elements(0, 40)
         from within in Gen.Elements(0, 1, 7)
         from window in Gen.Elements(2, 90)
         from threshold in Gen.Elements(50, 100, 150)
         from holders in Gen.Choose(2, 30)
         from exact in Gen.Elements(0, 500)
         select DuplicatePolicy.Default with
         {
             Name = "generated",
             KeyRules =
             [
                 DuplicatePolicy.Default.KeyRules[0] with { Form = order },
                 DuplicatePolicy.Default.KeyRules[1],
                 DuplicatePolicy.Default.KeyRules[2] with { DropsPlusTag = plus },
                 DuplicatePolicy.Default.KeyRules[3],
             ],
             Text = new() { Points = text, LeastSimilarity = similarity, ShingleLength = shingle, LeastShingles = 5, MaxLength = 70 },
             Near = new() { Within = Duration.FromDays(within), Points = near },
             Window = Duration.FromDays(window),
             Threshold = threshold,
             MaxHolders = holders,
             Bulk = new() { ExactUpTo = exact, Bands = 64, Rows = 2 },
         }).ToArbitrary();

    private static Gen<ComplaintFacts> AnyComplaint() =>
        from hours in Gen.Choose(0, 24 * 12)
        from customer in Gen.Choose(0, 6)
        from keys in Gen.Choose(0, 2).SelectMany(count => Gen.ArrayOf(AnyKey(), count))
        from text in AnyText()
        select new ComplaintFacts
        {
            Id = new("c"),
            ReceivedAt = Instant.FromUtc(2026, 2, 1, 0, 0) + Duration.FromHours(hours),
            CustomerId = customer == 0 ? null : new UserId($"u{customer}"),
            Text = text,
            Keys = keys.ToEquatableArray(),
        };

    private static Gen<ComplaintKey> AnyKey() => Gen.OneOf(
        Gen.Elements("A-17", "a-17", " A 17 ", "B-2", "unknown").Select(value => new ComplaintKey("order", value)),
        Gen.Elements(Phones).Select(value => new ComplaintKey("phone", value)),
        Gen.Elements("Ann@Example.com", "ann+shop@example.com", "ann@example.com", "no address").Select(value => new ComplaintKey("email", value)),
        Gen.Constant(new ComplaintKey("invoice", "1")));

    private static Gen<string?> AnyText() => Gen.Frequency(
        (1, Gen.Elements<string?>(null, "", "!", "Refund!", "退款")),
        (4, from story in Gen.Elements(Stories)
            from cut in Gen.Choose(0, story.Length)
            from length in Gen.Choose(0, 12)
            from insert in Gen.Elements("", " really", "！！！", "，真的")
            select (string?)story.Remove(cut, Math.Min(length, story.Length - cut)).Insert(cut, insert).ToUpperInvariant()),
        (2, Gen.Elements<string?>(Stories)));
}
