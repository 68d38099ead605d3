using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class ContingencyTableTests
{
    private static readonly Arbitrary<long[][]> AnyTable = Arb.From(
        from rows in Gen.Choose(0, 5)
        from columns in Gen.Choose(1, 5)
        from top in Gen.Elements(1, 3, 30, 1_000_000)
        from counts in Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(0, top)), rows * columns)
        select Enumerable.Range(0, rows).Select(i => counts.Skip(i * columns).Take(columns).Select(count => (long)count).ToArray()).ToArray());

    /// <summary>Hair and eyes of 592 students: R. D. Snee, The American Statistician 28 (1974) 9-12; rows black, brown, red, blond.</summary>
    private static readonly long[][] HairAndEyes = [[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]];

    [Fact]
    public void Hair_and_eyes_as_published()
    {
        var table = ContingencyTable.Of(HairAndEyes);

        Assert.Equal((4, 4, 592), (table.Rows, table.Columns, table.Total));
        Assert.Equal(138.289841626, table.ChiSquare, 1e-8);
        Assert.Equal(9, table.DegreesOfFreedom);
        Assert.Equal(2.325286787e-25, table.PValue, 1e-33);
        Assert.Equal(0.279044623, table.CramersV, 1e-8);
        Assert.Equal(71.0 * 64 / 592, table.LeastExpected, 1e-13);
        Assert.True(table.MeetsCochran);
        Assert.Equal([108, 286, 71, 127], table.RowTotals);
        Assert.Equal([220, 215, 93, 64], table.ColumnTotals);
        Assert.Equal(108.0 * 220 / 592, table[0, 0].Expected, 1e-13);
        Assert.Equal(9.967550, table[3, 1].Residual, 1e-6);
        Assert.Equal(16 * table[3, 1].PValue, table[3, 1].AdjustedPValue);
    }

    // R. A. Fisher's convicts, "The Design of Experiments" and after: 2 of 17 against 10 of 13; chi-square without correction 13.0317.
    [Fact]
    public void Twins_of_convicts_as_published()
    {
        var table = ContingencyTable.Of([[2, 15], [10, 3]]);

        Assert.Equal(13.0317, table.ChiSquare, 1e-4);
        Assert.Equal(1, table.DegreesOfFreedom);
        Assert.Equal(3.0631e-4, table.PValue, 1e-7);
        Assert.All(table.Cells, cell => Assert.Equal(Math.Sqrt(table.ChiSquare), Math.Abs(cell.Residual), 1e-12));
        Assert.All(table.Cells, cell => Assert.Equal(table.PValue, cell.PValue, 1e-12));
    }

    [Fact]
    public void Empty_rows_and_columns_carry_no_information()
    {
        var full = ContingencyTable.Of([[2, 15], [10, 3]]);
        var sparse = ContingencyTable.Of([[2, 0, 15], [0, 0, 0], [10, 0, 3]]);

        Assert.Equal((full.ChiSquare, full.DegreesOfFreedom, full.PValue), (sparse.ChiSquare, sparse.DegreesOfFreedom, sparse.PValue));
        Assert.Equal((full.CramersV, full.LeastExpected, full.MeetsCochran), (sparse.CramersV, sparse.LeastExpected, sparse.MeetsCochran));
        Assert.Equal([full[0, 0], full[0, 1], full[1, 0], full[1, 1]], [sparse[0, 0], sparse[0, 2], sparse[2, 0], sparse[2, 2]]);
        Assert.Equal(new ContingencyCell(0, 0, 0, 1, 1), sparse[1, 0]);
        Assert.Equal(new ContingencyCell(0, 0, 0, 1, 1), sparse[0, 1]);
    }

    [Fact]
    public void One_row_or_column_has_no_statistic()
    {
        foreach (var table in new[] { ContingencyTable.Of([[3, 4, 5]]), ContingencyTable.Of([[3], [9]]), ContingencyTable.Of([[3, 0], [9, 0]]) })
        {
            Assert.Equal((0.0, 0L, 1.0, 0.0), (table.ChiSquare, table.DegreesOfFreedom, table.PValue, table.CramersV));
            Assert.All(table.Cells, cell => Assert.Equal((0, 1, 1), (cell.Residual, cell.PValue, cell.AdjustedPValue)));
            Assert.Equal(3, table[0, 0].Expected);
            Assert.Equal(3, table.LeastExpected);
        }
    }

    [Fact]
    public void Nothing_counted_is_a_table_of_nothing()
    {
        foreach (var table in new[] { ContingencyTable.Of([]), ContingencyTable.Of([[], []]), ContingencyTable.Of([[0, 0], [0, 0]]) })
        {
            Assert.Equal((0L, 0.0, 0L, 1.0, 0.0), (table.Total, table.ChiSquare, table.DegreesOfFreedom, table.PValue, table.CramersV));
            Assert.Equal((0.0, false), (table.LeastExpected, table.MeetsCochran));
            Assert.All(table.Cells, cell => Assert.Equal(new(0, 0, 0, 1, 1), cell));
        }
    }

    [Fact]
    public void Cochran_allows_a_fifth_below_5_and_none_below_1()
    {
        Assert.True(ContingencyTable.Of([[10, 10, 10, 10, 4], [10, 10, 10, 10, 4]]).MeetsCochran);
        Assert.False(ContingencyTable.Of([[10, 10, 10, 4, 4], [10, 10, 10, 4, 4]]).MeetsCochran);
        Assert.False(ContingencyTable.Of([[90, 90, 90, 90, 1], [90, 90, 90, 90, 0]]).MeetsCochran);
    }

    [Fact]
    public void Exact_independence_has_a_chi_square_of_exactly_0()
    {
        var table = ContingencyTable.Of([[3, 9, 27], [7, 21, 63], [10, 30, 90]]);

        Assert.Equal((0.0, 1.0, 0.0), (table.ChiSquare, table.PValue, table.CramersV));
        Assert.All(table.Cells, cell => Assert.Equal((0, 1), (cell.Residual, cell.PValue)));
    }

    [Fact]
    public void The_greatest_counts_work()
    {
        var table = ContingencyTable.Of([[long.MaxValue / 2, 0], [0, long.MaxValue / 2]]);

        Assert.Equal(1, table.CramersV, 1e-15);
        Assert.Equal(0, table.PValue);
        Assert.Throws<OverflowException>(() => ContingencyTable.Of([[long.MaxValue, 1]]));
    }

    [Fact]
    public void Every_number_is_that_of_its_definition() =>
        Law.Holds(AnyTable, counts =>
        {
            var table = ContingencyTable.Of(counts);
            double n = counts.Sum(row => row.Sum());
            var rows = counts.Where(row => row.Sum() > 0).ToList();
            var columns = Enumerable.Range(0, table.Columns).Where(j => rows.Exists(row => row[j] > 0)).ToList();
            var chi = 0.0;
            foreach (var row in rows)
            {
                foreach (var j in columns)
                {
                    var expected = row.Sum() * (double)rows.Sum(other => other[j]) / n;
                    chi += Math.Pow(row[j] - expected, 2) / expected;
                }
            }

            var smaller = Math.Min(rows.Count, columns.Count) - 1;
            return Math.Abs(table.ChiSquare - chi) <= 1e-9 * Math.Max(1, chi)
                && table.DegreesOfFreedom == Math.Max(0, rows.Count - 1) * Math.Max(0, columns.Count - 1)
                && Math.Abs(table.CramersV - (smaller <= 0 ? 0 : Math.Sqrt(chi / n / smaller))) < 1e-9
                && table is { PValue: >= 0 and <= 1, CramersV: >= 0 and <= 1 };
        });

    [Fact]
    public void Turned_over_it_says_the_same() =>
        Law.Holds(AnyTable, counts =>
        {
            var table = ContingencyTable.Of(counts);
            var turned = ContingencyTable.Of([.. Enumerable.Range(0, table.Columns).Select(j => counts.Select(row => row[j]).ToArray())]);
            for (var i = 0; i < table.Rows; i++)
            {
                for (var j = 0; j < table.Columns; j++)
                {
                    Assert.Equal(table[i, j].Residual, turned[j, i].Residual, 1e-9);
                    Assert.Equal(table[i, j].AdjustedPValue, turned[j, i].AdjustedPValue, 1e-9);
                }
            }

            return table.DegreesOfFreedom == turned.DegreesOfFreedom
                && Math.Abs(table.ChiSquare - turned.ChiSquare) <= 1e-9 * Math.Max(1, table.ChiSquare)
                && table.MeetsCochran == turned.MeetsCochran;
        });

    [Fact]
    public void Ten_times_the_counts_give_ten_times_the_chi_square_and_the_same_v() =>
        Law.Holds(AnyTable, counts =>
        {
            var (one, ten) = (ContingencyTable.Of(counts), ContingencyTable.Of([.. counts.Select(row => row.Select(count => count * 10).ToArray())]));
            return Math.Abs(ten.ChiSquare - (10 * one.ChiSquare)) <= 1e-9 * Math.Max(1, one.ChiSquare) && Math.Abs(ten.CramersV - one.CramersV) < 1e-9;
        });

    [Fact]
    public void Equal_counts_make_equal_tables() =>
        Law.Holds(AnyTable, counts => ContingencyTable.Of(counts) == ContingencyTable.Of([.. counts.Select(row => (long[])row.Clone())]));

    [Fact]
    public void Counts_that_are_no_table_are_refused()
    {
        Assert.Throws<ArgumentNullException>("counts", () => ContingencyTable.Of(null!));
        Assert.Throws<ArgumentNullException>("counts", () => ContingencyTable.Of([null!]));
        Assert.StartsWith(
            "Row 1 has 1 counts; give it 2, as the first row has.",
            Assert.Throws<ArgumentException>("counts", () => ContingencyTable.Of([[1, 2], [3]])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("counts", () => ContingencyTable.Of([[1, -2]]));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => ContingencyTable.Of([[1]])[1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => ContingencyTable.Of([[1]])[0, -1]);
    }
}
