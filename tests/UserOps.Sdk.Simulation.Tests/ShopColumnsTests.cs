using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;

namespace UserOps.Simulation.Tests;

public sealed class ShopColumnsTests
{
    private const int Rows = 200_000;
    private const int FirstDay = 19_723;
    private const int EndDay = 20_454;

    private static readonly ShopOptions Options = ShopOptions.Default with { Users = 10_000 };

    [Fact]
    public void Any_stretch_of_rows_has_the_same_bits_as_the_whole() =>
        Law.Holds(
            Arb.From(Gen.Choose(1, 10_000_000)),
            Arb.From(Gen.Choose(0, 500)),
            Arb.From(Gen.Choose(0, 500)),
            (users, before, length) =>
            {
                var columns = new ShopColumns(Options with { Users = users });
                var whole = Fill(columns, 0, before + length);
                var part = Fill(columns, before, length);
                return part.Users.AsSpan().SequenceEqual(whole.Users.AsSpan(before))
                    && part.Days.AsSpan().SequenceEqual(whole.Days.AsSpan(before))
                    && part.MinorUnits.AsSpan().SequenceEqual(whole.MinorUnits.AsSpan(before));
            });

    [Fact]
    public void Every_row_has_a_user_of_the_shop_a_day_of_the_window_and_money() =>
        Law.Holds(
            Arb.From(Gen.Choose(1, 10_000_000)),
            Arb.From(Gen.Choose(1, 2_000)),
            Arb.From(Gen.Choose(0, int.MaxValue)),
            (users, days, seed) =>
            {
                var start = new LocalDate(1960, 1, 1).PlusDays(seed % 40_000);
                var firstDay = Period.DaysBetween(new LocalDate(1970, 1, 1), start);
                var rows = Fill(
                    new ShopColumns(Options with { Users = users, Start = start, End = start.PlusDays(days), Seed = (ulong)seed }), seed, 300);
                return rows.Users.All(user => user >= 0 && user < users)
                    && rows.Days.All(day => day >= firstDay && day < firstDay + days)
                    && rows.MinorUnits.All(money => money >= 1);
            });

    [Fact]
    public void Another_seed_gives_other_rows() =>
        Assert.NotEqual(
            Fill(new ShopColumns(Options), 0, 100).Users,
            Fill(new ShopColumns(Options with { Seed = 7 }), 0, 100).Users);

    [Fact]
    public void A_fifth_of_the_users_make_three_fifths_of_the_orders()
    {
        var counts = Fill(new ShopColumns(Options), 0, Rows).Users.CountBy(user => user).Select(pair => pair.Value).OrderDescending().ToList();

        Assert.InRange(counts.Take(Options.Users / 5).Sum() / (double)Rows, 0.575, 0.6);
        Assert.InRange(counts.Count, 9_700, Options.Users);
    }

    [Fact]
    public void Heavy_users_are_spread_over_the_numbers()
    {
        var heavy = Fill(new ShopColumns(Options), 0, Rows).Users
            .CountBy(user => user).OrderByDescending(pair => pair.Value).Take(200).Select(pair => pair.Key).ToList();

        Assert.InRange(heavy.Average(), 4_000, 6_000);
        Assert.Equal(10, heavy.Select(user => user / 1_000).Distinct().Count());
    }

    [Fact]
    public void Half_of_the_users_stay_until_the_end()
    {
        // Users with 40 orders or more show their first and last day to within a few percent of their span.
        var rows = Fill(new ShopColumns(Options), 0, Rows);
        var spans = rows.Users.Zip(rows.Days).GroupBy(row => row.First, row => row.Second)
            .Where(days => days.Count() >= 40).Select(days => (First: days.Min(), Last: days.Max(), Count: days.Count())).ToList();
        var stay = spans.Count(span => EndDay - span.Last <= 5.0 * (span.Last - span.First + 1) / span.Count);

        Assert.InRange(spans.Count, 500, 3_000);
        Assert.InRange((double)stay / spans.Count, 0.47, 0.59);
        Assert.InRange(spans.Average(span => span.First), FirstDay + (731 * 0.47), FirstDay + (731 * 0.56));
    }

    [Fact]
    public void Money_is_log_normal_of_the_mean_asked_for()
    {
        var money = Fill(new ShopColumns(Options), 0, Rows).MinorUnits;
        var logs = money.Select(value => Math.Log(value)).ToList();
        var meanLog = logs.Average();

        Assert.InRange(money.Average(), 18_000 * 0.99, 18_000 * 1.01);
        Assert.InRange(meanLog, Math.Log(18_000) - 0.32 - 0.01, Math.Log(18_000) - 0.32 + 0.01);
        Assert.InRange(Math.Sqrt(logs.Average(log => (log - meanLog) * (log - meanLog))), 0.79, 0.81);
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        var columns = new ShopColumns(Options);

        Assert.Throws<ArgumentException>(() => columns.Fill(0, new long[2], new int[1], new long[2]));
        Assert.Throws<ArgumentException>(() => columns.Fill(0, new long[2], new int[2], new long[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => columns.Fill(-1, new long[2], new int[2], new long[2]));
    }

    [Fact]
    public void A_shop_of_nobody_has_no_orders_to_give() =>
        Assert.Throws<ArgumentException>(() => new ShopColumns(Options with { Users = 0 }));

    private static (long[] Users, int[] Days, long[] MinorUnits) Fill(ShopColumns columns, long firstRow, int rows)
    {
        var filled = (Users: new long[rows], Days: new int[rows], MinorUnits: new long[rows]);
        columns.Fill(firstRow, filled.Users, filled.Days, filled.MinorUnits);
        return filled;
    }
}
