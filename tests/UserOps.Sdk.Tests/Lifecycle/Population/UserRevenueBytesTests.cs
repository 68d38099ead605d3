using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Lifecycle;

public class UserRevenueBytesTests : MergingFactsLaws<UserRevenue, RevenueEntry>
{
    protected override Gen<RevenueEntry[]> Rows { get; } =
        Gen.ArrayOf(
            from day in LifecycleGenerators.AnyDay.Generator
            from near in Gen.Choose(0, 5)
            from units in Gen.Choose(-1_000, 1_000)
            from scale in Gen.Elements(1m, 0.01m, 0.000000001m, 1_000_000_000_000m)
            select new RevenueEntry(day.Year > 2024 ? new LocalDate(2025, 1, 1).PlusDays(near) : day, units * scale));

    protected override bool IsSet => false;

    protected override (UserRevenue Facts, string Hex) Golden => (
        UserRevenue.From(
        [
            new(DayClock.MinDay, 0.000000001m), new(new(2025, 1, 1), 12.50m), new(new(2025, 1, 2), -3m),
            new(new(2025, 1, 2), 1m), new(DayClock.MaxDay, UserRevenue.MaxAmount), new(DayClock.MaxDay, UserRevenue.MaxAmount),
        ]),
        "fac7040104f3e4571201e69e5a027d020102f2c2e302008080b4ccd4dfc603");

    protected override UserRevenue Gather(RevenueEntry[] rows) => UserRevenue.From(rows);

    protected override UserRevenue Merge(UserRevenue one, UserRevenue other) => one.Merge(other);

    protected override byte[] Write(UserRevenue facts) => UserRevenueBytes.Write(facts);

    protected override void Write(UserRevenue facts, IBufferWriter<byte> into) => UserRevenueBytes.Write(facts, into);

    protected override UserRevenue Read(byte[] bytes) => UserRevenueBytes.Read(bytes);

    [Fact]
    public void A_sum_larger_than_any_is_refused()
    {
        var bytes = Write(UserRevenue.From([new(new(2025, 1, 1), 1m)]));

        var fault = Assert.Throws<InvalidFactsException>(() => Read([.. bytes[..^1], .. Enumerable.Repeat((byte)0xFF, 17), 0x7F]));

        Assert.Equal("entries[0].amount", fault.Field);
    }
}
