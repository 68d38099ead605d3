using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Lifecycle;

public class EventLogBytesTests : MergingFactsLaws<EventLog, EventEntry>
{
    private static readonly Instant At = Instant.FromUtc(2025, 10, 31, 23, 59);

    protected override Gen<EventEntry[]> Rows { get; } =
        LifecycleGenerators.EventsOfOneUser.Generator.Select(rows => rows.Select(row => new EventEntry(row.At, row.Event)).ToArray());

    protected override bool IsSet => true;

    protected override (EventLog Facts, string Hex) Golden => (
        EventLog.From(
        [
            new(At, ""), new(At, "登录"), new(At + Duration.FromMilliseconds(1), "pay"), new(At + Duration.FromTicks(10), "登录"),
            new(At + Duration.FromDays(400), "pay"), new(Instant.FromUtc(1, 1, 3, 0, 0), "pay"),
        ]),
        "fac7030106fcbfeae3bb0e0103706179a09494a5f00e0100000106e799bbe5bd950201040101028080eb830102");

    protected override EventLog Gather(EventEntry[] rows) => EventLog.From(rows);

    protected override EventLog Merge(EventLog one, EventLog other) => one.Merge(other);

    protected override byte[] Write(EventLog facts) => EventLogBytes.Write(facts);

    protected override void Write(EventLog facts, IBufferWriter<byte> into) => EventLogBytes.Write(facts, into);

    protected override EventLog Read(byte[] bytes) => EventLogBytes.Read(bytes);

    [Fact]
    public void A_name_costs_its_text_once()
    {
        var name = new string('n', EventLimits.NameLength);
        var log = EventLog.From(Enumerable.Range(0, 1_000).Select(i => new EventEntry(At + Duration.FromMinutes(i), name)));

        Assert.InRange(Write(log).Length, 1_000, 4_000);
    }

    [Fact]
    public void A_name_that_no_row_can_have_is_refused()
    {
        var bytes = Write(EventLog.From([new(At, "a")]));
        bytes[^1] = (byte)'\n';

        var fault = Assert.Throws<InvalidFactsException>(() => Read(bytes));

        Assert.Equal("entries[0].event", fault.Field);
        Assert.Contains("no control character", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => EventLogBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => EventLogBytes.Write(EventLog.Empty, null!));
    }
}
