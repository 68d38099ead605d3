using System.Collections.Frozen;
using System.Numerics;
using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>One user's log laid out for a funnel: the moments (distinct instants) and what happened at each.</summary>
/// <remarks>
/// Attempts must be followed in the order of their beginnings. Then what a later attempt asks for lies never before what an
/// earlier one asked for, and a cursor for each step goes over the log once for all of them.
/// </remarks>
internal sealed class FunnelScan
{
    private readonly FunnelPolicy _policy;
    private readonly Instant _asOf;
    private readonly int _steps;

    private readonly List<Instant> _moments = [];
    private readonly List<int> _firstMasks = []; // of each moment, into _masks; one more at the end
    private readonly List<ulong> _masks = []; // the steps of each entry that has any
    private readonly List<int>[] _momentsOfStep;
    private readonly List<int>[] _momentsOfExclusion;

    private readonly int[] _cursors;
    private readonly int[] _at; // the moments of the steps that the attempt in hand reached
    private readonly Instant[] _reached;
    private readonly List<ulong> _layers = [];

    public FunnelScan(FunnelPolicy policy, FrozenDictionary<string, Marks> marks, ReadOnlySpan<EventEntry> entries, Instant asOf)
    {
        _policy = policy;
        _asOf = asOf;
        _steps = policy.Steps.Count;
        _momentsOfStep = [.. policy.Steps.Select(_ => new List<int>())];
        _momentsOfExclusion = [.. policy.Exclusions.Select(_ => new List<int>())];
        _cursors = new int[_steps];
        _at = new int[_steps];
        _reached = new Instant[_steps];

        foreach (ref readonly var entry in entries)
        {
            marks.TryGetValue(entry.Event, out var mark);
            Lay(entry.At, mark);
        }

        _firstMasks.Add(_masks.Count);
    }

    /// <summary>Gets the moments at which attempts begin.</summary>
    public ReadOnlySpan<int> Starts => CollectionsMarshal.AsSpan(_momentsOfStep[0]);

    public Instant InstantOf(int moment) => _moments[moment];

    /// <summary>Follows the attempt that begins at a moment.</summary>
    /// <param name="start">The moment.</param>
    /// <param name="goesOn">Whether later events may lead it on.</param>
    /// <returns>The instants of the steps that it reached; good until the next one is followed.</returns>
    public ReadOnlySpan<Instant> Follow(int start, out bool goesOn)
    {
        var reached = _policy.Order == FunnelOrder.Strict ? FollowStrict(start, out goesOn) : FollowLoose(start, out goesOn);
        goesOn &= reached < _steps && _asOf - _moments[start] < _policy.Within;
        for (var step = 0; step < reached; step++)
        {
            _reached[step] = _moments[_at[step]];
        }

        return _reached.AsSpan(0, reached);
    }

    private void Lay(Instant at, Marks marks)
    {
        // Moments without a step or exclusion stand between others all the same when the order is strict.
        if (marks == default && _policy.Order != FunnelOrder.Strict)
        {
            return;
        }

        if (_moments.Count == 0 || _moments[^1] != at)
        {
            _moments.Add(at);
            _firstMasks.Add(_masks.Count);
        }

        var moment = _moments.Count - 1;
        if (marks.Steps != 0)
        {
            _masks.Add(marks.Steps);
        }

        AddTo(_momentsOfStep, marks.Steps, moment);
        AddTo(_momentsOfExclusion, marks.Exclusions, moment);
    }

