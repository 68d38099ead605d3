using System.Buffers;
using FsCheck;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Complaints;

public class CrisisLogBytesTests : MergingFactsLaws<CrisisLog, ComplaintSighting>
{
    private static readonly Instant At = Instant.FromUtc(2026, 2, 6, 2, 30);

    protected override Gen<ComplaintSighting[]> Rows => CrisisGenerators.Sightings.Generator;

    protected override bool IsSet => true;

    protected override (CrisisLog Facts, string Hex) Golden => (
        CrisisLog.From(
        [
            new(new("C-1"), At, "leak", ComplaintGrade.Minor, new UserId("u1"), 0),
            new(new("C-1"), At, "leak", ComplaintGrade.Critical, new UserId("u1"), 3) { KnownSince = At + Duration.FromHours(1) },
            new(new("C-2"), At - Duration.FromMilliseconds(1), "漏水", ComplaintGrade.Major, null, 2),
        ]),
        "fac706010303432d31c0a2aae13401046c65616b0001027531000003432d3100020303060180e10103432d3285e101e7070106e6bc8fe6b0b4020004"
        + "00");

    protected override CrisisLog Gather(ComplaintSighting[] rows) => CrisisLog.From(rows);

    protected override CrisisLog Merge(CrisisLog one, CrisisLog other) => one.Merge(other);

    protected override byte[] Write(CrisisLog facts) => CrisisLogBytes.Write(facts);

    protected override void Write(CrisisLog facts, IBufferWriter<byte> into) => CrisisLogBytes.Write(facts, into);

    protected override CrisisLog Read(byte[] bytes) => CrisisLogBytes.Read(bytes);

    [Fact]
    public void A_grade_that_does_not_exist_is_refused()
    {
        var bytes = Write(CrisisLog.From([new(new("C-1"), At, "leak", ComplaintGrade.Minor, null, 0)]));
        bytes[^4] = 9;

        Assert.Equal("sightings[0].grade", Assert.Throws<InvalidFactsException>(() => Read(bytes)).Field);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => CrisisLogBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => CrisisLogBytes.Write(CrisisLog.Empty, null!));
    }
}
