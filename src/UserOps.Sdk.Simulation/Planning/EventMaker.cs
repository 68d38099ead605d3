using System.Runtime.InteropServices;
using UserOps.Lifecycle;

namespace UserOps.Simulation;

/// <summary>Draws the events of a planned user around the user's orders. Immutable and thread-safe.</summary>
/// <remarks>
/// Of visits in a Poisson process of rate v, those that end in an order, each with chance q, are one of rate vq, and the
/// others one of rate v(1 - q), independent of them (Kingman, Poisson Processes, 1993, 5.1). So to the orders of rate λ,
/// which are there already, visits of rate λ(1 - q)/q are added, each as deep as one that does not end in an order. Then
/// all of them together go as deep as the funnel says.
/// </remarks>
internal sealed class EventMaker
{
    private readonly ShopOptions _options;
    private readonly ShopCalendar _calendar;
    private readonly OrderMaker _orders;
    private readonly CumulativeWeights _buyerDepths;
    private readonly CumulativeWeights _windowShopperDepths;

    /// <summary>Initializes a new instance of the <see cref="EventMaker"/> class.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="calendar">The simulated days.</param>
    /// <param name="orders">Knows when users order.</param>
    public EventMaker(ShopOptions options, ShopCalendar calendar, OrderMaker orders)
    {
        _options = options;
        _calendar = calendar;
        _orders = orders;
        _buyerDepths = Depths(options.Funnel, options.Funnel.PurchaseGivenCheckout);
        _windowShopperDepths = Depths(options.Funnel, 0);
    }

    /// <summary>Makes all events of a user.</summary>
    /// <param name="plan">The user.</param>
    /// <returns>The events by time; those of one second visit by visit, and in the order of the steps.</returns>
    public List<ActivityEvent<UserId>> Make(UserPlan plan)
    {
        var user = plan.User;
        if (plan.Profile.Departure == Departure.BeforeTheStart)
        {
            return [];
        }

        var orderVisits = RandomStream.Of(_options.Seed, user.Index, StreamPurpose.OrderVisits);
        var otherVisits = RandomStream.Of(_options.Seed, user.Index, StreamPurpose.OtherVisits);
        var lastSecond = (user.LeftAt ?? _calendar.End).ToUnixTimeSeconds() - 1;
        var visits = VisitsOf(plan, otherVisits, lastSecond);
        var steps = new VisitSteps(_options.Funnel.SearchGivenVisit);
        var events = new List<ActivityEvent<UserId>> { new(user.Id, user.Joined) { Event = ShopEvents.SignUp } };
        for (var i = 0; i < visits.Count; i++)
        {
            var (at, depth) = visits[i];
            if (depth == VisitDepth.Purchase)
            {
                steps.Draw(depth, orderVisits);
                var length = Math.Min(steps.Length, Math.Max(0, at - events[^1].At.ToUnixTimeSeconds() - 1));
                steps.Write(user.Id, at - length, length, events);
            }
            else
            {
                steps.Draw(depth, otherVisits);
                var room = i + 1 < visits.Count ? RoomBefore(visits[i + 1], at) : long.MaxValue;
                steps.Write(user.Id, at, Math.Min(steps.Length, Math.Min(room, lastSecond - at)), events);
            }
        }

        return events;
    }

    /// <summary>
    /// Finds how long a visit may be before the next one: up to the second before its start, or half the way to its order,
    /// so that the steps to the order have the other half.
    /// </summary>
    private static long RoomBefore(PlannedVisit next, long at) =>
        next.Depth == VisitDepth.Purchase ? (next.At - at) / 2 : Math.Max(0, next.At - at - 1);

    /// <summary>Lays out the chances of where a visit ends that does not end in an order.</summary>
    private static CumulativeWeights Depths(VisitFunnel funnel, double purchaseGivenCheckout)
    {
        var view = funnel.ViewGivenVisit;
        var cart = view * funnel.CartGivenView;
        var checkout = cart * funnel.CheckoutGivenCart;

        // All are 0 if every visit ends in an order; then no other visit is drawn.
        return new([1 - view, view - cart, cart - checkout, checkout * (1 - purchaseGivenCheckout)]);
    }

    /// <summary>Finds when the user visits: by time, and in one second visits with an order first.</summary>
    private List<PlannedVisit> VisitsOf(UserPlan plan, RandomStream random, long lastSecond)
    {
        var (user, pattern) = (plan.User, plan.Profile.Pattern);
        var buys = user.Kind != UserKind.WindowShopper;
        var visits = new List<PlannedVisit>();
        if (buys)
        {
            foreach (var at in _orders.Times(plan))
            {
                visits.Add(new(at.ToUnixTimeSeconds(), VisitDepth.Purchase));
            }
        }

        var rate = (user.VisitsPerMonth - user.OrdersPerMonth) / UserPlanner.DaysPerMonth;
        if (rate <= 0)
        {
            return visits;
        }

        var depths = buys ? _buyerDepths : _windowShopperDepths;
        var end = _calendar.Total(pattern);
        for (var point = plan.First + (random.Exponential() / rate); point < end; point += random.Exponential() / rate)
        {
            var at = _calendar.At(pattern, point).ToUnixTimeSeconds();
            if (at > lastSecond)
            {
                break;
            }

            visits.Add(new(at, (VisitDepth)depths.Find(random.NextUnit() * depths.Total).Piece));
        }

        visits.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : b.Depth.CompareTo(a.Depth));
        return visits;
    }

    /// <summary>A visit before its steps are drawn.</summary>
    /// <param name="At">The second of the order, or of the first step of a visit without one.</param>
    /// <param name="Depth">The last step.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct PlannedVisit(long At, VisitDepth Depth);
}
