using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Rules;

public class LookbackTests
{
    private static readonly Arbitrary<Lookback> AnyLookback = Gen.OneOf(
        Gen.Choose(-2_000_000_000, 2_000_000_000).Select(Lookback.OfMonths),
        Gen.Choose(-40_000, 40_000).Select(Lookback.OfDays),
        Gen.Choose(-1_000_000, 1_000_000).Select(Lookback.OfHours),
        from seconds in Gen.Choose(int.MinValue, int.MaxValue)
        from rest in Gen.Choose(0, 999_999_999)
        select Lookback.Of(Duration.FromSeconds(seconds) + Duration.FromNanoseconds(rest))).ToArbitrary();

    [Theory]
    [InlineData("P90D", "P90D")]
    [InlineData("P2W", "P14D")]
    [InlineData("P1W", "P7D")]
    [InlineData("PT36H", "P1DT12H")]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("P3M", "P3M")]
    [InlineData("P12M", "P1Y")]
    [InlineData("P1Y6M", "P1Y6M")]
    [InlineData("P0D", "P0D")]
    [InlineData("PT0.000000001S", "PT0.000000001S")]
    public void Iso_8601_is_read_and_written(string text, string written) => Assert.Equal(written, Lookback.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1MT")]
    [InlineData("30D")]
    [InlineData("P30")]
    [InlineData("p30d")]
    [InlineData(" P30D")]
    [InlineData("P1M2D")]
    [InlineData("P1MT1H")]
    [InlineData("P1Y1W")]
    [InlineData("P1.5D")]
    [InlineData("P99999999999999999999D")]
    [InlineData("P2147483647Y")]
    [InlineData("P178956971Y")]
    [InlineData("P9999999999M")]
    [InlineData("P-2147483648M")]
    public void What_is_no_length_is_refused(string text)
    {
        Assert.False(Lookback.TryParse(text, out var value));
        Assert.Equal(default, value);
        Assert.Equal(
            $"The length is '{text}'; it must be a length of time such as P30D, PT36H or P3M.",
            Assert.Throws<FormatException>(() => Lookback.Parse(text)).Message);
    }

    [Fact]
    public void A_length_survives_its_text() =>
        Law.Holds(AnyLookback, length => Lookback.Parse(length.ToString()) == length);

    [Fact]
    public void Arbitrary_text_is_a_length_or_not() =>
        Law.Holds(
            Gen.ArrayOf(Gen.Elements("PT0123456789DHMSYW.-+,".ToCharArray())).Select(letters => new string(letters)).ToArbitrary(),
            text => !Lookback.TryParse($"P{text}", out var length) || Lookback.Parse(length.ToString()) == length);

    [Fact]
    public void A_length_has_hours_or_months()
    {
        Assert.Equal(Lookback.OfMonths(12), Lookback.Parse("P1Y"));
        Assert.Equal(Duration.Zero, Lookback.Parse("P1Y").Elapsed);
        Assert.Equal(0, Lookback.Parse("P365D").Months);
        Assert.NotEqual(Lookback.Parse("P30D"), Lookback.Parse("P1M"));
        Assert.Equal(default, Lookback.Parse("P0M"));
        Assert.False(Lookback.TryParse(null, out _));
    }
}
