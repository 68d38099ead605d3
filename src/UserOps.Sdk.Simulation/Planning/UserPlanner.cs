using System.Globalization;
using NodaTime;

namespace UserOps.Simulation;

/// <summary>Draws who each user is. Immutable and thread-safe.</summary>
internal sealed class UserPlanner
{
    private const double FirstOrderWithin = 1.0 / 24;
    private const double BasketSpread = 0.5;
    private const double ReturnHabitWeight = 20;
    private const double MeanDropout = 0.08;
    private const double DropoutWeight = 10;
    private const double EarlyFrom = 0.3;
    private const double EarlyWithin = 0.2;
    private const decimal SmallestBasket = 1m;

    private readonly ShopOptions _options;
    private readonly ShopCalendar _calendar;
    private readonly double[] _parts;
    private readonly double _sumOfParts;
    private readonly ulong _kindOffset;

    /// <summary>Initializes a new instance of the <see cref="UserPlanner"/> class.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="calendar">The simulated days.</param>
    public UserPlanner(ShopOptions options, ShopCalendar calendar)
    {
        _options = options;
        _calendar = calendar;
        _parts = options.Shares.Parts();
        _sumOfParts = _parts.Sum();
        _kindOffset = SplitMix64.At(~options.Seed, 0);
    }

    /// <summary>Gets the mean length of a month in days: a twelfth of the Gregorian year.</summary>
    public static double DaysPerMonth => 30.436875;

    /// <summary>Draws one user.</summary>
    /// <param name="index">The index of the user, from 0.</param>
    /// <returns>The plan, the same whenever it is asked for.</returns>
    public UserPlan Plan(int index)
    {
        var profile = KindProfile.Of(KindOf(index));
        var random = RandomStream.Of(_options.Seed, index, StreamPurpose.Traits);
        return profile.Departure == Departure.BeforeTheStart
            ? PlanReturnOnly(index, profile, random)
            : PlanCustomer(index, profile, random);
    }

    private UserPlan PlanCustomer(int index, KindProfile profile, RandomStream random)
    {
        var total = _calendar.Total(profile.Pattern);
        var joinsFrom = profile.JoinsInLastDays > 0 ? Math.Max(0, total - profile.JoinsInLastDays) : 0;
        var joined = joinsFrom + (((profile.JoinsUntil * total) - joinsFrom) * random.NextUnit());
        var first = Math.Min(joined + (FirstOrderWithin * random.NextUnit()), Math.BitDecrement(total));
        var monthly = profile.MonthlyOrders * _options.Activity * random.Gamma(profile.RhythmShape) / profile.RhythmShape;
        var dropout = profile.Departure == Departure.WithAnOrder ? random.Beta(MeanDropout, DropoutWeight) : 0;
        var firstAt = _calendar.At(profile.Pattern, first);
        var lastOrder = LastOrderOf(first, monthly * dropout / DaysPerMonth, random);
        var leftAt = profile.Departure switch
        {
            Departure.AtOnce => firstAt,
            Departure.WithAnOrder => lastOrder < total ? _calendar.At(profile.Pattern, lastOrder) : null,
            Departure.Silently => After(firstAt, random.Exponential() * profile.MeanLifetime),
            Departure.Early => Instant.Max(firstAt, EarlyDeparture(random)),
            _ => (Instant?)null,
        };

        var user = new ShopUser
        {
            Index = index,
            Id = IdOf(index),
            Kind = profile.Kind,
            Country = Countries.Draw(RandomStream.Of(_options.Seed, index, StreamPurpose.Country)),
            Joined = _calendar.At(profile.Pattern, joined),
            LeftAt = leftAt < _calendar.End ? leftAt : null,
            OrdersPerMonth = monthly,
            VisitsPerMonth = profile.MonthlyVisits > 0
                ? MonthlyVisitsOf(index, profile) : monthly / _options.Funnel.PurchaseGivenVisit,
            DropoutChance = dropout,
            MeanBasket = MeanBasketOf(profile, random),
            ReturnRate = ReturnRateOf(profile, random),
        };
        return new UserPlan { User = user, Profile = profile, First = first, LastOrder = lastOrder };
    }

