using System.IO.Compression;
using System.Text;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

public class DuplicateFinderTests
{
    private const string Narratives = "cfpb_narratives_sample.csv.gz";

    private static readonly DuplicateFinder Finder = new(DuplicatePolicy.Default);

    private static readonly Instant Monday = Instant.FromUtc(2026, 2, 2, 8, 0);

    [Fact]
    public void The_same_matter_by_telephone_and_text_says_why()
    {
        var app = Complaint("C-1", 0, "水壶底部漏水，昨天晚上厨房地板全湿了，请给我退款", new ComplaintKey("phone", "138 1234 5678"));
        var hotline = Complaint("C-2", 2, "水壶底部漏水，昨天晚上厨房地板全湿了。请退款！", new ComplaintKey("phone", "+86-138-1234-5678"));

        var answer = Finder.Compare(app, hotline);

        // 22 and 20 characters without punctuation: 18 and 16 runs of five; the first 18 characters are the same, so 14 runs.
        Assert.Equal((true, 160, 14, 20), (answer.Value.IsCandidate, answer.Value.Points, answer.Value.Text!.Shared, answer.Value.Text.Total));
        Assert.Equal(
            [
                "C-1 and C-2 are likely the same matter: 160 of 100 points.",
                "They share the telephone number …5678: 60 points.",
                "Their texts share 14 of 20 runs of 5 characters (0.70), and 0.6 is needed: 60 points.",
                "They came 2 days apart, within 7: 40 points.",
            ],
            answer.Reasons.Select(reason => reason.In("en")));
        Assert.Equal("电话相同（…5678）：60 分。", answer.Reasons[1].In("zh-CN"));
    }

    [Theory]
    [InlineData(KeyForm.Phone, "138 1234 5678", "8613812345678")]
    [InlineData(KeyForm.Phone, "+86 (0)138-1234-5678", "8613812345678")]
    [InlineData(KeyForm.Phone, "008613812345678", "8613812345678")]
    [InlineData(KeyForm.Phone, "86 138 1234 5678", "8613812345678")]
    [InlineData(KeyForm.Phone, "（010）6234－5678 转 12", "861062345678")]
    [InlineData(KeyForm.Phone, "１３８１２３４５６７８", "8613812345678")]
    [InlineData(KeyForm.Phone, "+1 212 555 0100 ext. 7", "12125550100")]
    [InlineData(KeyForm.Phone, "0000", "")]
    [InlineData(KeyForm.Phone, "no number", "")]
    [InlineData(KeyForm.Email, " Ann+Shop@Example.COM ", "ann@example.com")]
    [InlineData(KeyForm.Email, "mailto:ann@example.com", "ann@example.com")]
    [InlineData(KeyForm.Email, "ann＠example.com", "ann@example.com")]
    [InlineData(KeyForm.Email, "ann at example", "")]
    [InlineData(KeyForm.Email, "@example.com", "")]
    [InlineData(KeyForm.Caseless, " Ab-１2 ", "ab-12")]
    [InlineData(KeyForm.Alphanumeric, "AB-12 3", "ab123")]
    [InlineData(KeyForm.Exact, " Ab-1 ", "Ab-1")]
    [InlineData(KeyForm.Exact, null, "")]
    public void Keys_are_brought_into_one_form(KeyForm form, string? value, string expected) =>
        Assert.Equal(expected, KeyForms.Normalize(
            new() { Kind = "k", Form = form, Points = 1, CountryCode = "86", NationalDigits = 11, DropsPlusTag = true }, value));

    [Theory]
    [InlineData("Hello,   WORLD!", "hello world")]
    [InlineData("你好，世界 2026 年", "你好世界2026年")]
    [InlineData("ＡＢＣ　ok——no", "abc ok no")]
    [InlineData(" ... ", "")]
    public void Texts_are_brought_into_one_form(string text, string expected) =>
        Assert.Equal((expected, false), ShingleText.Normalize(text, 100));

