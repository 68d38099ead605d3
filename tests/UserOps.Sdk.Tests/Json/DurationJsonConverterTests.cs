using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Json;
using UserOps.Testing;

namespace UserOps.Tests.Json;

public class DurationJsonConverterTests
{
    private static readonly Arbitrary<Duration> AnyDuration = Arb.From(
        from days in Gen.OneOf(Gen.Choose(-3, 3), Gen.Choose(-16_777_215, 16_777_214))
        from seconds in Gen.OneOf(Gen.Constant(0), Gen.Choose(-86_399, 86_399))
        from nanoseconds in Gen.OneOf(Gen.Constant(0), Gen.Choose(-999_999_999, 999_999_999))
        select Duration.FromDays(days) + Duration.FromSeconds(seconds) + Duration.FromNanoseconds(nanoseconds));

    [Theory]
    [InlineData("P30D", 30 * 24 * 3600)]
    [InlineData("PT8H", 8 * 3600)]
    [InlineData("P1DT12H", 36 * 3600)]
    [InlineData("P2W", 14 * 24 * 3600)]
    [InlineData("PT90M", 90 * 60)]
    [InlineData("PT1H30M15S", 5415)]
    [InlineData("PT1.5S", 1.5)]
    [InlineData("PT0.000000001S", 1e-9)]
    [InlineData("P0D", 0)]
    [InlineData("PT0S", 0)]
    [InlineData("P-1DT-12H", -36 * 3600)]
    public void Days_and_smaller_units_are_read(string text, double seconds)
    {
        Assert.True(DurationJsonConverter.TryParseIso(text, out var value));
        Assert.Equal(Duration.FromSeconds(seconds), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("30D")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("p1d")]
    [InlineData("P1d")]
    [InlineData("PT5s")]
    [InlineData("PT1.5H")]
    [InlineData("PT.5S")]
    [InlineData("PT0.1234567891S")]
    [InlineData(" P1D")]
    [InlineData("P1D ")]
    [InlineData("P1D1D")]
    [InlineData("PT1S1H")]
    [InlineData("8:00:00")]
    [InlineData("P٣D")]
    [InlineData("P16777216D")]
    [InlineData("P-16777217D")]
    [InlineData("P9223372036854775807W")]
    [InlineData("P99999999999999999999D")]
    [InlineData("PT9223372036854775807H")]
    public void Other_texts_and_months_and_values_out_of_range_are_not(string text) =>
        Assert.False(DurationJsonConverter.TryParseIso(text, out _));

    [Theory]
    [InlineData(0, "P0D")]
    [InlineData(30 * 24 * 3600, "P30D")]
    [InlineData(36 * 3600, "P1DT12H")]
    [InlineData(90 * 60, "PT1H30M")]
    [InlineData(0.5, "PT0.5S")]
    [InlineData(-36 * 3600, "P-1DT-12H")]
    public void The_text_has_the_greatest_units_first_and_no_zeros(double seconds, string text) =>
        Assert.Equal(text, DurationJsonConverter.FormatIso(Duration.FromSeconds(seconds)));

    [Fact]
    public void Every_duration_is_read_back() => Law.Holds(AnyDuration, RoundTrips);

    [Fact]
    public void The_extremes_are_read_back()
    {
        Assert.True(RoundTrips(Duration.MaxValue));
        Assert.True(RoundTrips(Duration.MinValue));
        Assert.True(RoundTrips(Duration.Epsilon));
        Assert.True(RoundTrips(-Duration.Epsilon));
        Assert.Equal("P16777215DT23H59M59.999999999S", DurationJsonConverter.FormatIso(Duration.MaxValue));
    }

    private static bool RoundTrips(Duration value) =>
        DurationJsonConverter.TryParseIso(DurationJsonConverter.FormatIso(value), out var back) && back == value;
}
