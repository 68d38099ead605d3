using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Lifecycle;

public class UserActivityBytesTests : MergingFactsLaws<UserActivity, UserActivity>
{
    protected override Gen<UserActivity[]> Rows { get; } =
        from days in LifecycleGenerators.ActiveDays.Generator
        from registered in Gen.ListOf(LifecycleGenerators.AnyDay.Generator, 2)
        from registers in Gen.Choose(0, 2)
        select days.Select(day => new UserActivity(ActivityDays.From([day]))).Concat(registered.Take(registers).Select(day => new UserActivity(default, day))).ToArray();

    protected override bool IsSet => true;

    protected override (UserActivity Facts, string Hex) Golden => (
        new(
            ActivityDays.From([DayClock.MinDay, new(1969, 12, 31), new(1970, 1, 1), .. Enumerable.Range(0, 100).Select(new LocalDate(2025, 10, 20).PlusDays), DayClock.MaxDay]),
            new(2025, 10, 19)),
        "fac7020101b8be0207c9af010140c8af018080020101fc04f8e0ffffffff02ffffffffffffffffff020101f8c6054008");

    protected override UserActivity Gather(UserActivity[] rows) => rows.Aggregate(UserActivity.Empty, (all, row) => all.Merge(row));

    protected override UserActivity Merge(UserActivity one, UserActivity other) => one.Merge(other);

    protected override byte[] Write(UserActivity facts) => UserActivityBytes.Write(facts);

    protected override void Write(UserActivity facts, IBufferWriter<byte> into) => UserActivityBytes.Write(facts, into);

    protected override UserActivity Read(byte[] bytes) => UserActivityBytes.Read(bytes);

    [Fact]
    public void A_part_of_the_days_is_written_as_the_same_days_by_themselves() =>
        Law.Holds(LifecycleGenerators.ActiveDays, LifecycleGenerators.AnyDay, (days, day) =>
        {
            var all = ActivityDays.From(days).UpTo(day);
            Assert.Equal(Write(new(ActivityDays.From(all.Enumerate()))), Write(new(all)));
            return true;
        });

    [Fact]
    public void A_day_that_no_clock_can_name_is_refused()
    {
        var bytes = Write(new(ActivityDays.From([DayClock.MaxDay])));
        bytes[^1] <<= 1; // a day later

        var fault = Assert.Throws<InvalidFactsException>(() => Read(bytes));

        Assert.Equal("days[0].bits", fault.Field);
    }
}