    [Fact]
    public void One_weak_sign_alone_does_not_suffice()
    {
        var phone = new ComplaintKey("phone", "13812345678");
        Assert.False(Finder.Compare(Complaint("a", 0, null, phone), Complaint("b", 8, null, phone)).Value.IsCandidate);
        Assert.True(Finder.Compare(Complaint("a", 0, null, phone), Complaint("b", 7, null, phone)).Value.IsCandidate);
        var order = new ComplaintKey("order", "A-1");
        Assert.True(Finder.Compare(Complaint("a", 0, null, order), Complaint("b", 90, null, order)).Value.IsCandidate);
        var late = Finder.Compare(Complaint("a", 0, null, order), Complaint("b", 91, null, order));
        Assert.False(late.Value.IsCandidate);
        Assert.Equal("a and b are not taken for the same matter: they came 91 days apart, more than 90.", late.Reasons[0].In("en"));
    }

    [Fact]
    public void What_thousands_share_ties_nobody_and_is_reported()
    {
        var none = new ComplaintKey("order", "00000");
        var complaints = Enumerable.Range(0, 20_000).Select(i => Complaint($"c{i}", i % 5, "Please refund the money that you have taken from my account", none)).ToList();
        complaints.Add(Complaint("x", 0, null, new ComplaintKey("order", "7")));
        complaints.Add(Complaint("y", 0, null, new ComplaintKey("order", "7")));

        var report = Finder.FindCandidates(complaints);

        Assert.Equal([new("order", "00000", 20_000), new("text", "c0", 20_000)], report.Oversized);
        Assert.Equal(["x", "y"], Assert.Single(report.Clusters).Members.Select(id => id.Value));
        Assert.False(report.IsExact);
    }

    [Fact]
    public void Many_like_texts_are_reported_where_they_are_too_many()
    {
        var complaints = Enumerable.Range(0, 1000).Select(i =>
            Complaint($"c{i:000}", 0, $"I, customer number {i}, ask you to give back the fee that was taken from my account in January without my consent"));

        var report = new DuplicateFinder(DuplicatePolicy.Default with { MaxHolders = 50 }).FindCandidates(complaints);

        Assert.Contains(report.Oversized, block => block.Kind == "likeTexts" && block.Complaints > 50);
    }

    [Fact]
    public void Ten_megabytes_of_text_are_compared_as_far_as_the_policy_says()
    {
        var long1 = Complaint("a", 0, string.Concat(Enumerable.Range(0, 1_200_000).Select(i => $"{i * 7919L} ")));
        var long2 = Complaint("b", 0, new string('!', 10_000_000));

        var answer = Finder.Compare(long1, long1 with { Id = new("c") });

        Assert.True(answer.Value.Text!.IsCut);
        Assert.Contains(answer.Reasons, reason => reason.In("en") == "Of a longer text only the first 20000 characters were compared.");
        Assert.Null(Finder.Compare(long1, long2).Value.Text);
    }

    [Fact]
    public void The_same_complaint_twice_is_refused()
    {
        Assert.Throws<ArgumentException>("other", () => Finder.Compare(Complaint("a", 0, null), Complaint("a", 1, null)));
        Assert.Throws<ArgumentException>("complaints", () => Finder.FindCandidates([Complaint("a", 0, null), Complaint("a", 1, null)]));
        Assert.Throws<ArgumentException>("complaints", () => Finder.FindCandidates([null!]));
        Assert.Equal(0, Finder.FindCandidates([]).Complaints);
    }

    [Fact]
    public void Signatures_find_texts_as_often_as_the_formula_says()
    {
        // Of 200 runs of which each text has its own share: likeness 0.6 and 0.7.
        var (found60, found70) = (0, 0);
        var hash = new MinHash(DuplicatePolicy.Default);
        for (var i = 0; i < 400; i++)
        {
            int[] Text(int from, int count) => [.. Enumerable.Range(0, count).Select(k => 33 + (((i * 1009) + ((from + k) * 7919L)) * 104_729 % 60_000)).Select(k => (int)k)];
            found60 += hash.Signature(Text(0, 164)).Zip(hash.Signature(Text(40, 164))).Any(band => band.First == band.Second) ? 1 : 0; // 120 shared of 200
            found70 += hash.Signature(Text(0, 164)).Zip(hash.Signature(Text(28, 164))).Any(band => band.First == band.Second) ? 1 : 0; // 132 shared of 188
        }

        Assert.InRange(found60, 392, 400); // 0.9961 of 400 is 398.5
        Assert.InRange(found70, 398, 400);
    }

