using UserOps.CustomerValue;

namespace UserOps.Cli.Value;

/// <summary>A parameter of a fit, as rows tell it.</summary>
/// <param name="Model">The id of the model.</param>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Value">The value at the maximum.</param>
/// <param name="StandardError">Its standard error; <see langword="null"/> where there is none.</param>
internal sealed record FittedParameter(string Model, string Name, double Value, double? StandardError)
{
    /// <summary>Lists the parameters of the purchases, of their limit, and of the spend.</summary>
    public static IEnumerable<FittedParameter> Of(CustomerValueModel model)
    {
        var fits = new[] { model.Purchases, model.Purchases.Limit }.OfType<PurchaseFit>()
            .SelectMany(fit => Of(ValueText.IdOf(fit.Model.Kind), fit.Model.Parameters, fit.StandardErrors));
        return model.Spend is { } spend ? fits.Concat(Of("gammaGamma", spend.Model.Parameters, spend.StandardErrors)) : fits;
    }

    /// <summary>Finds a number by the name of its parameter; <see langword="null"/> where there is none.</summary>
    public static double? Find(EquatableArray<ModelParameter> numbers, string name)
    {
        foreach (var number in numbers.Where(number => string.Equals(number.Name, name, StringComparison.Ordinal)))
        {
            return number.Value;
        }

        return null;
    }

    private static IEnumerable<FittedParameter> Of(string model, EquatableArray<ModelParameter> parameters, EquatableArray<ModelParameter> errors) =>
        parameters.Select(parameter => new FittedParameter(model, parameter.Name, parameter.Value, Find(errors, parameter.Name)));
}
