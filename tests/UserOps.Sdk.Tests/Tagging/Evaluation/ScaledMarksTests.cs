using FsCheck;
using FsCheck.Fluent;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Evaluation;

public class ScaledMarksTests
{
    private static readonly Gen<decimal> AnyNumber = Gen.OneOf(
        Gen.Choose(-30, 30).Select(number => number / 10m),
        Gen.Choose(-30, 30).Select(number => number / 10_000_000m),
        Gen.Choose(-3, 3).Select(number => number + (decimal)long.MaxValue),
        Gen.Choose(-3, 3).Select(number => (number + (decimal)long.MinValue) / 1_000_000m),
        Gen.Choose(-3, 3).Select(number => (number / 10m) + (long.MaxValue / 2)),
        Gen.Elements(0, -0.0m, 1.500m, 3e-28m, decimal.MaxValue, decimal.MinValue, 18_446_744_073_709_551_616m, 184_467_440_737_095.51616m));

    [Fact]
    public void A_number_has_the_place_that_comparing_with_every_mark_gives() =>
        Law.Holds(AnyNumber.ListOf().ToArbitrary(), AnyNumber.ToArbitrary(), (numbers, value) =>
        {
            var marks = new ScaledMarks(numbers);
            var before = numbers.Distinct().Count(mark => mark < value);
            return marks.PlaceOf(value) == (2 * before) + (numbers.Contains(value) ? 1 : 0)
                && numbers.All(mark => marks.Sorted[marks.PlaceOf(mark) / 2] == mark);
        });

    [Fact]
    public void Whole_numbers_of_a_unit_have_the_places_of_the_numbers_that_they_are() =>
        Law.Holds(AnyNumber.ListOf().ToArbitrary(), Gen.Choose(-400, 400).Select(number => (long)number).ToArbitrary(), Gen.Choose(0, 7).ToArbitrary(), (numbers, first, digits) =>
        {
            var marks = new ScaledMarks(numbers);
            long[] units = [.. Enumerable.Range(0, 100).Select(i => first + i), long.MaxValue, long.MinValue, long.MaxValue / 2, 0];
            var rows = new ushort[units.Length];
            if (marks.ToUnits(digits) is { } bounds)
            {
                bounds.WriteRows(units, rows);
                Assert.Equal(units.Select(unit => marks.PlaceOf(ScaledMarks.ToNumber(unit, digits)) + 1), rows.Select(row => (int)row));
            }

            return true;
        });

    [Fact]
    public void Without_marks_all_numbers_have_one_place() => Assert.Equal((1, 0), (new ScaledMarks([]).Places, new ScaledMarks([]).PlaceOf(5)));
}