    [Fact]
    public void Every_problem_is_found_in_the_order_of_the_text()
    {
        var policy = DuplicatePolicy.Default with
        {
            SchemaVersion = 2,
            Name = "",
            Version = " ",
            KeyRules =
            [
                new() { Kind = " ", Form = (KeyForm)9, Points = 0 },
                new() { Kind = "phone", Form = KeyForm.Phone, Points = 1, CountryCode = "+86", NationalDigits = 0 },
                new() { Kind = "phone", Form = KeyForm.Exact, Points = 1, CountryCode = "86", NationalDigits = 11, DropsPlusTag = true },
            ],
            Text = new() { Points = -1, LeastSimilarity = 0, ShingleLength = 7, LeastShingles = 0, MaxLength = 0 },
            Near = new() { Within = -Duration.Epsilon, Points = 100 },
            Window = Duration.Zero,
            Threshold = 0,
            MaxHolders = 1,
            Bulk = new() { ExactUpTo = -1, Bands = 0, Rows = 2000 },
        };

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.keyRules[0].kind", "$.keyRules[0].form", "$.keyRules[0].points", "$.keyRules[1].countryCode",
                "$.keyRules[1].nationalDigits", "$.keyRules[2].kind", "$.keyRules[2].countryCode", "$.keyRules[2].nationalDigits", "$.keyRules[2].dropsPlusTag",
                "$.text.points", "$.text.leastSimilarity", "$.text.shingleLength", "$.text.leastShingles", "$.text.maxLength", "$.near.within", "$.near.points",
                "$.window", "$.threshold", "$.maxHolders", "$.bulk.exactUpTo", "$.bulk.bands", "$.bulk.rows",
            ],
            DuplicatePolicyValidator.Validate(policy).Select(problem => problem.Path));
        Assert.Equal(
            ["$.text", "$.near", "$.bulk"],
            DuplicatePolicyValidator.Validate(DuplicatePolicy.Default with { Text = null!, Near = null!, Bulk = null! }).Select(problem => problem.Path));
        Assert.Throws<InvalidPolicyException>("policy", () => new DuplicateFinder(policy));
        Assert.All(DuplicatePolicy.Presets, preset => Assert.Empty(DuplicatePolicyValidator.Validate(preset)));
    }

    [Fact]
    public void Arbitrary_text_gives_a_clear_error_and_never_a_crash()
    {
        var json = DuplicatePolicyJson.Write(DuplicatePolicy.Default);
        for (var i = 0; i < json.Length; i += 3)
        {
            foreach (var insert in new[] { "", "{", "null", "1e999", "\u0000" })
            {
                try
                {
                    _ = DuplicatePolicyValidator.Validate(DuplicatePolicyJson.Read(json.Remove(i, Math.Min(2, json.Length - i)).Insert(i, insert)));
                }
                catch (InvalidPolicyException problem)
                {
                    Assert.Single(problem.Problems);
                }
            }
        }
    }

    [RealDataFact(Narratives)]
    public void Among_real_narratives_few_are_alike_and_an_edited_copy_of_each_is_found()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealDataFactAttribute.PathOf(Narratives)), CompressionMode.Decompress), Encoding.UTF8);
        var parts = reader.ReadToEnd().Split('"').Where((_, i) => i % 2 == 1).Where(text => text.Length > 200).Take(400).ToList();
        var originals = parts.Select((text, i) => Complaint($"o{i:000}", 0, text)).ToList();
        var copies = parts.Select((text, i) => Complaint($"p{i:000}", 3, text.Remove(text.Length / 2, 10).Insert(text.Length / 4, " as I said before "))).ToList();

        var alone = new DuplicateFinder(DuplicatePolicy.Default with { Bulk = DuplicatePolicy.Default.Bulk with { ExactUpTo = 0 } }).FindCandidates(originals);
        var both = Finder.FindCandidates([.. originals, .. copies]);

        Assert.InRange(alone.Pairs.Count, 0, parts.Count / 20);
        Assert.Equal(parts.Count, both.Pairs.Count(pair => pair.First.Value[1..] == pair.Second.Value[1..]));
    }

    private static ComplaintFacts Complaint(string id, int day, string? text, params ComplaintKey[] keys) => new()
    {
        Id = new(id),
        ReceivedAt = Monday + Duration.FromDays(day),
        Text = text,
        Keys = keys.ToEquatableArray(),
    };
}
