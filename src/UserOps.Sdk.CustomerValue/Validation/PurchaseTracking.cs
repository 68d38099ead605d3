using System.Runtime.InteropServices;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>How the repeat purchases of the customers that a model was fitted to went on over time, beside what it expected.</summary>
/// <remarks>
/// The tracking plot of Fader, Hardie and Lee (2005), figure 3: at each day, the sum over the customers of E[X(t)] with t from
/// the customer's first purchase to that day. It uses nothing of the single customer but that day, so it tests the model and
/// not its memory.
/// </remarks>
public static class PurchaseTracking
{
    private const int MostSteps = 100_000;

    /// <summary>Makes the table.</summary>
    /// <remarks>The order of the histories does not matter. Costs a summary an active step of a user.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="histories">The histories; users whose first purchase is after <see cref="CustomerValueModel.FittedAt"/> are left out.</param>
    /// <param name="until">The last day.</param>
    /// <param name="stepDays">The days of a step, above zero; 7 for weeks.</param>
    /// <returns>A row a step, from the day of the first purchase of all on; none when nobody had bought.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="histories"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stepDays"/> isn't above zero, <paramref name="until"/> is no day that can be told of, or there would be more than 100,000 steps.</exception>
    public static EquatableArray<TrackingPoint> Of(CustomerValueModel model, IEnumerable<PurchaseHistory> histories, LocalDate until, int stepDays = 7)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepDays, 1);
        if (until < DayClock.MinDay || until >= DayClock.MaxDay)
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, "The last day must be within the years 1 to 9998.");
        }

        var tally = new Tally(model, until);
        foreach (var history in histories)
        {
            tally.Add(history);
        }

        return tally.ToPoints(stepDays).ToEquatableArray();
    }

    /// <summary>Counts first and repeat purchases by day.</summary>
    private sealed class Tally(CustomerValueModel model, LocalDate until)
    {
        private readonly SortedDictionary<LocalDate, long> _firsts = [];
        private readonly Dictionary<LocalDate, long> _repeats = [];
        private readonly PurchaseSummarizer _summarizer = model.Summarizer;
        private readonly BtydUnit _unit = model.Policy.Unit;

        public void Add(PurchaseHistory history)
        {
            if (_summarizer.Summarize(history, model.FittedAt) is not { FirstDay: { } first } || first > until)
            {
                return;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(_repeats, first, out _) += 0;
            _firsts[first] = _firsts.GetValueOrDefault(first) + 1;

            // The count changes on days with rows only, mostly up; a refund that is linked to its order may take one away.
            var before = 0;
            foreach (var day in history.Entries.Select(entry => _summarizer.Days.DayOf(entry.At)).Distinct())
            {
                if (day > until)
                {
                    break;
                }

                var count = _summarizer.Summarize(history, _summarizer.Days.EndOf(day)).ToBtyd(_unit)?.Repeats ?? 0;
                CollectionsMarshal.GetValueRefOrAddDefault(_repeats, day, out _) += count - before;
                before = count;
            }
        }

        public IEnumerable<TrackingPoint> ToPoints(int stepDays)
        {
            if (_firsts.Count == 0)
            {
                yield break;
            }

            var start = _firsts.Keys.First();
            var steps = (Period.DaysBetween(start, until) / stepDays) + 1;
            if (steps > MostSteps)
            {
                throw new ArgumentOutOfRangeException(nameof(stepDays), stepDays, $"There would be {steps} steps; take longer ones, or an earlier last day.");
            }

            var calibrated = _summarizer.Days.DayOf(model.FittedAt);
            var (actual, predicted) = (0L, 0.0);
            var from = start;
            for (var i = 0; i < steps; i++)
            {
                var day = from.PlusDays(Math.Min(stepDays - 1, Period.DaysBetween(from, until)));
                var (sum, expected) = (actual + Repeats(from, day), Expected(day));
                var customers = _firsts.TakeWhile(pair => pair.Key <= day).Sum(pair => pair.Value);
                yield return new(day, day <= calibrated, customers, sum, expected, sum - actual, expected - predicted);
                (actual, predicted, from) = (sum, expected, day.PlusDays(1));
            }
        }

        private long Repeats(LocalDate from, LocalDate to)
        {
            var sum = 0L;
            for (var day = from; day <= to; day = day.PlusDays(1))
            {
                sum += _repeats.GetValueOrDefault(day);
            }

            return sum;
        }

        private double Expected(LocalDate day)
        {
            var sum = 0.0;
            var purchases = model.Purchases.Predicting.Model;
            foreach (var (first, customers) in _firsts.TakeWhile(pair => pair.Key <= day))
            {
                var time = new PurchaseSummary { AsOf = default, AsOfDay = day, Status = PurchaseStatus.Purchased, FirstDay = first, LastDay = first }
                    .ToBtyd(_unit)!.Value.Observed;
                sum += customers * ExpectedAfter(purchases, time);
            }

            return sum;
        }

        private double ExpectedAfter(PurchaseModel purchases, double time)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_expected, time, out var exists);
            return exists ? known : known = purchases.ExpectedPurchases(time);
        }

        private readonly Dictionary<double, double> _expected = [];
    }
}