    private static void AddTo(List<int>[] lists, ulong bits, int moment)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            var list = lists[BitOperations.TrailingZeroCount(bits)];
            if (list.Count == 0 || list[^1] != moment)
            {
                list.Add(moment);
            }
        }
    }

    /// <summary>Takes every step as early as it can be had, which leads as far as any other choice.</summary>
    private int FollowLoose(int start, out bool goesOn)
    {
        var reached = TakeAt(start, 0);
        var moment = start;
        while (reached < _steps)
        {
            var next = NextOf(reached, moment);
            var inTime = next < _moments.Count && _moments[next] - _moments[start] < _policy.Within;
            var excluded = FirstExcluded(reached);
            if (!inTime || excluded < next)
            {
                goesOn = excluded == _moments.Count;
                return reached;
            }

            reached = TakeAt(next, reached);
            moment = next;
        }

        goesOn = false;
        return reached;
    }

    /// <summary>Takes as many steps as one moment has, and notes it for them.</summary>
    private int TakeAt(int moment, int reached)
    {
        var taken = Extend(moment, reached);
        _at.AsSpan(reached, taken - reached).Fill(moment);
        return taken;
    }

    /// <summary>The first moment after one that has a step; the number of moments when there is none.</summary>
    private int NextOf(int step, int moment)
    {
        var moments = _momentsOfStep[step];
        ref var cursor = ref _cursors[step];
        while (cursor < moments.Count && moments[cursor] <= moment)
        {
            cursor++;
        }

        return cursor < moments.Count ? moments[cursor] : _moments.Count;
    }

    /// <summary>The first moment that ends an attempt which reached so many steps; the number of moments when there is none.</summary>
    private int FirstExcluded(int reached)
    {
        var first = _moments.Count;
        for (var i = 0; i < _momentsOfExclusion.Length; i++)
        {
            var exclusion = _policy.Exclusions[i];
            if (exclusion.AfterStep <= reached && reached < exclusion.BeforeStep)
            {
                var moments = _momentsOfExclusion[i];
                var place = moments.BinarySearch(_at[exclusion.AfterStep - 1] + 1);
                place = place < 0 ? ~place : place;
                first = place < moments.Count ? Math.Min(first, moments[place]) : first;
            }
        }

        return first;
    }

    /// <summary>
    /// Goes from moment to moment with the set of all numbers of steps that can have been reached with the last one at that
    /// moment (bit m: m steps), for here to wait may lead further. Each moment adds a step, so there are few.
    /// </summary>
    private int FollowStrict(int start, out bool goesOn)
    {
        _layers.Clear();
        _layers.Add(Between(0, Extend(start, 0)));
        var moment = start;
        while (moment + 1 < _moments.Count && _moments[moment + 1] - _moments[start] < _policy.Within)
        {
            var next = 0UL;
            for (var from = _layers[^1] & ~(1UL << _steps); from != 0; from &= from - 1)
            {
                var reached = BitOperations.TrailingZeroCount(from);
                next |= Between(reached, Extend(moment + 1, reached));
            }

            if (next == 0)
            {
                break;
            }

            _layers.Add(next);
            moment++;
        }

        goesOn = moment == _moments.Count - 1;
        var furthest = 0;
        foreach (var layer in _layers)
        {
            furthest = Math.Max(furthest, BitOperations.Log2(layer));
        }

        ChooseEarliest(start, furthest);
        return furthest;
    }

    /// <summary>Of the ways to the furthest step, notes the one that takes as many steps as it can at each moment in turn.</summary>
    private void ChooseEarliest(int start, int furthest)
    {
        // From the back: keep what leads to the furthest step.
        var useful = 0UL;
        for (var layer = _layers.Count - 1; layer >= 0; layer--)
        {
            var kept = _layers[layer] & (1UL << furthest);
            for (var from = _layers[layer] & ~kept; useful != 0 && from != 0; from &= from - 1)
            {
                var reached = BitOperations.TrailingZeroCount(from);
                if ((useful & Between(reached, Extend(start + layer + 1, reached))) != 0)
                {
                    kept |= 1UL << reached;
                }
            }

            useful = kept;
            _layers[layer] = kept;
        }

        for (var (layer, reached) = (0, 0); reached < furthest; layer++)
        {
            var taken = BitOperations.Log2(_layers[layer] & Between(reached, Extend(start + layer, reached)));
            _at.AsSpan(reached, taken - reached).Fill(start + layer);
            reached = taken;
        }
    }

    /// <summary>The bits after one number, up to and with another.</summary>
    private static ulong Between(int after, int through) => ((1UL << through) - 1) << 1 & ~(((1UL << after) - 1) << 1) & ~1UL;

    /// <summary>How many steps are reached when, after so many, different entries of one moment are given to the next ones.</summary>
    private int Extend(int moment, int reached)
    {
        var masks = CollectionsMarshal.AsSpan(_masks)[_firstMasks[moment].._firstMasks[moment + 1]];
        if (masks.Length <= 1 || _policy.StrictIncrease)
        {
            var all = 0UL;
            foreach (var mask in masks)
            {
                all |= mask;
            }

            return reached < _steps && (all >> reached & 1) != 0 ? reached + 1 : reached;
        }

        Span<int> owners = masks.Length <= 256 ? stackalloc int[masks.Length] : new int[masks.Length];
        Span<bool> tried = masks.Length <= 256 ? stackalloc bool[masks.Length] : new bool[masks.Length];
        owners.Fill(-1);
        while (reached < _steps)
        {
            tried.Clear();
            if (!TryGive(reached, masks, owners, tried))
            {
                break;
            }

            reached++;
        }

        return reached;
    }

    /// <summary>Gives a step an entry; the step that has it already takes another (the augmenting paths of Kuhn, 1955).</summary>
    private static bool TryGive(int step, ReadOnlySpan<ulong> masks, Span<int> owners, Span<bool> tried)
    {
        for (var entry = 0; entry < masks.Length; entry++)
        {
            if ((masks[entry] >> step & 1) != 0 && !tried[entry])
            {
                tried[entry] = true;
                if (owners[entry] < 0 || TryGive(owners[entry], masks, owners, tried))
                {
                    owners[entry] = step;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Which steps, and which exclusions, an event belongs to.</summary>
    internal readonly record struct Marks(ulong Steps, ulong Exclusions);
}
