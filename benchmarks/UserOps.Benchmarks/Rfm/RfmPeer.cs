using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>Our side of peers/rfm.mjs: holds the data, and runs the whole work once for each line that asks for it.</summary>
internal static class RfmPeer
{
    private const int MinorUnitDecimals = 2;

    private static readonly Instant AsOf =
        DayClock.Utc.EndOf(PurchaseColumns.FromDayNumber(PurchaseData.FirstDay + PurchaseData.Days - 1));

    /// <summary>The whole work that is timed: purchases in; summaries, a fitted model, three scores and a segment a user out.</summary>
    public static RfmPeerRun Run(PurchaseData data, int threads)
    {
        ArgumentNullException.ThrowIfNull(data);
        var options = new ColumnarOptions { AsOfDay = PurchaseData.FirstDay + PurchaseData.Days - 1 };
        var summaries = threads == 1
            ? PurchaseColumns.Summarize<long>(data.Users, data.DayNumbers, data.Amounts, options)
            : PurchaseColumns.Summarize<long>(data.Users, data.DayNumbers, data.Amounts, options, threads);
        var model = RfmModel.Fit(summaries, MinorUnitDecimals, AsOf, RfmPolicy.Classic11);
        return new(summaries, model, model.ToColumnScorer(MinorUnitDecimals).Score(summaries));
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
}
