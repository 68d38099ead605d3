using System.Globalization;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>What one run gives: the summaries, the model, and three scores and a segment for each user.</summary>
internal sealed record RfmPeerRun(SummaryColumns<long> Summaries, RfmModel Model, ScoreColumns Scores)
{
    private const long Modulus = 1_000_003;

    /// <summary>Figures by which two engines that were given the same rows can tell that they found the same users.</summary>
    /// <remarks>The users, their orders and money; a sum that ties each user's figures to the id; and, since ties are dealt
    /// out differently, the smallest and largest value of each fifth instead of who is in it.</remarks>
    public string Checksums()
    {
        var (orders, money, tied) = (0L, 0L, 0L);
        for (var i = 0; i < Summaries.Count; i++)
        {
            var (order, net) = (Summaries.Orders.Span[i], Summaries.NetTotals.Span[i]);
            orders += order;
            money += net;
            tied += Summaries.Users.Span[i] % Modulus * ((net + (order * 7L) + Summaries.LastDays.Span[i]) % Modulus);
        }

        return string.Join(
            ' ',
            Text(Summaries.Count),
            Text(orders),
            Text(money),
            Text(tied),
            Fifths([.. Summaries.LastDays.ToArray().Select(day => (long)day)]),
            Fifths([.. Summaries.Orders.ToArray().Select(order => (long)order)]),
            Fifths(Summaries.NetTotals.ToArray()));
    }

    private static string Fifths(long[] values)
    {
        Array.Sort(values);
        var (size, larger) = Math.DivRem(values.Length, 5);
        var bounds = new List<string>();
        var from = 0;
        for (var fifth = 0; fifth < 5; fifth++)
        {
            var to = from + size + (fifth < larger ? 1 : 0);
            bounds.Add($"{Text(to - from)}:{Text(values[from])}..{Text(values[to - 1])}");
            from = to;
        }

        return string.Join(',', bounds);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
