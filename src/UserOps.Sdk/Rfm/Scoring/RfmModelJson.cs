using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Reads and writes an <see cref="RfmModel"/>, its policy included, as JSON without reflection.</summary>
public static class RfmModelJson
{
    /// <summary>Past every total: sums of 64 bits end before it.</summary>
    private const decimal MaxLimit = PurchaseLimits.Total * 10;

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static string Write(RfmModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var document = new RfmModelDocument
        {
            FittedAt = model.FittedAt,
            Recency = model.Recency,
            Frequency = model.Frequency,
            Monetary = model.Monetary,
            Policy = model.Policy,
        };
        return PolicyJson.Write(document, RfmJsonContext.Default.RfmModelDocument);
    }

    /// <summary>Reads a model. It scores exactly as the one that was written.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">
    /// The text is not a model (one problem, with path and line), its policy has problems, or its scales do not fit the policy.
    /// </exception>
    public static RfmModel Read(string json)
    {
        var document = PolicyJson.Read(json, RfmJsonContext.Default.RfmModelDocument, nameof(json));
        var problems = RfmPolicyValidator.Validate(document.Policy)
            .Select(problem => problem with { Path = $"$.policy{problem.Path[1..]}" })
            .ToList();
        if (document.SchemaVersion != PolicyJson.SchemaVersion)
        {
            problems.Add(new(
                "$.schemaVersion", null, Exact.Text(document.SchemaVersion), Exact.Text(PolicyJson.SchemaVersion), "Fit the model again."));
        }

        Check(document.Recency, document.Policy.Recency, Grid.Whole, "$.recency", problems);
        Check(document.Frequency, document.Policy.Frequency, Grid.Whole, "$.frequency", problems);
        Check(document.Monetary, document.Policy.Monetary, Grid.Money, "$.monetary", problems);
        InvalidPolicyException.ThrowIfAny(problems.ToEquatableArray(), nameof(json));
        return new(new PurchaseSummarizer(document.Policy), document.FittedAt, document.Recency, document.Frequency, document.Monetary);
    }

    private static void Check(RfmScale scale, BinPolicy bins, Grid grid, string path, List<PolicyProblem> problems)
    {
        const string Refit = "Fit the model again; its numbers are not meant to be edited.";
        var before = problems.Count;
        if (scale.Method != bins.Method)
        {
            problems.Add(new($"{path}.method", null, Name(scale.Method), $"{Name(bins.Method)}, as in the policy", Refit));
        }

        if (scale.Bins != bins.Bins)
        {
            problems.Add(new($"{path}.bins", null, Exact.Text(scale.Bins), $"{Exact.Text(bins.Bins)}, as in the policy", Refit));
        }

        if (scale.Limits.Count != scale.Cuts.Count || (scale.Limits.Count != scale.Bins - 1 && scale.Limits.Count != 0))
        {
            problems.Add(new(
                $"{path}.limits",
                null,
                $"{Exact.Text(scale.Cuts.Count)} cuts and {Exact.Text(scale.Limits.Count)} limits",
                "one fewer than the levels, of both",
                Refit));
        }

        for (var i = 0; i < scale.Limits.Count; i++)
        {
            var limit = scale.Limits[i];
            if (Math.Abs(limit) > MaxLimit || grid.Steps(limit) != grid.StepsUp(limit))
            {
                problems.Add(new(
                    $"{path}.limits[{i}]",
                    null,
                    Exact.Text(limit),
                    $"a step of {Exact.Text(grid.Value(1))} and of a size of at most {Exact.Text(MaxLimit)}",
                    Refit));
            }
            else if (i > 0 && limit < scale.Limits[i - 1])
            {
                problems.Add(new(
                    $"{path}.limits[{i}]", null, Exact.Text(scale.Limits[i]), $"at least {Exact.Text(scale.Limits[i - 1])}", Refit));
            }
        }

        if (scale.Counts.Count != scale.Bins || scale.Counts.Any(count => count is < 0 or > int.MaxValue))
        {
            problems.Add(new($"{path}.counts", null, scale.Counts.ToString(), "a count, zero or above, for each level", Refit));
        }

        if (problems.Count == before && bins.Method is BinMethod.Thresholds or BinMethod.FixedSplit)
        {
            CheckGiven(scale, bins, grid, path, problems);
        }
    }

    /// <summary>Given cuts stand in the policy as well, and its hash is in every answer: the two must tell the same.</summary>
    private static void CheckGiven(RfmScale scale, BinPolicy bins, Grid grid, string path, List<PolicyProblem> problems)
    {
        if (bins.Cuts.Count != bins.Bins - 1)
        {
            return; // the policy's own problem, and told as such
        }

        var given = ScaleFit.Fit(bins, new SortedFitValues([]), grid, lowIsBetter: path == "$.recency");
        if (scale.Cuts != given.Cuts || scale.Limits != given.Limits)
        {
            problems.Add(new(
                $"{path}.limits",
                null,
                scale.Limits.ToString(),
                $"{given.Limits}, by the cuts in the policy",
                "Fit the model again by the policy; given cuts are changed there."));
        }
    }

    private static string Name(BinMethod method) => EnumJsonConverter<BinMethod>.NameOf(method);
}
