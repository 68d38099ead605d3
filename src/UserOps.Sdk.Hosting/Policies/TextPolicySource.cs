using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>A policy that was given as text and never changes.</summary>
public sealed class TextPolicySource : IPolicySource
{
    private readonly string _json;

    /// <summary>Initializes a new instance of the <see cref="TextPolicySource"/> class.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="description">What it is, for messages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="description"/> is blank.</exception>
    public TextPolicySource(string json, string description = "a text of the app")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        _json = json;
        Description = description;
    }

    /// <inheritdoc />
    public string Description { get; }

    /// <summary>Makes the source of a policy that was made in code.</summary>
    /// <typeparam name="TPolicy">The kind of policy.</typeparam>
    /// <param name="policy">The policy.</param>
    /// <param name="form">How such policies are checked and written.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy has problems; all are listed.</exception>
    public static TextPolicySource Of<TPolicy>(TPolicy policy, PolicyForm<TPolicy> form)
        where TPolicy : class
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(form);
        var problems = form.Validate(policy);
        return problems.Count > 0
            ? throw new InvalidPolicyException(nameof(policy), problems)
            : new(form.Write(policy), $"{form.Title} of the app");
    }

    /// <inheritdoc />
    public ValueTask<string> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_json);
    }

    /// <inheritdoc />
    public IChangeToken GetReloadToken() => NeverChanges.Token;
}
