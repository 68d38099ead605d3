using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Tagging;

public class UserFactsBytesTests : MergingFactsLaws<UserFacts, UserFacts>
{
    private static readonly Instant At = Instant.FromUtc(2026, 1, 1, 8, 0);

    private static readonly UserEvent Order = new()
    {
        Type = "order",
        At = At,
        Id = "1",
        Properties = [new("amount", 12.50m), new("status", "paid"), new("gift", true), new("due", new LocalDate(2026, 1, 31))],
    };

    protected override Gen<UserFacts[]> Rows { get; } = TaggingGenerators.Facts.Generator.Select(Parts);

    protected override bool IsSet => false;

    protected override (UserFacts Facts, string Hex) Golden => (
        UserFacts.From(
            [
                new("born", new LocalDate(1969, 12, 31)), new("joined", At + Duration.Epsilon), new("likes", FactValue.OfSet("b", "a", "字")),
                new("none", FactValue.OfSet()), new("plan", "paid"), new("points", -0.10m), new("vip", false),
            ],
            [Order, Order with { Id = "2", Properties = [new("status", "paid"), new("sent", At)] }, new() { Type = "visit", At = At }, new() { Type = "visit", At = At }],
            At - Duration.FromDays(365)),
        "fac705010180e09edd330704626f726e0501066a6f696e65640683b8a67801056c696b657304030101610101620103e5ad97046e6f6e65040004706c"
        + "616e0101047061696406706f696e747302030103766970030002056f72646572050106616d6f756e740103647565010467696674010473656e740106"
        + "737461747573020001013102027d0588c00203010001050001013200000006000105057669736974000200000000");

    protected override UserFacts Gather(UserFacts[] rows) => rows.Aggregate(UserFacts.Empty, (all, row) => all.Merge(row));

    protected override UserFacts Merge(UserFacts one, UserFacts other) => one.Merge(other);

    protected override byte[] Write(UserFacts facts) => UserFactsBytes.Write(facts);

    protected override void Write(UserFacts facts, IBufferWriter<byte> into) => UserFactsBytes.Write(facts, into);

    protected override UserFacts Read(byte[] bytes) => UserFactsBytes.Read(bytes);

    [Fact]
    public void An_event_with_an_id_leaves_the_same_bytes_however_often_it_comes() =>
        Assert.Equal(Write(UserFacts.From([], [Order])), Write(UserFacts.From([], [Order, Order]).Merge(UserFacts.From([], [Order]))));

    [Fact]
    public void Every_number_of_a_decimal_comes_back()
    {
        foreach (var number in new[] { decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, -7.9228162514264337593543950335m, 0m, 100m, 1.10m })
        {
            var facts = UserFacts.Empty.With("n", number);
            Assert.Equal(facts, Read(Write(facts)));
            Assert.Equal(Write(facts), Write(UserFacts.Empty.With("n", Exact.Normalize(number))));
        }
    }

    [Fact]
    public void A_table_of_many_properties_costs_no_more_room_than_its_bytes_tell()
    {
        // A thousand names, and a thousand events that say they have them all, without the bytes of a single one.
        byte[] bytes = [.. Write(UserFacts.Empty)[..4], 0, 0, 1, 1, (byte)'t', 0xE8, 0x07, .. Enumerable.Repeat((byte)2, 1_000), 0xE8, 0x07, .. new byte[2_000]];
        bytes[11] = 1; // the first name is written out
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Assert.Throws<InvalidFactsException>(() => Read([.. bytes[..11], 1, 1, (byte)'p', .. bytes[12..]]));

        Assert.Equal("types[0].events", fault.Field);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => UserFactsBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => UserFactsBytes.Write(UserFacts.Empty, null!));
    }

    /// <summary>The facts in pieces: one attribute or one event each. An event with an id comes twice.</summary>
    private static UserFacts[] Parts(UserFacts facts) =>
    [
        .. facts.Attributes.Select(entry => UserFacts.Empty.With(entry.Key, entry.Value)),
        .. facts.Events.Select(item => UserFacts.From([], [item])),
        .. facts.Events.Where(item => item.Id is not null).Select(item => UserFacts.From([], [item])),
        UserFacts.Empty.WithObservedSince(facts.ObservedSince),
    ];
}
