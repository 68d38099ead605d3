using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Json;
using UserOps.Testing;

namespace UserOps.Tests.Json;

public class PeriodJsonConverterTests
{
    private static readonly Gen<int> AnyCount = Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 100), Gen.Choose(0, int.MaxValue));

    private static readonly Arbitrary<Period> AnyPeriod = Arb.From(Gen.OneOf(
        from weeks in AnyCount
        from days in AnyCount
        select new PeriodBuilder { Weeks = weeks, Days = days }.Build(),
        from years in AnyCount
        from months in AnyCount
        select new PeriodBuilder { Years = years, Months = months }.Build()));

    [Theory]
    [InlineData("P30D", 0, 0, 0, 30)]
    [InlineData("P2W", 0, 0, 2, 0)]
    [InlineData("P2W3D", 0, 0, 2, 3)]
    [InlineData("P3M", 0, 3, 0, 0)]
    [InlineData("P1Y6M", 1, 6, 0, 0)]
    [InlineData("P0D", 0, 0, 0, 0)]
    [InlineData("P0M", 0, 0, 0, 0)]
    [InlineData("P3M0D", 0, 3, 0, 0)]
    public void Days_and_weeks_or_months_and_years_are_read(string text, int years, int months, int weeks, int days)
    {
        Assert.True(PeriodJsonConverter.TryParseIso(text, out var value));
        Assert.Equal(new PeriodBuilder { Years = years, Months = months, Weeks = weeks, Days = days }.Build(), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("PT0S")]
    [InlineData("P1DT0H")]
    [InlineData("PT24H")]
    [InlineData("P1DT12H")]
    [InlineData("P1M1D")]
    [InlineData("P1Y1W")]
    [InlineData("P-1D")]
    [InlineData("-P1D")]
    [InlineData("P1Y-6M")]
    [InlineData("P1.5D")]
    [InlineData("p1d")]
    [InlineData("30D")]
    [InlineData(" P30D")]
    [InlineData("P30D ")]
    [InlineData("P1D1D")]
    [InlineData("P1M1Y")]
    [InlineData("P٣D")]
    [InlineData("P2147483648D")]
    [InlineData("P99999999999999999999Y")]
    public void Times_and_mixtures_and_negative_parts_and_other_texts_are_not(string text) =>
        Assert.False(PeriodJsonConverter.TryParseIso(text, out _));

    [Fact]
    public void Every_period_is_read_back_equal_part_by_part() => Law.Holds(AnyPeriod, period =>
        PeriodJsonConverter.TryParseIso(PeriodJsonConverter.FormatIso(period), out var back) && back.Equals(period));

    [Fact]
    public void Documents_with_equal_periods_are_equal_and_have_the_same_hash()
    {
        var one = Read("\"P3M\"");
        var other = Read("\"P3M0D\"");

        Assert.NotSame(one.Horizon, other.Horizon);
        Assert.Equal(one, other);
        Assert.Equal(
            PolicyJson.Hash(one, SampleJsonContext.Default.SampleFamilies),
            PolicyJson.Hash(other, SampleJsonContext.Default.SampleFamilies));
        Assert.NotEqual(Read("\"P2W\""), Read("\"P14D\""));
        Assert.Null(Read("null").Horizon);
    }

    [Theory]
    [InlineData("\"PT8H\"")]
    [InlineData("30")]
    [InlineData("\"P1M1D\"")]
    public void Another_value_is_refused_with_what_is_allowed(string value)
    {
        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(() => Read(value)).Problems);

        Assert.Equal("$.horizon", problem.Path);
        Assert.Equal(value, problem.Value);
        Assert.Equal("a period of whole days, weeks, months or years such as P30D or P3M", problem.Allowed);
    }

    [Fact]
    public void The_schema_says_what_a_period_is() => Assert.Contains(
        "A period of whole days, weeks, months or years such as P30D or P3M.",
        PolicySchema.Of(SampleJsonContext.Default.SampleFamilies, "Sample"),
        StringComparison.Ordinal);

    private static SampleFamilies Read(string horizon) => PolicyJson.Read(
        $$"""{ "when": { "was": "new" }, "limit": "P30D", "horizon": {{horizon}} }""",
        SampleJsonContext.Default.SampleFamilies,
        "json");
}
