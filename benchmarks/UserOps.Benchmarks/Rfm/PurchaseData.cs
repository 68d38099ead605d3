namespace UserOps.Benchmarks;

/// <summary>Made-up purchases, the same on every machine: ten rows a user on average, few users with many, sparse int64 ids.</summary>
/// <remarks>Row i is a function of i alone, in integers, so that another engine can make the same rows: peers/rfm.mjs holds the formula in SQL.</remarks>
internal sealed class PurchaseData
{
    public const int FirstDay = 19_000;
    public const int Days = 730;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public PurchaseData(int rows)
    {
        var users = (ulong)(rows / 10);
        Users = new long[rows];
        DayNumbers = new int[rows];
        Amounts = new long[rows];
        for (var row = 0; row < rows; row++)
        {
            var one = Mix((ulong)row);
            var two = Mix(one);
            var rank = (Square(one >> 32) * users) >> 32;
            Users[row] = 1 + ((long)rank * 2_654_435_761);
            DayNumbers[row] = FirstDay + (int)(two % Days);
            Amounts[row] = 100 + (long)((Square(Square(two >> 32)) * 500_000) >> 32);
        }
    }

    public long[] Users { get; }

    public int[] DayNumbers { get; }

    public long[] Amounts { get; }

    /// <summary>SplitMix64: a counter's golden steps, well mixed.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += Golden;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>The square of a fraction of 32 bits, which leans to 0: it is what makes the data skewed.</summary>
    private static ulong Square(ulong fraction) => (fraction * fraction) >> 32;
}
