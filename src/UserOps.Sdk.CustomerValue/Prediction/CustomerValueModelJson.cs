using UserOps.Json;

namespace UserOps.CustomerValue;

/// <summary>Reads and writes a <see cref="CustomerValueModel"/>, its policy included, as JSON without reflection.</summary>
/// <remarks>The members <c>identifiable</c> and <c>predictsBy</c> are written for readers; what they say follows from the others.</remarks>
public static class CustomerValueModelJson
{
    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static string Write(CustomerValueModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return PolicyJson.Write(CustomerValueModelDocument.Of(model), CustomerValueJsonContext.Default.CustomerValueModelDocument);
    }

    /// <summary>Reads a model. It predicts exactly as the one that was written.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">
    /// The text is not a model (one problem, with path and line), its policy has problems, or its numbers can't be.
    /// </exception>
    public static CustomerValueModel Read(string json)
    {
        var document = PolicyJson.Read(json, CustomerValueJsonContext.Default.CustomerValueModelDocument, nameof(json));
        var problems = ModelDocumentCheck.Find(document);
        return problems.Count == 0
            ? new(
                document.Policy,
                document.FittedAt,
                new(document.Customers, document.Repeaters, document.NeverPurchased, document.WithoutSpend),
                document.ToFit(),
                document.Spend?.ToFit())
            : throw new InvalidPolicyException(nameof(json), problems.ToEquatableArray());
    }

    /// <summary>The hash of a model's canonical JSON.</summary>
    internal static string Hash(CustomerValueModel model) =>
        PolicyJson.Hash(CustomerValueModelDocument.Of(model), CustomerValueJsonContext.Default.CustomerValueModelDocument);
}
