using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Complaints;

public class ComplaintFactsBytesTests : FactsFormLaws<ComplaintFacts>
{
    private static readonly Instant At = Instant.FromUtc(2026, 2, 6, 2, 30);

    /// <summary>Every member filled.</summary>
    internal static ComplaintFacts Full { get; } = new()
    {
        Id = new("C-1"),
        ReceivedAt = At,
        SentAt = At - Duration.FromDays(1),
        CustomerId = new UserId("u1"),
        Channel = "app",
        Product = "kettle",
        Topic = "leak",
        Text = "It leaks. 漏水",
        Keys = [new("order", "A-1"), new("order", "A-2"), new("phone", "138")],
        Factors = [new("legal", FactorReading.Unknown), new("safety", new(2) { IsProposed = true, Evidence = "burns" })],
        Affected = 12,
        Amount = new(300.50m, "CNY"),
    };

    protected override Arbitrary<ComplaintFacts> AnyFacts { get; } = Arb.From(
        Gen.OneOf(
            UserOpsGenerators.Facts().Complaints.Generator,
            Gen.SubListOf(Gaps).Select(gaps => gaps.Aggregate(Full, (facts, gap) => gap(facts)))),
        UserOpsGenerators.Facts().Complaints.Shrinker);

    protected override (ComplaintFacts Facts, string Hex) Golden => (Full, "fac7080103432d31c0a2aae13401fc972a01027531010361707001066b6574746c6501046c65616b01104974206c65616b732e20e6bc8fe6b0b40301"
        + "056f726465720103412d31060103412d32010570686f6e6501033133380201056c6567616c000000010673616665747901040101056275726e730118"
        + "0102bd170103434e59");

    private static Func<ComplaintFacts, ComplaintFacts>[] Gaps =>
    [
        facts => facts with { SentAt = null },
        facts => facts with { CustomerId = null },
        facts => facts with { CustomerId = UserId.None },
        facts => facts with { Channel = "kettle" },
        facts => facts with { Product = null, Topic = "" },
        facts => facts with { Text = null },
        facts => facts with { Keys = [default] },
        facts => facts with { Factors = [] },
        facts => facts with { Affected = long.MinValue },
        facts => facts with { Amount = default(Money) },
    ];

    protected override byte[] Write(ComplaintFacts facts) => ComplaintFactsBytes.Write(facts);

    protected override void Write(ComplaintFacts facts, IBufferWriter<byte> into) => ComplaintFactsBytes.Write(facts, into);

    protected override ComplaintFacts Read(byte[] bytes) => ComplaintFactsBytes.Read(bytes);

    [Fact]
    public void Facts_of_no_complaint_are_not_written()
    {
        Assert.Throws<ArgumentException>(() => Write(Full with { Id = ComplaintId.None }));
        Assert.Throws<ArgumentNullException>(() => ComplaintFactsBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => ComplaintFactsBytes.Write(Full, null!));
    }
}
