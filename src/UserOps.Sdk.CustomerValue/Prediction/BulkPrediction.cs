using System.Runtime.InteropServices;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>Predictions of many customers at once: what is expected of a customer who is alive depends on (x, T) alone, which few pairs share.</summary>
internal static class BulkPrediction
{
    private const int PieceSize = 4096;

    /// <summary>Predicts the purchases of all customers, in their order, on all cores. The bits are those of one at a time.</summary>
    public static PurchasePrediction[] Predict(PurchaseModel model, ReadOnlyMemory<BtydStatistics> customers, double horizon)
    {
        ModelRules.CheckTime(horizon, nameof(horizon));
        var places = new int[customers.Length];
        var pairs = Pairs(customers.Span, places);
        var expected = new double[pairs.Count];
        Parallel.For(0, pairs.Count, i => expected[i] = model.ExpectedWhileAlive(pairs[i].Repeats, pairs[i].Observed, horizon));

        var predictions = new PurchasePrediction[customers.Length];
        Parallel.For(0, (customers.Length + PieceSize - 1) / PieceSize, piece =>
        {
            var all = customers.Span;
            for (var i = piece * PieceSize; i < Math.Min(all.Length, (piece + 1) * PieceSize); i++)
            {
                var alive = model.Alive(all[i]);
                predictions[i] = new(alive, alive * expected[places[i]]);
            }
        });
        return predictions;
    }

    private static List<(int Repeats, double Observed)> Pairs(ReadOnlySpan<BtydStatistics> customers, int[] places)
    {
        var pairs = new List<(int, double)>();
        var known = new Dictionary<(int, double), int>();
        for (var i = 0; i < customers.Length; i++)
        {
            ModelRules.Check(customers[i]);
            var pair = (customers[i].Repeats, customers[i].Observed);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(known, pair, out var exists);
            if (!exists)
            {
                place = pairs.Count;
                pairs.Add(pair);
            }

            places[i] = place;
        }

        return pairs;
    }
}
