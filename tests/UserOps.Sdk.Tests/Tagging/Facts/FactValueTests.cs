using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Facts;

public class FactValueTests
{
    private static readonly Arbitrary<FactValue> AnyValue = Gen.OneOf(
        Gen.Constant(FactValue.None),
        Gen.Elements("", "a", "A", "ab", "é").Select(FactValue.Of),
        Gen.Elements(0m, 0.0m, 1m, 1.00m, -1m, decimal.MaxValue, decimal.MinValue).Select(FactValue.Of),
        Gen.Elements(true, false).Select(FactValue.Of),
        Gen.ArrayOf(Gen.Elements("a", "b", "c")).Select(texts => FactValue.OfSet(texts)),
        Gen.Choose(-3, 3).Select(days => FactValue.Of(new LocalDate(1970, 1, 1).PlusDays(days))),
        Gen.Choose(-3, 3).Select(offset => FactValue.Of(NodaConstants.UnixEpoch.PlusNanoseconds(offset)))).ToArbitrary();

    [Fact]
    public void Values_are_in_a_total_order() =>
        Law.Holds(AnyValue, AnyValue, AnyValue, (a, b, c) =>
        {
            Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
            Assert.True(a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0);
            Assert.Equal(a < b, a.CompareTo(b) < 0);
            Assert.Equal(a <= b, !(a > b));
            return a >= b == !(a < b);
        });

    [Fact]
    public void Equal_values_have_one_hash_and_no_order() =>
        Law.Holds(AnyValue, AnyValue, (a, b) =>
        {
            Assert.Equal(a == b, a.CompareTo(b) == 0);
            Assert.Equal(a == b, a.Equals((object)b));
            Assert.Equal(a == b, !(a != b));
            Assert.Equal(a, a);
            return a != b || (a.GetHashCode() == b.GetHashCode() && a.Type == b.Type && a.ToString() == b.ToString());
        });

    [Fact]
    public void A_value_gives_back_what_it_was_made_of()
    {
        Assert.Equal("a", FactValue.Of("a").AsText());
        Assert.Equal(1.5m, FactValue.Of(1.5m).AsNumber());
        Assert.True(FactValue.Of(true).AsBool());
        Assert.Equal(["a", "b"], FactValue.OfSet("b", "a", "b").AsSet());
        Assert.All(
            new LocalDate[] { new(1, 1, 2), new(1969, 12, 31), new(2024, 2, 29), new(9998, 12, 29) },
            date => Assert.Equal(date, FactValue.Of(date).AsDate()));
        Assert.All(
            new[] { Instant.FromUtc(1, 1, 3, 0, 0), NodaConstants.UnixEpoch.PlusNanoseconds(-1), Instant.FromUtc(9998, 12, 29, 0, 0).PlusNanoseconds(1) },
            at => Assert.Equal(at, FactValue.Of(at).AsInstant()));
    }

    [Fact]
    public void The_empty_set_and_the_empty_text_are_not_missing()
    {
        Assert.True(FactValue.None.IsNone);
        Assert.Null(FactValue.None.Type);
        Assert.Equal(FactType.TextSet, FactValue.OfSet().Type);
        Assert.Equal(FactType.Text, FactValue.Of("").Type);
        Assert.NotEqual(FactValue.OfSet(), FactValue.Of(""));
    }

    [Fact]
    public void A_value_of_another_type_is_not_converted() =>
        Assert.Equal(
            "The value is of type Text, not Number; ask its Type first.",
            Assert.Throws<InvalidOperationException>(() => FactValue.Of("1").AsNumber()).Message);

    [Fact]
    public void What_lies_outside_the_years_1_to_9998_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FactValue.Of(Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => FactValue.Of(LocalDate.MaxIsoValue));
        Assert.Throws<ArgumentNullException>(() => FactValue.Of((string)null!));
        Assert.Throws<ArgumentNullException>(() => FactValue.OfSet("a", null!));
    }

    [Fact]
    public void Values_are_shown_in_no_culture() =>
        Assert.Equal(
            "a|1.5|true|[a, b]|2024-02-29|2024-02-29T12:00:00Z|",
            string.Join('|', (FactValue[])["a", 1.5m, true, FactValue.OfSet("b", "a"), new LocalDate(2024, 2, 29), Instant.FromUtc(2024, 2, 29, 12, 0), FactValue.None]));
}
