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
        var expected = ExpectedWhileAlive(model, pairs, horizon);
        var predictions = new PurchasePrediction[customers.Length];
        InPieces(customers.Length, (from, to) =>
        {
            var all = customers.Span;
            for (var i = from; i < to; i++)
            {
                var alive = model.Alive(all[i]);
                predictions[i] = new(alive, alive * expected[places[i]]);
            }
        });
        return predictions;
    }

    /// <summary>Predicts all that is asked of all customers, in their order, on all cores. The bits are those of one at a time.</summary>
    public static CustomerPrediction[] Predict(
        PurchaseModel model, ReadOnlyMemory<BtydStatistics> customers, double?[] spends, double horizon, double rate)
    {
        var places = new int[customers.Length];
        var pairs = Pairs(customers.Span, places);
        var expected = ExpectedWhileAlive(model, pairs, horizon);
        var isWanted = new bool[pairs.Count];
        for (var i = 0; i < spends.Length; i++)
        {
            isWanted[places[i]] |= spends[i] is not null;
        }

        var discounted = new double[pairs.Count];
        Parallel.For(0, pairs.Count, i =>
            discounted[i] = isWanted[i] ? model.DiscountedWhileAlive(pairs[i].Repeats, pairs[i].Observed, horizon, rate) : 0);

        var predictions = new CustomerPrediction[customers.Length];
        InPieces(customers.Length, (from, to) =>
        {
            var all = customers.Span;
            for (var i = from; i < to; i++)
            {
                var alive = model.Alive(all[i]);
                predictions[i] = new()
                {
                    IsCustomer = true,
                    Statistics = all[i],
                    PAlive = alive,
                    Expected = alive * expected[places[i]],
                    Spend = spends[i],
                    Value = spends[i] * alive * discounted[places[i]],
                };
            }
        });
        return predictions;
    }

    private static double[] ExpectedWhileAlive(PurchaseModel model, List<(int Repeats, double Observed)> pairs, double horizon)
    {
        var expected = new double[pairs.Count];
        Parallel.For(0, pairs.Count, i => expected[i] = model.ExpectedWhileAlive(pairs[i].Repeats, pairs[i].Observed, horizon));
        return expected;
    }

    private static void InPieces(int count, Action<int, int> act) => Parallel.For(
        0, (count + PieceSize - 1) / PieceSize, piece => act(piece * PieceSize, Math.Min(count, (piece + 1) * PieceSize)));

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
