using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.CustomerValue;

/// <summary>The JSON form of a <see cref="CustomerValueModel"/>.</summary>
internal sealed record CustomerValueModelDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public required Instant FittedAt { get; init; }

    public required PurchaseModelKind Model { get; init; }

    public required EquatableMap<double> Parameters { get; init; }

    public required EquatableMap<double> StandardErrors { get; init; }

    public required double LogLikelihood { get; init; }

    /// <summary>Gets whether the parameters mean something; written for readers.</summary>
    public bool Identifiable => ToFit().Identifiable;

    /// <summary>Gets the model that predictions come from; written for readers.</summary>
    public PurchaseModelKind PredictsBy => ToFit().Predicting.Model.Kind;

    public required bool Converged { get; init; }

    public required int Steps { get; init; }

    public required EquatableArray<string> Weak { get; init; }

    public required EquatableArray<double> Covariance { get; init; }

    public required PurchaseFitDocument? Limit { get; init; }

    public required SpendFitDocument? Spend { get; init; }

    public required long Customers { get; init; }

    public required long Repeaters { get; init; }

    public required long NeverPurchased { get; init; }

    public required long WithoutSpend { get; init; }

    public required CustomerValuePolicy Policy { get; init; }

    public static CustomerValueModelDocument Of(CustomerValueModel model)
    {
        var fit = PurchaseFitDocument.Of(model.Purchases);
        return new()
        {
            FittedAt = model.FittedAt,
            Model = fit.Model,
            Parameters = fit.Parameters,
            StandardErrors = fit.StandardErrors,
            LogLikelihood = fit.LogLikelihood,
            Converged = fit.Converged,
            Steps = fit.Steps,
            Weak = fit.Weak,
            Covariance = fit.Covariance,
            Limit = model.Purchases.Limit is { } limit ? PurchaseFitDocument.Of(limit) : null,
            Spend = model.Spend is { } spend ? SpendFitDocument.Of(spend) : null,
            Customers = model.Sample.Customers,
            Repeaters = model.Sample.Repeaters,
            NeverPurchased = model.Sample.NeverPurchased,
            WithoutSpend = model.Sample.WithoutSpend,
            Policy = model.Policy,
        };
    }

    /// <summary>Gets the fit of purchases without its limit.</summary>
    public PurchaseFitDocument ToFitDocument() => new()
    {
        Model = Model,
        Parameters = Parameters,
        StandardErrors = StandardErrors,
        LogLikelihood = LogLikelihood,
        Converged = Converged,
        Steps = Steps,
        Weak = Weak,
        Covariance = Covariance,
    };

    /// <summary>Gets the fit of purchases, of a document without problems.</summary>
    public PurchaseFit ToFit() => ToFitDocument().ToFit() with { Limit = Limit?.ToFit() };
}

/// <summary>The JSON form of a <see cref="PurchaseFit"/> without its limit.</summary>
internal sealed record PurchaseFitDocument
{
    public required PurchaseModelKind Model { get; init; }

    public required EquatableMap<double> Parameters { get; init; }

    public required EquatableMap<double> StandardErrors { get; init; }

    public required double LogLikelihood { get; init; }

    public required bool Converged { get; init; }

    public required int Steps { get; init; }

    public required EquatableArray<string> Weak { get; init; }

    public required EquatableArray<double> Covariance { get; init; }

    public static PurchaseFitDocument Of(PurchaseFit fit) => new()
    {
        Model = fit.Model.Kind,
        Parameters = NamedNumbers.ToMap(fit.Model.Parameters),
        StandardErrors = NamedNumbers.ToMap(fit.StandardErrors),
        LogLikelihood = fit.LogLikelihood,
        Converged = fit.Converged,
        Steps = fit.Steps,
        Weak = fit.Weak,
        Covariance = fit.Covariance,
    };

    public PurchaseFit ToFit() => new()
    {
        Model = PurchaseModel.Of(Model, NamedNumbers.Values(Parameters, PurchaseModel.ParameterNames(Model))),
        StandardErrors = NamedNumbers.FromMap(StandardErrors, PurchaseModel.ParameterNames(Model)),
        LogLikelihood = LogLikelihood,
        Converged = Converged,
        Steps = Steps,
        Weak = Weak,
        Covariance = Covariance,
    };
}

/// <summary>The JSON form of a <see cref="SpendFit"/>.</summary>
internal sealed record SpendFitDocument
{
    /// <summary>Gets the names of the parameters, in the order of the paper.</summary>
    internal static EquatableArray<string> Names { get; } = ["p", "q", "gamma"];

    public required EquatableMap<double> Parameters { get; init; }

    public required EquatableMap<double> StandardErrors { get; init; }

    public required double LogLikelihood { get; init; }

    /// <summary>Gets whether the parameters mean something; written for readers.</summary>
    public bool Identifiable => Converged && Weak.Count == 0;

    public required bool Converged { get; init; }

    public required int Steps { get; init; }

    public required EquatableArray<string> Weak { get; init; }

    public required EquatableArray<double> Covariance { get; init; }

    public required long Customers { get; init; }

    public required double? Correlation { get; init; }

    public static SpendFitDocument Of(SpendFit fit) => new()
    {
        Parameters = NamedNumbers.ToMap(fit.Model.Parameters),
        StandardErrors = NamedNumbers.ToMap(fit.StandardErrors),
        LogLikelihood = fit.LogLikelihood,
        Converged = fit.Converged,
        Steps = fit.Steps,
        Weak = fit.Weak,
        Covariance = fit.Covariance,
        Customers = fit.Customers,
        Correlation = fit.Correlation,
    };

    public SpendFit ToFit() => new()
    {
        Model = new(Parameters["p"], Parameters["q"], Parameters["gamma"]),
        StandardErrors = NamedNumbers.FromMap(StandardErrors, Names),
        LogLikelihood = LogLikelihood,
        Converged = Converged,
        Steps = Steps,
        Weak = Weak,
        Covariance = Covariance,
        Customers = Customers,
        Correlation = Correlation,
    };
}

/// <summary>Parameters as JSON tells them: an object with a member for each.</summary>
internal static class NamedNumbers
{
    public static EquatableMap<double> ToMap(EquatableArray<ModelParameter> numbers) =>
        numbers.Select(number => KeyValuePair.Create(number.Name, number.Value)).ToEquatableMap();

    public static EquatableArray<ModelParameter> FromMap(EquatableMap<double> map, EquatableArray<string> names) =>
        names.Where(map.Contains).Select(name => new ModelParameter(name, map[name])).ToEquatableArray();

    public static double[] Values(EquatableMap<double> map, EquatableArray<string> names) => [.. names.Select(name => map[name])];
}
