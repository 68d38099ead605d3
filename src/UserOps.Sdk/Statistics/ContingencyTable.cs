namespace UserOps.Statistics;

/// <summary>How often the values of two fields come together, and whether the one says something of the other.</summary>
/// <remarks>
/// <para>Immutable and thread-safe. Chi-square is that of K. Pearson (1900): the sum of (count - expected)² / expected over all cells, with expected =
/// row total × column total / total. <see cref="CramersV"/> is that of H. Cramér, "Mathematical Methods of Statistics" (1946), section 21.9. The
/// residuals are those of S. J. Haberman, "The analysis of residuals in cross-classified tables", Biometrics 29 (1973) 205-220:
/// (count - expected) / √(expected (1 - row share) (1 - column share)), with p-values adjusted by S. Holm (1979).</para>
/// <para>Differences from the expected counts are taken in whole numbers, so a table of exact independence has a chi-square of exactly 0.</para>
/// <para>A row or column without a count carries no information: it is no degree of freedom and no question of Holm's, and its cells have expected
/// count and residual 0 and p-value 1. Where fewer than two rows or two columns are left, there is no statistic: no degree of freedom,
/// chi-square and V 0, every p-value 1.</para>
/// </remarks>
public sealed record ContingencyTable
{
    private ContingencyTable()
    {
    }

    /// <summary>Gets the number of rows, empty ones too.</summary>
    public int Rows => RowTotals.Count;

    /// <summary>Gets the number of columns, empty ones too.</summary>
    public int Columns => ColumnTotals.Count;

    /// <summary>Gets the totals of the rows.</summary>
    public EquatableArray<long> RowTotals { get; private init; }

    /// <summary>Gets the totals of the columns.</summary>
    public EquatableArray<long> ColumnTotals { get; private init; }

    /// <summary>Gets the total of all counts.</summary>
    public long Total { get; private init; }

    /// <summary>Gets the cells, row by row.</summary>
    public EquatableArray<ContingencyCell> Cells { get; private init; }

    /// <summary>Gets Pearson's chi-square.</summary>
    public double ChiSquare { get; private init; }

    /// <summary>Gets the degrees of freedom: (rows - 1) × (columns - 1), of those that aren't empty.</summary>
    public long DegreesOfFreedom { get; private init; }

    /// <summary>Gets how likely a chi-square is this large or larger by chance alone; 1 when there are no degrees of freedom.</summary>
    public double PValue { get; private init; }

    /// <summary>Gets Cramér's V: 0 where the fields have nothing to do with each other, 1 where one decides the other.</summary>
    public double CramersV { get; private init; }

    /// <summary>Gets the least expected count of a cell outside empty rows and columns; 0 when there is no count at all.</summary>
    public double LeastExpected { get; private init; }

    /// <summary>Gets a value indicating whether chi-square may be trusted to follow its distribution.</summary>
    /// <remarks>
    /// Every expected count is at least 1, and at most a fifth of them are below 5: W. G. Cochran, "Some methods for strengthening the common χ²
    /// tests", Biometrics 10 (1954) 417-451. Cells of empty rows and columns don't count. Without any count it may not.
    /// </remarks>
    public bool MeetsCochran { get; private init; }

    /// <summary>Gets a cell.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public ContingencyCell this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
            return Cells[(row * Columns) + column];
        }
    }

    /// <summary>Makes the table of counts.</summary>
    /// <remarks>Costs a pass over the cells and a sort of their p-values.</remarks>
    /// <param name="counts">The counts, row by row, all rows of one length; none negative. No rows are a table of nothing.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> or a row is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">The total is more than a <see cref="long"/> holds.</exception>
    public static ContingencyTable Of(long[][] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (rows, columns) = Totals(counts);
        var total = rows.Sum();
        var (fullRows, fullColumns) = (rows.Count(static sum => sum > 0), columns.Count(static sum => sum > 0));
        var freedom = total == 0 ? 0 : (fullRows - 1L) * (fullColumns - 1);
        var cells = new ContingencyCell[rows.Length * columns.Length];
        var (chiSquare, least, belowFive) = (0.0, double.PositiveInfinity, 0L);
        for (var i = 0; i < cells.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns.Length);
            var count = counts[row][column];
            var cell = Cell(count, rows[row], columns[column], total, freedom > 0);
            cells[i] = cell;
            if (cell.Expected > 0)
            {
                // The whole numbers decide, not their rounding.
                var difference = Difference(count, rows[row], columns[column], total);
                chiSquare += freedom == 0 ? 0 : difference / cell.Expected * difference;
                least = Math.Min(least, cell.Expected);
                belowFive += cell.Expected < 5 ? 1 : 0;
            }
        }

        Adjust(cells);
        return new()
        {
            RowTotals = new(rows),
            ColumnTotals = new(columns),
            Total = total,
            Cells = new(cells),
            ChiSquare = chiSquare,
            DegreesOfFreedom = freedom,
            PValue = ChiSquareDistribution.UpperTail(chiSquare, freedom),
            CramersV = freedom == 0 ? 0 : Math.Min(1, Math.Sqrt(chiSquare / total / (Math.Min(fullRows, fullColumns) - 1))),
            LeastExpected = total == 0 ? 0 : least,
            MeetsCochran = total > 0 && least >= 1 && belowFive * 5 <= (long)fullRows * fullColumns,
        };
    }

    private static (long[] Rows, long[] Columns) Totals(long[][] counts)
    {
        var rows = new long[counts.Length];
        var columns = new long[counts.Length == 0 ? 0 : (counts[0]?.Length ?? 0)];
        for (var i = 0; i < counts.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(counts[i], nameof(counts));
            if (counts[i].Length != columns.Length)
            {
                throw new ArgumentException(
                    $"Row {Exact.Text(i)} has {Exact.Text(counts[i].Length)} counts; give it {Exact.Text(columns.Length)}, as the first row has.",
                    nameof(counts));
            }

            for (var j = 0; j < columns.Length; j++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(counts[i][j], nameof(counts));
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
            }
        }

        return (rows, columns);
    }

    /// <summary>The cell, its p-value not yet adjusted.</summary>
    private static ContingencyCell Cell(long count, long row, long column, long total, bool hasStatistic)
    {
        if (row == 0 || column == 0)
        {
            return new(count, 0, 0, 1, 1);
        }

        var expected = (double)row / total * column;
        if (!hasStatistic)
        {
            return new(count, expected, 0, 1, 1);
        }

        var variance = expected * ((double)(total - row) / total) * ((double)(total - column) / total);
        var residual = Difference(count, row, column, total) / Math.Sqrt(variance);
        return new(count, expected, residual, Math.Min(1, 2 * NormalDistribution.Cdf(-Math.Abs(residual))), 1);
    }

    /// <summary>What the count is above the expected one: a quotient of whole numbers, rounded once.</summary>
    private static double Difference(long count, long row, long column, long total) =>
        (double)(((Int128)count * total) - ((Int128)row * column)) / total;

    /// <summary>Adjusts the p-values of the cells outside empty rows and columns.</summary>
    private static void Adjust(ContingencyCell[] cells)
    {
        var asked = Enumerable.Range(0, cells.Length).Where(i => cells[i].Expected > 0).ToArray();
        var adjusted = HolmAdjustment.Of(Array.ConvertAll(asked, i => cells[i].PValue));
        for (var i = 0; i < asked.Length; i++)
        {
            cells[asked[i]] = cells[asked[i]] with { AdjustedPValue = adjusted[i] };
        }
    }
}