    private UserPlan PlanReturnOnly(int index, KindProfile profile, RandomStream random)
    {
        var day = -1 - random.NextBelow(_options.ReturnWindow.Days);
        var at = _calendar.OnDay(profile.Pattern, day, random.NextUnit());
        var user = new ShopUser
        {
            Index = index,
            Id = IdOf(index),
            Kind = profile.Kind,
            Country = Countries.Draw(RandomStream.Of(_options.Seed, index, StreamPurpose.Country)),
            Joined = at - Duration.FromSeconds(random.NextBelow((int)NodaConstants.SecondsPerHour)),
            LeftAt = at,
            OrdersPerMonth = 0,
            VisitsPerMonth = 0,
            DropoutChance = 0,
            MeanBasket = MeanBasketOf(profile, random),
            ReturnRate = 1,
        };
        return new UserPlan { User = user, Profile = profile, EarlierDay = day };
    }

    private static UserId IdOf(int index) => new(string.Create(CultureInfo.InvariantCulture, $"u{index:D7}"));

    /// <summary>Gives each kind its share of any run of users.</summary>
    /// <remarks>Steps by the golden ratio modulo 1 cover the unit interval more evenly than chance does (Knuth, The Art
    /// of Computer Programming 3, 6.4), and whole-number arithmetic gives the same kinds on every machine.</remarks>
    private UserKind KindOf(int index)
    {
        var point = SplitMix64.ToUnit(unchecked(_kindOffset + ((ulong)index * SplitMix64.Step))) * _sumOfParts;
        var last = 0;
        for (var kind = 0; kind < _parts.Length; kind++)
        {
            if (_parts[kind] == 0)
            {
                continue;
            }

            if (point < _parts[kind])
            {
                return (UserKind)kind;
            }

            point -= _parts[kind];
            last = kind;
        }

        // Only rounding leads here: the point lies at the very end of the last kind that has a share.
        return (UserKind)last;
    }

    /// <summary>Draws the order that a user leaves with, if one leaves so.</summary>
    /// <remarks>Of Poisson orders of rate λ, those with which the user would leave, each with chance p, are a Poisson
    /// process of rate λp, independent of the others (Kingman, Poisson Processes, 1993, 5.1). So the last order comes
    /// after an exponential time of that rate, and the orders before it have the rate λ(1 - p).</remarks>
    private static double LastOrderOf(double first, double dropoutRate, RandomStream random) =>
        dropoutRate > 0 ? first + (random.Exponential() / dropoutRate) : double.PositiveInfinity;

    private Instant EarlyDeparture(RandomStream random)
    {
        var length = (_calendar.End - _calendar.Start).TotalDays;
        return After(_calendar.Start, length * (EarlyFrom + (EarlyWithin * random.NextUnit())));
    }

    private static Instant After(Instant instant, double days) =>
        instant + Duration.FromSeconds((long)(days * NodaConstants.SecondsPerDay));

    private double MonthlyVisitsOf(int index, KindProfile profile)
    {
        var random = RandomStream.Of(_options.Seed, index, StreamPurpose.VisitRhythm);
        return profile.MonthlyVisits * _options.Activity * random.Gamma(profile.RhythmShape) / profile.RhythmShape;
    }

    private decimal MeanBasketOf(KindProfile profile, RandomStream random)
    {
        if (profile.Basket == 0)
        {
            return 0m;
        }

        var basket = (decimal)((double)_options.MeanBasket * profile.Basket * random.LogNormal(BasketSpread));
        return Math.Max(SmallestBasket, Money.Round(basket));
    }

    /// <summary>Draws the chance that an order is returned.</summary>
    /// <remarks>The last of the traits, so that another return rate changes nothing else about a user.</remarks>
    private double ReturnRateOf(KindProfile profile, RandomStream random)
    {
        if (profile.Kind == UserKind.WindowShopper)
        {
            return 0;
        }

        var mean = profile.Kind == UserKind.BargainHunter ? _options.BargainReturnRate : _options.ReturnRate;
        return random.Beta(mean, ReturnHabitWeight);
    }
}
