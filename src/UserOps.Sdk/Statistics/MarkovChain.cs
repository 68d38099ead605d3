namespace UserOps.Statistics;

/// <summary>Counts of items in states that move at random from period to period, with new ones coming in.</summary>
/// <remarks>
/// A Markov chain: J. G. Kemeny and J. L. Snell, "Finite Markov Chains" (1960), chapter II. Each item of a state moves by the
/// state's row of chances, apart from all others, so that the moves out of a state are multinomial; the mean and the
/// covariance of the counts follow from one period to the next in closed form.
/// </remarks>
public static class MarkovChain
{
    /// <summary>Turns counts of moves into chances, row by row.</summary>
    /// <param name="counts">How many items moved from the state of the row to that of the column; square, not negative.</param>
    /// <returns>The shares; a row without a move stays where it is, with chance 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The counts aren't square, or one is negative.</exception>
    public static double[][] Chances(long[][] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var chances = new double[counts.Length][];
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i].Length != counts.Length || Array.Exists(counts[i], count => count < 0))
            {
                throw new ArgumentException($"Row {Exact.Text(i)} must have {Exact.Text(counts.Length)} counts, none negative.", nameof(counts));
            }

            var sum = counts[i].Sum();
            var place = i;
            chances[i] = [.. counts[i].Select((count, j) => sum == 0 ? (j == place ? 1 : 0) : (double)count / sum)];
        }

        return chances;
    }

    /// <summary>
    /// Measures how much more the moves differ from period to period than chance alone would make them: Pearson's
    /// chi-squared by its degrees of freedom.
    /// </summary>
    /// <remarks>
    /// The dispersion of a quasi-likelihood: P. McCullagh and J. A. Nelder, "Generalized Linear Models", 2nd edition (1989),
    /// section 4.5. About 1 for items that move apart from each other by chances that stay; seasons and campaigns make it
    /// larger. Costs a pass over the counts.
    /// </remarks>
    /// <param name="periods">The counts of moves of each period, all of one size.</param>
    /// <returns>The dispersion; <see langword="null"/> when there are too few moves to tell.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="periods"/> is <see langword="null"/>.</exception>
    public static double? Dispersion(IReadOnlyList<long[][]> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var (squares, freedom) = (0.0, 0);
        var states = periods.Count == 0 ? 0 : periods[0].Length;
        for (var i = 0; i < states; i++)
        {
            var rows = periods.Select(counts => counts[i]).Where(row => row.Sum() > 0).ToList();
            var total = (double)rows.Sum(row => row.Sum());
            var columns = Enumerable.Range(0, states).Where(j => rows.Exists(row => row[j] > 0)).ToList();
            foreach (var row in rows)
            {
                var sum = row.Sum();
                foreach (var j in columns)
                {
                    var expected = sum * (rows.Sum(other => other[j]) / total);
                    squares += (row[j] - expected) * (row[j] - expected) / expected;
                }
            }

            freedom += Math.Max(0, rows.Count - 1) * Math.Max(0, columns.Count - 1);
        }

        return freedom == 0 ? null : squares / freedom;
    }

    /// <summary>Projects counts of items over periods: their means and covariances.</summary>
    /// <remarks>
    /// With row vector m of means, matrix P of chances, e newcomers a period of whom a share q begins in each state:
    /// m' = m P + e q, and C' = P^T C P + sum over i of m_i (diag(p_i) - p_i p_i^T) + e (diag(q) - q q^T). The number of newcomers is taken as
    /// given. The sum of the means grows by e a period. Costs periods times states^3.
    /// </remarks>
    /// <param name="stock">How many items are in each state at the start; not negative.</param>
    /// <param name="chances">The chance to move from the state of the row to that of the column; each row adds up to 1.</param>
    /// <param name="newcomers">How many items come in each period, one number a period to project; not negative.</param>
    /// <param name="entry">The share of the newcomers that is in each state at the end of their first period; adds up to 1.</param>
    /// <returns>One projection a period, the first one after one step.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The sizes differ, a row or <paramref name="entry"/> doesn't add up to 1, or a number is negative.</exception>
    public static EquatableArray<MarkovProjection> Project(double[] stock, double[][] chances, double[] newcomers, double[] entry)
    {
        Check(stock, chances, newcomers, entry);

        var states = stock.Length;
        var (mean, covariance) = ((double[])stock.Clone(), Zero(states));
        var projections = new List<MarkovProjection>(newcomers.Length);
        foreach (var come in newcomers)
        {
            covariance = Carry(covariance, chances);
            for (var i = 0; i < states; i++)
            {
                Scatter(covariance, mean[i], chances[i]);
            }

            Scatter(covariance, come, entry);
            var next = new double[states];
            for (var j = 0; j < states; j++)
            {
                next[j] = come * entry[j];
                for (var i = 0; i < states; i++)
                {
                    next[j] += mean[i] * chances[i][j];
                }
            }

            mean = next;
            projections.Add(new(
                mean.ToEquatableArray(),
                Enumerable.Range(0, states).Select(j => Math.Max(0, covariance[j][j])).ToEquatableArray()));
        }

        return projections.ToEquatableArray();
    }

    private static void Check(double[] stock, double[][] chances, double[] newcomers, double[] entry)
    {
        ArgumentNullException.ThrowIfNull(stock);
        ArgumentNullException.ThrowIfNull(chances);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(newcomers);
        if (chances.Length != stock.Length || Array.Exists(chances, row => !IsShare(row, stock.Length)))
        {
            throw new ArgumentException($"Give {Exact.Text(stock.Length)} rows of that many chances, each row adding up to 1.", nameof(chances));
        }

        if (!IsShare(entry, stock.Length))
        {
            throw new ArgumentException($"Give {Exact.Text(stock.Length)} shares that add up to 1.", nameof(entry));
        }

        ThrowIfNegative(stock, nameof(stock));
        ThrowIfNegative(newcomers, nameof(newcomers));
    }

    private static void ThrowIfNegative(double[] counts, string parameter)
    {
        if (Array.Exists(counts, count => !(count >= 0 && double.IsFinite(count))))
        {
            throw new ArgumentException("A number of items is not negative.", parameter);
        }
    }

    private static bool IsShare(double[] row, int states) =>
        row.Length == states && Array.TrueForAll(row, chance => chance >= 0) && Math.Abs(row.Sum() - 1) < 1e-9;

    private static double[][] Zero(int states) => [.. Enumerable.Range(0, states).Select(_ => new double[states])];

    /// <summary>P^T C P.</summary>
    private static double[][] Carry(double[][] covariance, double[][] chances)
    {
        var states = chances.Length;
        var (left, carried) = (Zero(states), Zero(states));
        for (var i = 0; i < states; i++)
        {
            for (var j = 0; j < states; j++)
            {
                for (var k = 0; k < states; k++)
                {
                    left[i][j] += covariance[i][k] * chances[k][j];
                }
            }
        }

        for (var i = 0; i < states; i++)
        {
            for (var j = 0; j < states; j++)
            {
                for (var k = 0; k < states; k++)
                {
                    carried[i][j] += chances[k][i] * left[k][j];
                }
            }
        }

        return carried;
    }

    /// <summary>Adds the covariance of so many items that move by one row of chances.</summary>
    private static void Scatter(double[][] covariance, double items, double[] row)
    {
        for (var j = 0; j < row.Length; j++)
        {
            covariance[j][j] += items * row[j];
            for (var k = 0; k < row.Length; k++)
            {
                covariance[j][k] -= items * row[j] * row[k];
            }
        }
    }
}
