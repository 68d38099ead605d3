using UserOps.Lifecycle;

namespace UserOps.Simulation.Tests;

/// <summary>Finds the visits in a user's events, as an analyst would: each begins with its visit event.</summary>
internal static class SeenVisits
{
    public static List<List<ActivityEvent<UserId>>> Of(IEnumerable<ActivityEvent<UserId>> events)
    {
        var visits = new List<List<ActivityEvent<UserId>>>();
        foreach (var row in events)
        {
            if (string.Equals(row.Event, ShopEvents.SignUp, StringComparison.Ordinal))
            {
                continue;
            }

            if (string.Equals(row.Event, ShopEvents.Visit, StringComparison.Ordinal))
            {
                visits.Add([]);
            }

            visits[^1].Add(row);
        }

        return visits;
    }

    public static bool Has(this List<ActivityEvent<UserId>> visit, string name) =>
        visit.Exists(row => string.Equals(row.Event, name, StringComparison.Ordinal));
}
