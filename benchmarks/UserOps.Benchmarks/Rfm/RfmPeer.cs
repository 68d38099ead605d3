using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>Our side of peers/rfm.mjs: holds the data, and runs the whole work once for each line that asks for it.</summary>
internal static class RfmPeer
{
    private const int Bins = 5;

    /// <summary>The whole work that is timed: purchases in, three scores a user out.</summary>
    public static RfmPeerRun Run(PurchaseData data, int threads)
    {
        ArgumentNullException.ThrowIfNull(data);
        var options = new ColumnarOptions { AsOfDay = PurchaseData.FirstDay + PurchaseData.Days - 1 };
        var summaries = threads == 1
            ? PurchaseColumns.Summarize<long>(data.Users, data.DayNumbers, data.Amounts, options)
            : PurchaseColumns.Summarize<long>(data.Users, data.DayNumbers, data.Amounts, options, threads);
        byte[] recency = [], frequency = [], monetary = [];
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => recency = Score(summaries.LastDays.Span),
            () => frequency = Score(summaries.Orders.Span),
            () => monetary = Score(summaries.NetTotals.Span));
        return new(summaries, recency, frequency, monetary);
    }

    public static int Serve(string[] args, TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var data = new PurchaseData(int.Parse(args[0], CultureInfo.InvariantCulture));
        output.WriteLine("ready");
        while (input.ReadLine()?.Split(' ') is [var verb, var threads])
        {
            GC.Collect();
            output.WriteLine(Answer(data, verb, int.Parse(threads, CultureInfo.InvariantCulture)));
        }

        return 0;
    }

    /// <summary>Does one run and says how long it took, or what it found. Not inlined, so that no run's answer outlives it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Answer(PurchaseData data, string verb, int threads)
    {
        var watch = Stopwatch.StartNew();
        var run = Run(data, threads);
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        return verb switch
        {
            "run" => milliseconds.ToString("F1", CultureInfo.InvariantCulture),
            "memory" => Memory(),
            _ => run.Checksums(),
        };
    }

    private static string Memory()
    {
        using var process = Process.GetCurrentProcess();
        return FormattableString.Invariant(
            $"{process.PeakWorkingSet64 / 1e6:F0} {GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes / 1e6:F0}");
    }

    private static byte[] Score(ReadOnlySpan<int> values)
    {
        Span<int> cuts = stackalloc int[Bins - 1];
        _ = OrderStatistics.Select(values, CutRanks(values.Length), cuts);
        var scores = new byte[values.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Level(values[i], cuts);
        }

        return scores;
    }

    private static byte[] Score(ReadOnlySpan<long> values)
    {
        Span<long> cuts = stackalloc long[Bins - 1];
        _ = OrderStatistics.Select(values, CutRanks(values.Length), cuts);
        var scores = new byte[values.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Level(values[i], cuts);
        }

        return scores;
    }

    private static byte Level<T>(T value, ReadOnlySpan<T> cuts)
        where T : IComparable<T>
    {
        var level = 1;
        foreach (var cut in cuts)
        {
            level += value.CompareTo(cut) > 0 ? 1 : 0;
        }

        return (byte)level;
    }

    /// <summary>The last place of each bin but the highest when a column is dealt out in order.</summary>
    private static int[] CutRanks(int count) =>
        [.. Enumerable.Range(1, Bins - 1).Select(bin => (int)((((long)count * bin) + Bins - 1) / Bins) - 1)];
}
