using NodaTime;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>Finds the day on which a silent customer's P(alive) falls below a bound. It never rises with silence.</summary>
internal static class AliveSearch
{
    private const int MostDays = 36_525;

    /// <summary>Finds the day; <see langword="null"/> when there is none within 100 years.</summary>
    public static LocalDate? Find(PurchaseModel model, PurchaseSummary summary, BtydUnit unit, double probability)
    {
        if (summary.ToBtyd(unit) is null)
        {
            return null;
        }

        var most = Math.Min(MostDays, Period.DaysBetween(summary.AsOfDay, DayClock.MaxDay));
        if (!IsBelow(most))
        {
            return null;
        }

        var (low, high) = (0, most);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = IsBelow(middle) ? (low, middle) : (middle + 1, high);
        }

        return summary.AsOfDay.PlusDays(low);

        bool IsBelow(int days) => model.Alive((summary with { AsOfDay = summary.AsOfDay.PlusDays(days) }).ToBtyd(unit)!.Value) < probability;
    }
}
