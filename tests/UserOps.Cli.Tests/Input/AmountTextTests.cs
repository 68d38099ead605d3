using UserOps.Cli.Input;

namespace UserOps.Cli.Tests.Input;

public class AmountTextTests
{
    private const string NoNumber = "It is not a number; write it like 1234.5, without thousands separators or currency signs.";
    private const string TooFine = "It has more than 9 decimals; round it.";
    private const string TooLarge = "It is larger in size than 1000000000000000; check the number.";

    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("-3", "-3")]
    [InlineData("+3.40", "3.40")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("2.5e3", "2500")]
    [InlineData("25E-10", "0.0000000025", false)]
    [InlineData("250e-10", "0.0000000250")]
    [InlineData("0.123456789", "0.123456789")]
    [InlineData("0.12345678900000000000000000000000000000", "0.1234567890000000000000000000")]
    [InlineData("1000000000000000", "1000000000000000")]
    [InlineData("-1000000000000000.000000000", "-1000000000000000.000000000")]
    [InlineData("0e-99", "0")]
    [InlineData("0.00000000000000000000000000000000000000000", "0.0000000000000000000000000000")]
    public void Numbers_are_read_exactly(string text, string value, bool good = true)
    {
        Assert.Equal(good, AmountText.TryRead(text, out var read, out var why));
        Assert.Equal(good ? "" : TooFine, why);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("1,234.5", NoNumber)]
    [InlineData("1234,5", NoNumber)]
    [InlineData("£5", NoNumber)]
    [InlineData("(5)", NoNumber)]
    [InlineData("5-", NoNumber)]
    [InlineData("1e", NoNumber)]
    [InlineData("0x10", NoNumber)]
    [InlineData("NaN", NoNumber)]
    [InlineData("１２", NoNumber)]
    [InlineData("--5", NoNumber)]
    [InlineData("", "It is missing; write a number such as 1234.5.")]
    [InlineData("0.1234567891", TooFine)]
    [InlineData("1e-10", TooFine)]
    [InlineData("1e-300", TooFine)]
    [InlineData("1e-99999999999999999999", TooFine)]
    [InlineData("1.0000000000000000000000000000000000001", TooFine)]
    [InlineData("1000000000000000.000000001", TooLarge)]
    [InlineData("-1000000000000001", TooLarge)]
    [InlineData("1e16", TooLarge)]
    [InlineData("1e300", TooLarge)]
    [InlineData("Infinity", TooLarge)]
    public void What_can_not_be_summed_exactly_is_refused(string text, string message)
    {
        Assert.False(AmountText.TryRead(text, out _, out var why));
        Assert.Equal(message, why);
    }

    [Theory]
    [InlineData("3", "2.55", "7.65")]
    [InlineData("-12", "0.001", "-0.012")]
    [InlineData("0.5", "0.000000002", "0.000000001")]
    [InlineData("2.500000000000000000000000", "2.000000000000000000000000", "5")]
    [InlineData("1000000000000000", "1", "1000000000000000")]
    public void Products_are_exact(string one, string other, string product)
    {
        Assert.True(TryMultiply(one, other, out var read, out _));
        Assert.Equal(decimal.Parse(product, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("1000000000000000", "1000000000000000", TooLarge)]
    [InlineData("1000000000000000", "1.000000001", TooLarge)]
    [InlineData("0.00001", "0.00001", TooFine)]
    [InlineData("999999999.123456789", "100000.123456789", TooFine)]
    public void Products_out_of_the_limits_are_refused(string one, string other, string message)
    {
        Assert.False(TryMultiply(one, other, out _, out var why));
        Assert.Equal("Quantity times price: " + message, why);
    }

    private static bool TryMultiply(string one, string other, out decimal product, out string why)
    {
        Assert.True(AmountText.TryRead(one, out var first, out _));
        Assert.True(AmountText.TryRead(other, out var second, out _));
        return AmountText.TryMultiply(first, second, out product, out why);
    }
}
