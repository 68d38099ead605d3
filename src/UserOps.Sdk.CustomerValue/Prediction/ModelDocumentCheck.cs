using System.Globalization;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.CustomerValue;

/// <summary>Finds what is wrong with a model that was read.</summary>
internal static class ModelDocumentCheck
{
    private const string Refit = "Fit the model again; its numbers are not meant to be edited.";

    /// <summary>Finds every problem.</summary>
    public static List<PolicyProblem> Find(CustomerValueModelDocument document)
    {
        var problems = CustomerValuePolicyValidator.Validate(document.Policy)
            .Select(problem => problem with { Path = $"$.policy{problem.Path[1..]}" })
            .ToList();
        if (document.SchemaVersion != PolicyJson.SchemaVersion)
        {
            problems.Add(new("$.schemaVersion", null, Exact.Text(document.SchemaVersion), Exact.Text(PolicyJson.SchemaVersion), "Fit the model again."));
        }

        if (!DayClock.InRange(document.FittedAt))
        {
            problems.Add(new("$.fittedAt", null, InstantPattern.ExtendedIso.Format(document.FittedAt), "an instant between the years 1 and 9998", Refit));
        }

        if (document.Model != document.Policy.Model)
        {
            problems.Add(new("$.model", null, Name(document.Model), $"{Name(document.Policy.Model)}, as in the policy", Refit));
        }

        Check(document.ToFitDocument(), "$", problems);
        if (document.Model == PurchaseModelKind.Nbd != document.Limit is null)
        {
            problems.Add(new("$.limit", null, document.Limit is null ? "null" : "a fit", "the fit of the NBD; null when the model is the NBD itself", Refit));
        }

        if (document.Limit is { } limit)
        {
            if (limit.Model != PurchaseModelKind.Nbd)
            {
                problems.Add(new("$.limit.model", null, Name(limit.Model), Name(PurchaseModelKind.Nbd), Refit));
            }

            Check(limit, "$.limit", problems);
        }

        if (document.Spend is { } spend)
        {
            Check(spend.Parameters, spend.StandardErrors, spend.Covariance, spend.Weak, SpendFitDocument.Names, SpendRules.Max, "$.spend", problems);
            CheckCount(spend.Steps, "$.spend.steps", problems);
            CheckCount(spend.Customers, "$.spend.customers", problems);
            if (spend.Correlation is < -1 or > 1)
            {
                problems.Add(new("$.spend.correlation", null, Text(spend.Correlation.Value), "between -1 and 1", Refit));
            }
        }

        CheckCount(document.Customers, "$.customers", problems);
        CheckCount(document.Repeaters, "$.repeaters", problems);
        if (document.Customers >= 0 && document.Repeaters > document.Customers)
        {
            problems.Add(new("$.repeaters", null, Exact.Text(document.Repeaters), $"at most {Exact.Text(document.Customers)}, the number of customers", Refit));
        }

        CheckCount(document.NeverPurchased, "$.neverPurchased", problems);
        CheckCount(document.WithoutSpend, "$.withoutSpend", problems);
        return problems;
    }

    private static void Check(PurchaseFitDocument fit, string path, List<PolicyProblem> problems)
    {
        Check(fit.Parameters, fit.StandardErrors, fit.Covariance, fit.Weak, PurchaseModel.ParameterNames(fit.Model), ModelRules.Max, path, problems);
        CheckCount(fit.Steps, $"{path}.steps", problems);
    }

    private static void Check(
        EquatableMap<double> parameters,
        EquatableMap<double> standardErrors,
        EquatableArray<double> covariance,
        EquatableArray<string> weak,
        EquatableArray<string> names,
        double most,
        string path,
        List<PolicyProblem> problems)
    {
        var allowed = string.Join(", ", names);
        if (!AreThose(parameters, names))
        {
            problems.Add(new($"{path}.parameters", null, Listed(parameters), allowed, Refit));
        }

        foreach (var (name, value) in parameters)
        {
            var isMoney = name == "gamma";
            if (!(value >= ModelRules.MinParameter && value <= (isMoney ? most : ModelRules.Max)))
            {
                problems.Add(new($"{path}.parameters.{name}", null, Text(value), $"a number from 1e-9 to {(isMoney ? "1e18" : "1e9")}", Refit));
            }
        }

        var hasErrors = covariance.Count > 0;
        if (!AreThose(standardErrors, hasErrors ? names : []))
        {
            problems.Add(new($"{path}.standardErrors", null, Listed(standardErrors), hasErrors ? allowed : "none, as there is no covariance", Refit));
        }

        foreach (var (name, value) in standardErrors)
        {
            if (!(value >= 0))
            {
                problems.Add(new($"{path}.standardErrors.{name}", null, Text(value), "0 or above", Refit));
            }
        }

        if (hasErrors && !ModelDraws.IsCovariance(covariance, names.Count))
        {
            problems.Add(new(
                $"{path}.covariance", null, $"{Exact.Text(covariance.Count)} numbers", $"a covariance of {Exact.Text(names.Count)} parameters, row by row: symmetric and positive definite; or none", Refit));
        }

        for (var i = 0; i < weak.Count; i++)
        {
            if (!names.Contains(weak[i], StringComparer.Ordinal))
            {
                problems.Add(new($"{path}.weak[{Exact.Text(i)}]", null, $"'{weak[i]}'", $"one of {allowed}", Refit));
            }
        }
    }

    private static string Listed(EquatableMap<double> numbers) => numbers.Count == 0 ? "none" : string.Join(", ", numbers.Names);

    private static bool AreThose(EquatableMap<double> numbers, EquatableArray<string> names) =>
        numbers.Count == names.Count && names.All(numbers.Contains);

    private static void CheckCount(long count, string path, List<PolicyProblem> problems)
    {
        if (count < 0)
        {
            problems.Add(new(path, null, Exact.Text(count), "0 or above", Refit));
        }
    }

    private static string Name(PurchaseModelKind kind) => EnumJsonConverter<PurchaseModelKind>.NameOf(kind);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
