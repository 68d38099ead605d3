using NodaTime;
using UserOps.Complaints;

namespace UserOps.Simulation;

/// <summary>
/// What the users of a simulated shop complain of, with a known truth: ordinary complaints on four channels, an outage that sets off a
/// burst of them, which complaints are one matter, and what becomes of a share of them.
/// </summary>
/// <remarks>
/// Complaints are drawn from streams of their own, so that users, orders and events of the shop stay what they are; those of one user are the same
/// whatever the number of users. Drawn once and kept. Immutable and thread-safe.
/// </remarks>
public sealed class ShopComplaints
{
    private const int MostDays = 3_660;
    private readonly CaseMaker _cases;

    /// <summary>Initializes a new instance of the <see cref="ShopComplaints"/> class with <see cref="ShopComplaintOptions.Default"/>.</summary>
    /// <param name="shop">The shop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shop"/> is <see langword="null"/>.</exception>
    public ShopComplaints(Shop shop)
        : this(shop, ShopComplaintOptions.Default)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ShopComplaints"/> class: draws all complaints.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="options">How much is complained of, and when the outage is.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member of the options is out of its range; the message names all that are.</exception>
    public ShopComplaints(Shop shop, ShopComplaintOptions options)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfInvalid(options);
        Shop = shop;
        Options = options;
        var (clock, end) = (shop.Clock, shop.Options.End);
        var first = LocalDate.Max(shop.Options.Start, end.PlusDays(-options.Days));
        Window = new(clock.StartOf(first), clock.StartOf(end));
        var day = LocalDate.Max(first, end.PlusDays(-options.OutageDaysBeforeEnd));
        var from = clock.StartOf(day) + Duration.FromSeconds(options.OutageTime.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
        Outage = new(ComplaintTexts.Topics[0], from, from + options.OutageLength);
        var maker = new ComplaintMaker(shop, options, Outage, Window.Start, Window.End);
        _cases = new(shop, options, Window.End);
        All = Enumerable.Range(0, shop.Options.Users)
            .SelectMany(maker.Make)
            .OrderBy(complaint => complaint.Facts.ReceivedAt)
            .ThenBy(complaint => complaint.Facts.Id)
            .ToEquatableArray();
    }

    /// <summary>Gets the shop.</summary>
    public Shop Shop { get; }

    /// <summary>Gets how much is complained of, and when the outage is.</summary>
    public ShopComplaintOptions Options { get; }

    /// <summary>Gets the time in which complaints come in, its end not included.</summary>
    public Interval Window { get; }

    /// <summary>Gets the truth about the outage.</summary>
    public ShopOutage Outage { get; }

    /// <summary>Gets the complaints and the truth about each, by receipt.</summary>
    public EquatableArray<ShopComplaint> All { get; }

    /// <summary>Draws what happened to the complaints: all receipts, and for a share of the matters what was done about them.</summary>
    /// <returns>The events, user by user, and within a user matter by matter; every one is legal in its case.</returns>
    public IEnumerable<CaseEvent> CaseEvents() => All
        .GroupBy(complaint => complaint.UserIndex)
        .OrderBy(group => group.Key)
        .SelectMany(group => _cases.Make(group.Key, [.. group]));

    private static void ThrowIfInvalid(ShopComplaintOptions options)
    {
        var problems = new List<string>();
        Check(options.Days is >= 1 and <= MostDays, "Days", "from 1 to 3660");
        Check(options.OutageDaysBeforeEnd is >= 1 and <= MostDays, "OutageDaysBeforeEnd", "from 1 to 3660");
        Check(options.OutageLength >= Duration.FromMinutes(1) && options.OutageLength <= Duration.FromDays(7), "OutageLength", "from one minute to seven days");
        Check(options.ComplaintsPerUserMonth is >= 0 and <= 10, "ComplaintsPerUserMonth", "from 0 to 10");
        Check(options.OutageShare is >= 0 and <= 1, "OutageShare", "from 0 to 1");
        Check(options.HandledShare is >= 0 and <= 1, "HandledShare", "from 0 to 1");
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options));
        }

        void Check(bool isGood, string member, string allowed)
        {
            if (!isGood)
            {
                problems.Add($"{member} must be {allowed}.");
            }
        }
    }
}
