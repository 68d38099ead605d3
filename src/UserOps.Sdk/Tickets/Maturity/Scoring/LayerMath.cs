namespace UserOps.Tickets;

/// <summary>The achievement of the layers, from counts that can be varied: what is, and what would be.</summary>
internal sealed class LayerMath
{
    private readonly MaturityProgram _program;
    private readonly double _confidence;
    private readonly (IndicatorSetting Setting, int Layer)[] _settings;

    public LayerMath(MaturityProgram program)
    {
        _program = program;
        _confidence = (double)program.Policy.Confidence;
        _settings = [.. program.Policy.Indicators.Select(setting => (setting, Indicators.Of(setting.Id).Layer))];
    }

    public MaturityGate Gate => _program.Policy.Gate;

    public double Demonstrated(IndicatorSetting setting, long successes, long opportunities) =>
        MaturityMath.Demonstrated(successes, opportunities, setting.LeastOpportunities, _confidence);

    public double Plausible(IndicatorSetting setting, long successes, long opportunities) =>
        MaturityMath.Plausible(successes, opportunities, setting.LeastOpportunities, _confidence);

    /// <summary>The layers by the achievement of each indicator of the policy, in its order.</summary>
    /// <param name="achievements">The achievements.</param>
    /// <param name="withoutIndicators">What a layer is that is not measured: 0 as demonstrated, 1 as plausible.</param>
    /// <param name="layers">Takes the five layers.</param>
    public void Layers(ReadOnlySpan<double> achievements, double withoutIndicators, Span<double> layers)
    {
        for (var layer = 1; layer <= layers.Length; layer++)
        {
            layers[layer - 1] = Layer(layer, achievements) ?? withoutIndicators;
        }
    }

    public bool IsMeasured(int layer) => Array.Exists(_settings, row => row.Layer == layer && row.Setting.Weight > 0);

    /// <summary>The weakest mandatory indicator of a layer, and the cap that it sets; none where it sets no cap below 1.</summary>
    public (int Place, double Cap)? Weakest(int layer, ReadOnlySpan<double> achievements)
    {
        (int Place, double Cap)? weakest = null;
        for (var i = 0; i < _settings.Length; i++)
        {
            var (setting, itsLayer) = _settings[i];
            if (itsLayer == layer && setting is { Mandatory: true, Weight: > 0 } && (weakest is not { } known || achievements[i] < achievements[known.Place]))
            {
                weakest = (i, MaturityMath.Cap(achievements[i]));
            }
        }

        return weakest;
    }

    /// <summary>The weighted mean over the indicators that are asked for; none if they have no weight.</summary>
    public double? Mean(int layer, ReadOnlySpan<double> achievements, Func<int, bool>? isAsked = null)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var i = 0; i < _settings.Length; i++)
        {
            var (setting, itsLayer) = _settings[i];
            if (itsLayer == layer && (isAsked is null || isAsked(i)))
            {
                sum += (double)setting.Weight * achievements[i];
                weights += (double)setting.Weight;
            }
        }

        return weights > 0 ? sum / weights : null;
    }

    public double Weight(int layer) => _settings.Where(row => row.Layer == layer).Sum(row => (double)row.Setting.Weight);

    private double? Layer(int layer, ReadOnlySpan<double> achievements) =>
        Mean(layer, achievements) is { } mean ? Math.Min(mean, Weakest(layer, achievements)?.Cap ?? 1) : null;
}
