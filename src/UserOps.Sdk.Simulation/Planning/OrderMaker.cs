using System.Globalization;
using NodaTime;

namespace UserOps.Simulation;

/// <summary>Draws the orders of a planned user. Immutable and thread-safe.</summary>
internal sealed class OrderMaker
{
    private const double OrderSpread = 0.55;
    private const double MeanReturnDays = 8;

    private readonly ShopOptions _options;
    private readonly ShopCalendar _calendar;

    /// <summary>Initializes a new instance of the <see cref="OrderMaker"/> class.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="calendar">The simulated days.</param>
    public OrderMaker(ShopOptions options, ShopCalendar calendar)
    {
        _options = options;
        _calendar = calendar;
    }

    /// <summary>Makes all orders of a user.</summary>
    /// <param name="plan">The user.</param>
    /// <returns>The orders by time.</returns>
    public List<ShopOrder> Make(UserPlan plan)
    {
        var user = plan.User;
        if (user.Kind == UserKind.WindowShopper)
        {
            return [];
        }

        var baskets = RandomStream.Of(_options.Seed, user.Index, StreamPurpose.Baskets);
        var returns = RandomStream.Of(_options.Seed, user.Index, StreamPurpose.Returns);
        if (plan.Profile.Departure == Departure.BeforeTheStart)
        {
            return [Make(plan, 1, user.LeftAt!.Value, plan.EarlierDay, baskets, returns)];
        }

        var orders = new List<ShopOrder>();
        foreach (var at in Times(plan))
        {
            orders.Add(Make(plan, orders.Count + 1, at, _calendar.DayOf(at), baskets, returns));
        }

        return orders;
    }

    /// <summary>Draws when a user orders.</summary>
    /// <param name="plan">A user who buys in the simulated time.</param>
    /// <returns>The times of the orders, none earlier than the one before.</returns>
    public IEnumerable<Instant> Times(UserPlan plan)
    {
        var profile = plan.Profile;
        yield return _calendar.At(profile.Pattern, plan.First);

        var rate = plan.User.OrdersPerMonth / UserPlanner.DaysPerMonth * (1 - plan.User.DropoutChance);
        if (rate > 0)
        {
            var random = RandomStream.Of(_options.Seed, plan.User.Index, StreamPurpose.OrderTimes);
            var end = Math.Min(plan.LastOrder, _calendar.Total(profile.Pattern));
            for (var point = plan.First + Wait(random, profile, rate); point < end; point += Wait(random, profile, rate))
            {
                var at = _calendar.At(profile.Pattern, point);
                if (at > plan.User.LeftAt)
                {
                    yield break;
                }

                yield return at;
            }
        }

        if (profile.Departure == Departure.WithAnOrder && plan.User.LeftAt is { } left)
        {
            yield return left;
        }
    }

    private static double Wait(RandomStream random, KindProfile profile, double rate) =>
        profile.Evenness > 1 ? random.Gamma(profile.Evenness) / profile.Evenness / rate : random.Exponential() / rate;

    private ShopOrder Make(UserPlan plan, int number, Instant at, int day, RandomStream baskets, RandomStream returns)
    {
        var user = plan.User;
        var lines = MakeLines(plan, baskets);
        Instant? returnedAt = null;
        if (returns.NextUnit() < user.ReturnRate && ReturnDay(day, returns) is { } returnDay)
        {
            returnedAt = _calendar.OnDay(DayPattern.WorkDays, returnDay, returns.NextUnit());
            SendBack(lines, returns);
        }

        return new ShopOrder
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{user.Id.Value}-{number:D3}"),
            User = user.Id,
            At = at,
            Lines = lines.ToEquatableArray(),
            ReturnedAt = returnedAt,
        };
    }

    /// <summary>Draws the order's value and splits it over the lines at random lengths.</summary>
    private static OrderLine[] MakeLines(UserPlan plan, RandomStream random)
    {
        var profile = plan.Profile;
        var value = (double)plan.User.MeanBasket * random.LogNormal(OrderSpread);
        var parts = new double[1 + random.Poisson(profile.MoreLines)];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = random.Exponential();
        }

        var whole = parts.Sum();
        var lines = new OrderLine[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var quantity = profile.Box * (1 + random.Poisson(profile.MoreUnits));
            var part = whole > 0 ? parts[i] / whole : 1.0 / parts.Length;
            var unitPrice = Money.ToMinor((decimal)(value * part / quantity));
            lines[i] = new OrderLine
            {
                Quantity = quantity,
                UnitPrice = Money.FromMinor(Math.Max(1, unitPrice)),
                ReturnedQuantity = 0,
            };
        }

        return lines;
    }

    /// <summary>
    /// Draws the day of a return: after the order by an exponential time that is cut at the return window.
    /// </summary>
    /// <returns>A simulated day; <see langword="null"/> if it would come after the last one.</returns>
    private int? ReturnDay(int orderDay, RandomStream random)
    {
        var window = _options.ReturnWindow.Days;
        if (orderDay < 0)
        {
            // The order was before the start: its return is seen, or the user would not be.
            return random.NextBelow(Math.Min(_calendar.Days, orderDay + window + 1));
        }

        // The inverse of the exponential distribution on [0, window), in whole days from 1.
        var within = 1 - Math.Exp(-window / MeanReturnDays);
        var wait = -MeanReturnDays * Math.Log(1 - (random.NextUnit() * within));
        var day = orderDay + 1 + Math.Min((int)wait, window - 1);
        return day < _calendar.Days ? day : null;
    }

    private void SendBack(OrderLine[] lines, RandomStream random)
    {
        if (random.NextUnit() < _options.WholeReturnShare)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = lines[i] with { ReturnedQuantity = lines[i].Quantity };
            }

            return;
        }

        var line = random.NextBelow(lines.Length);
        lines[line] = lines[line] with { ReturnedQuantity = 1 + random.NextBelow(lines[line].Quantity) };
    }
}
