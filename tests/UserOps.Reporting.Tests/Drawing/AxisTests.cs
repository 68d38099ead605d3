using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class AxisTests
{
    private static readonly string[] Zones = ["UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Africa/Monrovia", "Pacific/Apia", "America/Sao_Paulo"];

    private static readonly Gen<double> AnyNumber = Gen.OneOf(
        Gen.Elements(0, 1, -1, 0.1, 0.3, 0.7, 1e-300, -1e-12, 1e15, 1e15 + 1, 1e199, -1e199, 1e300, -1e300, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity),
        Gen.Choose(-1000, 1000).Select(value => value / 10.0),
        Gen.Choose(int.MinValue, int.MaxValue).Select(value => value * 1e-4));

    private static readonly Gen<Instant> AnyInstant = Gen.OneOf(
        Gen.Choose(-60_000, 60_000).Select(days => Instant.FromUtc(2026, 3, 29, 0, 0) + Duration.FromDays(days) + Duration.FromMinutes(days * 7L)),
        Gen.Choose(0, 400_000).Select(minutes => Instant.FromUtc(2025, 10, 1, 0, 0) + Duration.FromMinutes(minutes)),
        Gen.Elements(Instant.MinValue, Instant.MaxValue, Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(9998, 12, 31, 0, 0)));

    [Fact]
    public void A_number_axis_has_all_its_values_and_ascending_round_marks() => Law.Holds(
        AnyNumber.ArrayOf().ToArbitrary(),
        Gen.Elements(true, false).ToArbitrary(),
        Gen.Elements(0.0, 1).ToArbitrary(),
        (values, hasZero, leastStep) =>
        {
            var axis = new NumberAxis(values, Label, hasZero, leastStep);
            return values.Where(value => Math.Abs(value) <= 1e200).All(axis.Has)
                && (!hasZero || axis.Has(0))
                && axis.Greatest > axis.Least
                && values.All(value => axis.PartOf(value) is >= 0 and <= 1)
                && Enumerable.Range(2, 9).All(most => MarksAreGood(axis, most) && AreRound(axis.Ticks(most), leastStep));
        });

    [Theory]
    [InlineData(new[] { 0.3, 0.7 }, 0.3, 0.7)]
    [InlineData(new[] { 5.0, 5.0 }, 2.0, 8.0)]
    [InlineData(new[] { -5.0 }, -8.0, -2.0)]
    [InlineData(new double[0], 0.0, 1.0)]
    [InlineData(new[] { double.NaN, double.NegativeInfinity }, 0.0, 1.0)]
    [InlineData(new[] { 12.0, 97.0 }, 0.0, 100.0)]
    public void A_number_axis_ends_at_round_numbers(double[] values, double least, double greatest)
    {
        var axis = new NumberAxis(values, Label, hasZero: false);
        Assert.Equal(least, axis.Least, 1e-9);
        Assert.Equal(greatest, axis.Greatest, 1e-9);
        Assert.All(values.Where(double.IsFinite), value => Assert.True(axis.Has(value)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 12.5)]
    [InlineData(5, 5)]
    [InlineData(1e300, 1e300)]
    [InlineData(1e16, 1e16 + 2)]
    [InlineData(-1e300, 1e300)]
    [InlineData(double.NaN, 3)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    public void An_axis_between_any_two_values_has_marks(double least, double greatest)
    {
        var axis = NumberAxis.Between(least, greatest, Label);
        Assert.True(axis.Greatest > axis.Least);
        Assert.All(Enumerable.Range(2, 9), most => Assert.True(MarksAreGood(axis, most)));
        Assert.All([least, greatest, 0.5], value => Assert.InRange(axis.PartOf(value), 0, 1));
    }

    [Fact]
    public void Values_stand_on_a_number_axis_as_far_apart_as_they_differ()
    {
        var axis = NumberAxis.Between(-50, 150, Label);
        Assert.Equal([0, 0.25, 0.5, 1, 1, 0], new[] { -50, 0, 50, 150, 1e300, double.NegativeInfinity }.Select(axis.PartOf));
    }

    [Fact]
    public void A_power_axis_has_all_its_values_and_ascending_marks() => Law.Holds(
        AnyNumber.ArrayOf().ToArbitrary(),
        Gen.Elements(0.01, 1.0, 1000).ToArbitrary(),
        (values, unit) =>
        {
            var axis = new PowerAxis(values, Label, unit);
            return values.Where(value => Math.Abs(value) <= 1e200).All(axis.Has)
                && axis.Has(0)
                && values.Order().Select(axis.PartOf).Zip(values.Order().Select(axis.PartOf).Skip(1)).All(pair => pair.First <= pair.Second)
                && Enumerable.Range(2, 9).All(most => MarksAreGood(axis, most) && axis.Ticks(most).Any(mark => mark.Value == 0));
        });

    [Fact]
    public void On_a_power_axis_each_power_of_ten_takes_about_the_same_room()
    {
        var axis = new PowerAxis([0, 1e6], Label);
        var rooms = new[] { 1e2, 1e3, 1e4, 1e5, 1e6 }.Select(value => axis.PartOf(value) - axis.PartOf(value / 10)).ToArray();
        Assert.All(rooms, room => Assert.Equal(rooms[^1], room, 0.002));
        Assert.Equal([0, 10, 1e3, 1e5], axis.Ticks(4).Select(mark => mark.Value));
    }

    [Fact]
    public void A_time_axis_has_both_ends_and_ascending_marks_in_every_zone() => Law.Holds(
        AnyInstant.ToArbitrary(),
        AnyInstant.ToArbitrary(),
        Gen.Elements(Zones).ToArbitrary(),
        (one, other, zone) =>
        {
            var (from, to) = (Instant.Min(one, other), Instant.Max(one, other));
            var axis = new TimeAxis(from, to, DateTimeZoneProviders.Tzdb[zone]);
            return axis.Greatest > axis.Least
                && (axis.PartOf(TimeAxis.ValueOf(from)) == 0 || from > Instant.FromUtc(9998, 12, 31, 0, 0)) // later ones stand at the end
                && axis.PartOf(TimeAxis.ValueOf(to)) is >= 0 and <= 1
                && Enumerable.Range(2, 9).All(most => MarksAreGood(axis, most));
        });

    [Theory]
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08T09:00:00Z", "03-08 01:00 03:00 04:00 05:00")]
    [InlineData("2026-11-01T04:00:00Z", "2026-11-01T08:00:00Z", "11-01 01:00 02:00 03:00")]
    public void Hours_are_marked_where_the_clock_shows_them(string from, string to, string marks)
    {
        var axis = new TimeAxis(At(from), At(to), DateTimeZoneProviders.Tzdb["America/New_York"]);
        Assert.Equal(marks, string.Join(' ', axis.Ticks(6).Select(mark => mark.Label)));
    }

    [Fact]
    public void A_day_that_a_zone_left_out_is_not_marked()
    {
        var axis = new TimeAxis(At("2011-12-28T10:00:00Z"), At("2012-01-01T10:00:00Z"), DateTimeZoneProviders.Tzdb["Pacific/Apia"]);
        Assert.Equal("12-28 12-29 12-31 01-01 01-02", string.Join(' ', axis.Ticks(6).Select(mark => mark.Label)));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01", 4, "01-01 01-02")]
    [InlineData("2026-01-01", "2026-01-05", 6, "01-01 01-02 01-03 01-04 01-05")]
    [InlineData("2026-01-01", "2026-12-31", 6, "2026-01 2026-03 2026-05 2026-07 2026-09 2026-11")]
    [InlineData("2026-01-01", "2026-12-31", 5, "2026-01 2026-04 2026-07 2026-10")]
    [InlineData("1500-01-01", "2300-01-01", 6, "1600 1800 2000 2200")]
    [InlineData("0001-01-01", "9998-12-31", 6, "2000 4000 6000 8000")]
    public void Days_are_marked_at_round_dates(string from, string to, int most, string marks)
    {
        var axis = TimeAxis.OfDays(Day(from), Day(to));
        Assert.Equal(marks, string.Join(' ', axis.Ticks(most).Select(mark => mark.Label)));
        Assert.Equal(0, axis.PartOf(TimeAxis.ValueOf(Day(from))));
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static string Label(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Whether there are marks, no more than there is room for, ascending and on the axis.</summary>
    private static bool MarksAreGood(Axis axis, int most)
    {
        var marks = axis.Ticks(most);
        var slack = (axis.Greatest - axis.Least) * 1e-9;
        return marks.Count >= 1
            && marks.Count <= most
            && marks.Zip(marks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value)
            && marks.All(mark => mark.Value >= axis.Least - slack && mark.Value <= axis.Greatest + slack);
    }

    /// <summary>Whether marks stand 1, 2 or 5 times a power of ten apart, and no nearer than they may.</summary>
    private static bool AreRound(IReadOnlyList<Tick> marks, double leastStep)
    {
        if (marks.Count < 2)
        {
            return true;
        }

        var step = marks[1].Value - marks[0].Value;
        var leading = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.0001)));
        return step >= leastStep * 0.9999 && new[] { 1.0, 2, 5, 10 }.Any(round => Math.Abs(leading - round) < 1e-2);
    }
}
