using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Rfm;

namespace UserOps.Simulation;

/// <summary>A simulated shop with a known truth: who its users are, what they order, what comes back, and
/// what they do on the way.</summary>
/// <remarks>
/// <para>Nothing is stored: users, orders, purchases and events are drawn when asked for, so a shop of ten million users costs no
/// more memory than one of ten, and asking again gives the same. Immutable and thread-safe.</para>
/// <para>Each user has random streams of the seed and the user's index alone. So a user is the same whatever the number
/// of users and in whatever order they are asked for, and another return rate leaves all orders as they were.</para>
/// <para>Logarithms and exponentials may differ in the last bit from one platform to another. Instants are cut to whole
/// seconds and money is rounded to two decimals, where such a difference all but surely vanishes: for one row in about
/// 10^10 it may show.</para>
/// </remarks>
public sealed class Shop : IPurchaseSource, IActivitySource
{
    private readonly ShopCalendar _calendar;
    private readonly UserPlanner _planner;
    private readonly OrderMaker _maker;
    private readonly EventMaker _eventMaker;

    /// <summary>
    /// Initializes a new instance of the <see cref="Shop"/> class: checks the options and lays out the days.
    /// </summary>
    /// <param name="options">What the shop is made from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member of the options is out of its range; the message names all that
    /// are.</exception>
    public Shop(ShopOptions options)
    {
        ShopOptionsValidator.ThrowIfInvalid(options);
        Options = options;
        _calendar = new ShopCalendar(options);
        _planner = new UserPlanner(options, _calendar);
        _maker = new OrderMaker(options, _calendar);
        _eventMaker = new EventMaker(options, _calendar, _maker);
        Users = new UserList(_planner, options.Users);
    }

    /// <summary>Gets what the shop is made from.</summary>
    public ShopOptions Options { get; }

    /// <summary>Gets the shop's days: its zone, from midnight.</summary>
    public DayClock Clock => _calendar.Clock;

    /// <summary>Gets the simulated time, its end not included: every purchase and event lies in it.</summary>
    public Interval Window => new(_calendar.Start, _calendar.End);

    /// <summary>Gets the truth about every user, by index.</summary>
    /// <remarks>Drawn anew at each look, in about a microsecond: copy the list to look often.</remarks>
    public IReadOnlyList<ShopUser> Users { get; }

    /// <summary>Draws the truth about every order, user by user as they are taken from the sequence.</summary>
    /// <returns>The orders by user index, and for each user by time.</returns>
    public IEnumerable<ShopOrder> Orders()
    {
        for (var index = 0; index < Options.Users; index++)
        {
            foreach (var order in _maker.Make(_planner.Plan(index)))
            {
                yield return order;
            }
        }
    }

    /// <summary>Draws the truth about the orders of one user.</summary>
    /// <param name="index">The index of the user, from 0.</param>
    /// <returns>The orders by time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is no user of the shop.</exception>
    public IReadOnlyList<ShopOrder> OrdersOf(int index)
    {
        ThrowIfNoUser(index);
        return _maker.Make(_planner.Plan(index));
    }

    /// <summary>Draws what a host would have on record: one row a line of an order, and one a line that came back.</summary>
    /// <returns>The rows by user index, and for each user by time; rows of one order or return in the order of its
    /// lines.</returns>
    public IEnumerable<Purchase<UserId>> Purchases()
    {
        for (var index = 0; index < Options.Users; index++)
        {
            foreach (var row in RowsOf(index))
            {
                yield return row;
            }
        }
    }

    /// <summary>Draws what a host would have on record of one user.</summary>
    /// <param name="index">The index of the user, from 0.</param>
    /// <returns>The rows by time. A row that came back is negative, of kind <see cref="PurchaseKind.Refund"/>, and has
    /// the id of its order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is no user of the shop.</exception>
    public IReadOnlyList<Purchase<UserId>> PurchasesOf(int index)
    {
        ThrowIfNoUser(index);
        return RowsOf(index);
    }

    /// <summary>Draws what users did, as a host would log it: signing up, and the steps of every visit.</summary>
    /// <returns>The events by user index, and for each user by time.</returns>
    public IEnumerable<ActivityEvent<UserId>> Events()
    {
        for (var index = 0; index < Options.Users; index++)
        {
            foreach (var row in _eventMaker.Make(_planner.Plan(index)))
            {
                yield return row;
            }
        }
    }

    /// <summary>Draws what one user did.</summary>
    /// <remarks>
    /// <para>Every order in the simulated time is the last event of a visit, at the very instant of the order; the others
    /// are visits that <see cref="ShopOptions.Funnel"/> ends before. Visits of a user do not overlap: one that would run
    /// into the next, or out of the user's time as a customer, is hurried.</para>
    /// <para><see cref="UserKind.ReturnOnly"/> has no events: all that such users did was before the simulated
    /// time.</para>
    /// </remarks>
    /// <param name="index">The index of the user, from 0.</param>
    /// <returns>The events by time; those of one second visit by visit, and in the order of the steps.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is no user of the shop.</exception>
    public IReadOnlyList<ActivityEvent<UserId>> EventsOf(int index)
    {
        ThrowIfNoUser(index);
        return _eventMaker.Make(_planner.Plan(index));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var index = 0; index < Options.Users; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var row in RowsOf(index))
            {
                yield return row;
            }
        }

        // Nothing is waited for: the rows are drawn, not fetched.
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var index = 0; index < Options.Users; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var row in EventsOf(index))
            {
                yield return row;
            }
        }

        // Nothing is waited for: the rows are drawn, not fetched.
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private List<Purchase<UserId>> RowsOf(int index) =>
        PurchaseRows.From(_maker.Make(_planner.Plan(index)), Window, Options.Currency);

    private void ThrowIfNoUser(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Options.Users);
    }
}
