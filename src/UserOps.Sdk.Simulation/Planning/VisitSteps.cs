using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Simulation;

/// <summary>The steps of one visit, with their distances in time. Filled anew for each visit; not thread-safe.</summary>
internal sealed class VisitSteps
{
    private const double AnotherView = 0.2;
    private const int MostViews = 10;
    private const int MostSteps = MostViews + 5;
    private const int ShortestPause = 5;
    private const int LongestPause = 180;

    private readonly double _searches;
    private readonly string[] _names = new string[MostSteps];
    private readonly int[] _offsets = new int[MostSteps];

    /// <summary>Initializes a new instance of the <see cref="VisitSteps"/> class, without steps.</summary>
    /// <param name="searches">The chance of a search.</param>
    public VisitSteps(double searches) => _searches = searches;

    /// <summary>Gets the number of steps.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the seconds from the first step to the last, at most 2,520.</summary>
    public int Length => _offsets[Count - 1];

    /// <summary>Draws the steps of a visit in place of the last one.</summary>
    /// <param name="depth">The last step.</param>
    /// <param name="random">The stream.</param>
    public void Draw(VisitDepth depth, RandomStream random)
    {
        Count = 0;
        Add(ShopEvents.Visit, random);
        if (random.NextUnit() < _searches)
        {
            Add(ShopEvents.Search, random);
        }

        if (depth >= VisitDepth.View)
        {
            var views = 0;
            do
            {
                Add(ShopEvents.View, random);
                views++;
            }
            while (views < MostViews && random.NextUnit() < AnotherView);
        }

        if (depth >= VisitDepth.Cart)
        {
            Add(ShopEvents.Cart, random);
        }

        if (depth >= VisitDepth.Checkout)
        {
            Add(ShopEvents.Checkout, random);
        }

        if (depth >= VisitDepth.Purchase)
        {
            Add(ShopEvents.Purchase, random);
        }
    }

    /// <summary>Writes the visit into a span of time.</summary>
    /// <remarks>A visit longer than the span is hurried: its pauses shrink in proportion, to 0 if need be.</remarks>
    /// <param name="user">Who visits.</param>
    /// <param name="from">The second of the first step.</param>
    /// <param name="length">The seconds from the first step to the last, from 0.</param>
    /// <param name="events">Takes the events, in the order of the steps.</param>
    public void Write(UserId user, long from, long length, List<ActivityEvent<UserId>> events)
    {
        for (var i = 0; i < Count; i++)
        {
            var offset = Length == 0 ? 0 : _offsets[i] * length / Length;
            events.Add(new ActivityEvent<UserId>(user, Instant.FromUnixTimeSeconds(from + offset)) { Event = _names[i] });
        }
    }

    private void Add(string name, RandomStream random)
    {
        var pause = ShortestPause + random.NextBelow(LongestPause - ShortestPause + 1);
        _offsets[Count] = Count == 0 ? 0 : _offsets[Count - 1] + pause;
        _names[Count] = name;
        Count++;
    }
}
