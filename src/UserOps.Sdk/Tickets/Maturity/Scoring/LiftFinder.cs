namespace UserOps.Tickets;

/// <summary>Finds what would lift a level by one.</summary>
internal sealed class LiftFinder(MaturityProgram program, LayerMath math)
{
    /// <summary>More further successes than this are no advice.</summary>
    private const long Most = 1_000_000;

    /// <summary>Into how many chunks the way of an indicator to its target is cut for the plan; what a chunk is too large is taken off in the end.</summary>
    private const int Chunks = 32;

    private readonly IndicatorSetting[] _settings = [.. program.Policy.Indicators];
    private readonly int[] _layers = [.. program.Policy.Indicators.Select(setting => Indicators.Of(setting.Id).Layer)];

    public MaturityLift? Find(EquatableArray<IndicatorEvidence> counted, double[] layers, int level)
    {
        var next = level + 1;
        if (next > Indicators.Layers)
        {
            return null;
        }

        var blocking = Enumerable.Range(1, next).Where(layer => layers[layer - 1] <= ThresholdOf(layer, next)).ToArray();
        if (blocking.Length == 0 || Array.Exists(blocking, layer => !math.IsMeasured(layer)))
        {
            return null;
        }

        var first = blocking[0];
        return new()
        {
            Level = next,
            Layer = first,
            Threshold = ThresholdOf(first, next),
            Alone = [.. Singles(counted, first, ThresholdOf(first, next)).OrderBy(step => step.Successes).ThenBy(step => step.Id)],
            Plan = Plan(counted, blocking, next),
        };
    }

    private double ThresholdOf(int layer, int level) => MaturityMath.Threshold(layer, level, math.Gate);

    private IEnumerable<LiftStep> Singles(EquatableArray<IndicatorEvidence> counted, int layer, double threshold)
    {
        var further = new long[_settings.Length];
        for (var i = 0; i < further.Length; i++)
        {
            if (_layers[i] != layer || _settings[i].Weight == 0)
            {
                continue;
            }

            var place = i;
            var least = Least(successes =>
            {
                further[place] = successes;
                return Exceeds(counted, further, layer, threshold);
            });
            further[place] = 0;
            if (least is { } enough)
            {
                yield return new() { Id = _settings[i].Id, Successes = enough, RecordFirst = counted[i].Missing };
            }
        }
    }

    private EquatableArray<LiftStep> Plan(EquatableArray<IndicatorEvidence> counted, int[] blocking, int level)
    {
        var further = new long[_settings.Length];
        foreach (var layer in blocking)
        {
            var threshold = ThresholdOf(layer, level);
            if (!Climb(counted, further, layer, threshold))
            {
                return [];
            }

            Trim(counted, further, layer, threshold);
        }

        return
        [
            .. Enumerable.Range(0, further.Length).Where(i => further[i] > 0)
                .Select(i => new LiftStep { Id = _settings[i].Id, Successes = further[i], RecordFirst = counted[i].Missing }),
        ];
    }

    /// <summary>First the mandatory indicators, until they cap the layer no more below the threshold; then whichever gains most for its successes.</summary>
    private bool Climb(EquatableArray<IndicatorEvidence> counted, long[] further, int layer, double threshold)
    {
        for (var i = 0; i < further.Length; i++)
        {
            if (_layers[i] == layer && _settings[i] is { Mandatory: true, Weight: > 0 })
            {
                var place = i;
                if (Least(successes => MaturityMath.Cap(AchievementWith(counted, place, successes)) > threshold) is not { } least)
                {
                    return false;
                }

                further[i] = least;
            }
        }

        while (!Exceeds(counted, further, layer, threshold))
        {
            var (best, bestGain, bestChunk) = (-1, 0.0, 0L);
            for (var i = 0; i < further.Length; i++)
            {
                if (_layers[i] == layer && _settings[i].Weight > 0 && ChunkOf(counted, i, further[i]) is { } chunk)
                {
                    var gain = (double)_settings[i].Weight
                        * (AchievementWith(counted, i, further[i] + chunk) - AchievementWith(counted, i, further[i])) / chunk;
                    (best, bestGain, bestChunk) = gain > bestGain ? (i, gain, chunk) : (best, bestGain, bestChunk);
                }
            }

            if (best < 0)
            {
                return false;
            }

            further[best] += bestChunk;
        }

        return true;
    }

    /// <summary>A part of the way of an indicator to its target; none when it is there, or never will be.</summary>
    private long? ChunkOf(EquatableArray<IndicatorEvidence> counted, int place, long sofar)
    {
        if (sofar >= Most || AchievementWith(counted, place, sofar) >= 1)
        {
            return null;
        }

        var goal = Least(successes => AchievementWith(counted, place, successes) >= 1) ?? Most;
        return Math.Clamp(goal / Chunks, 1, Most - sofar);
    }

    /// <summary>Makes each step as small as the others allow; the last ones first.</summary>
    private void Trim(EquatableArray<IndicatorEvidence> counted, long[] further, int layer, double threshold)
    {
        for (var i = further.Length - 1; i >= 0; i--)
        {
            if (_layers[i] != layer || further[i] == 0)
            {
                continue;
            }

            var place = i;
            further[i] = Least(successes =>
            {
                further[place] = successes;
                return Exceeds(counted, further, layer, threshold);
            })!.Value;
        }
    }

    /// <summary>The least number from 0 on for which a condition holds that stays true once it is.</summary>
    private static long? Least(Func<long, bool> holds)
    {
        if (holds(0))
        {
            return 0;
        }

        if (!holds(Most))
        {
            return null;
        }

        var (below, enough) = (0L, Most);
        while (enough - below > 1)
        {
            var middle = below + ((enough - below) / 2);
            (below, enough) = holds(middle) ? (below, middle) : (middle, enough);
        }

        return enough;
    }

    private bool Exceeds(EquatableArray<IndicatorEvidence> counted, long[] further, int layer, double threshold)
    {
        var achievements = new double[further.Length];
        for (var i = 0; i < further.Length; i++)
        {
            achievements[i] = _layers[i] == layer ? AchievementWith(counted, i, further[i]) : 0;
        }

        Span<double> layers = stackalloc double[Indicators.Layers];
        math.Layers(achievements, withoutIndicators: 0, layers);
        return layers[layer - 1] > threshold;
    }

    private double AchievementWith(EquatableArray<IndicatorEvidence> counted, int place, long successes) =>
        MaturityMath.Achievement(
            math.Demonstrated(_settings[place], counted[place].Successes + successes, counted[place].Opportunities + successes),
            _settings[place].Target);
}
