using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Rfm;

public class PurchaseHistoryBytesTests : MergingFactsLaws<PurchaseHistory, Purchase<UserId>>
{
    private static readonly Instant At = Instant.FromUtc(2024, 2, 29, 8, 30);

    protected override Gen<Purchase<UserId>[]> Rows { get; } =
        Gen.OneOf(RfmGenerators.PurchasesOfOneUser.Generator, Gen.ArrayOf(FarRow()));

    protected override bool IsSet => false;

    protected override (PurchaseHistory Facts, string Hex) Golden => (
        Gather(
        [
            new(new("u1"), Instant.FromUtc(1, 1, 3, 0, 0), 0.10m),
            new(new("u1"), At, 12.50m) { OrderId = "A-1" },
            new(new("u1"), At, 7.5m) { OrderId = "A-1" },
            new(new("u1"), At, -3.999m) { OrderId = "é" },
            new(new("u1"), At + Duration.FromMilliseconds(250), 0m),
            new(new("u1"), At + Duration.FromNanoseconds(250_000_001), 1_000_000_000_000_000m),
        ]),
        "fac7010105fcbfeae3bb0e0001020100c0c8f2dbee0e03412d31020014000002c3a90001069f1f01fa0100010000000381e59a7700010080809aa6ea"
        + "afe30100");

    protected override PurchaseHistory Gather(Purchase<UserId>[] rows) => rows.Aggregate(PurchaseHistory.Empty, (history, row) => history.Add(row));

    protected override PurchaseHistory Merge(PurchaseHistory one, PurchaseHistory other) => one.Merge(other);

    protected override byte[] Write(PurchaseHistory facts) => PurchaseHistoryBytes.Write(facts);

    protected override void Write(PurchaseHistory facts, IBufferWriter<byte> into) => PurchaseHistoryBytes.Write(facts, into);

    protected override PurchaseHistory Read(byte[] bytes) => PurchaseHistoryBytes.Read(bytes);

    [Fact]
    public void An_amount_is_the_same_with_and_without_zeros_at_its_end() =>
        Assert.Equal(
            Write(Gather([new(new("u1"), At, 3.4m), new(new("u1"), At, -0m)])),
            Write(Gather([new(new("u1"), At, 3.400m), new(new("u1"), At, 0.00m)])));

    [Fact]
    public void Sums_that_stopped_at_their_bound_come_back()
    {
        var most = new PurchaseEntry(At, "", 20_000, 10_000_000_000_000_000_000m, 3, 9_999_999_999_999_999_999.999999999m);
        var history = PurchaseHistory.From([most, most with { Purchased = 1 }]);

        Assert.Equal(history, Read(Write(history)));
    }

    [Fact]
    public void Half_a_letter_is_refused_and_nothing_is_written()
    {
        var history = Gather([new(new("u1"), At, 1m), new(new("u1"), At, 1m) { OrderId = "A\uD83D" }]);
        var into = new ArrayBufferWriter<byte>();

        var fault = Assert.Throws<ArgumentException>(() => Write(history, into));

        Assert.StartsWith("A text of the facts has half a surrogate pair, U+D83D, which UTF-8 can't hold. Remove it.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, into.WrittenCount);
    }

    [Fact]
    public void A_fault_names_the_byte_the_entry_and_the_member()
    {
        var bytes = Write(Gather([new(new("u1"), At, 1m), new(new("u1"), At + Duration.FromSeconds(1), 2m)]));
        bytes[^5] = 0x43; // the length of the second order id

        var fault = Assert.Throws<InvalidFactsException>(() => Read(bytes));

        Assert.Equal((bytes.Length - 5, "entries[1].orderId"), (fault.Offset, fault.Field));
    }

    [Fact]
    public void Entries_that_share_instant_and_order_are_refused()
    {
        var bytes = Write(Gather([new(new("u1"), At, 1m), new(new("u1"), At + Duration.FromSeconds(1), 2m)]));
        bytes[^6] = 0; // the second is at the instant of the first

        var fault = Assert.Throws<InvalidFactsException>(() => Read(bytes));

        Assert.Equal("entries[1].at", fault.Field);
        Assert.EndsWith("Entries stand by instant and then by order id, and no two share both. Take the bytes as they were written.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => PurchaseHistoryBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => PurchaseHistoryBytes.Write(PurchaseHistory.Empty, null!));
    }

    /// <summary>Instants of all precisions from all of the calendar, amounts of all scales, ids of all scripts.</summary>
    private static Gen<Purchase<UserId>> FarRow() =>
        from second in Gen.Choose(-1_000_000, 1_000_000)
        from step in Gen.Elements(1L, 1_000L, 100_000L)
        from nanosecond in Gen.Elements(0L, 1L, 1_000L, 999_000_000L, 999_999_999L)
        from units in Gen.Choose(-1_000_000_000, 1_000_000_000)
        from scale in Gen.Elements(1m, 0.01m, 0.000000001m, 1_000_000m)
        from id in Gen.Elements(null, "", "A", "訂單-7", "😀", "\0")
        select new Purchase<UserId>(
            new("u1"), NodaConstants.UnixEpoch + Duration.FromSeconds(second * step / 2) + Duration.FromNanoseconds(nanosecond), units * scale)
        { OrderId = id };
}
