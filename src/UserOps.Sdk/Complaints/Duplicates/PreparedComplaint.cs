using NodaTime;

namespace UserOps.Complaints;

/// <summary>A complaint in the form in which it is compared.</summary>
internal sealed class PreparedComplaint
{
    private readonly int _length;
    private UInt128[]? _shingles;

    public PreparedComplaint(DuplicatePolicy policy, ComplaintFacts facts)
    {
        (Id, ReceivedAt) = (facts.Id, facts.ReceivedAt);
        Keys = [.. KeysOf(policy, facts).Distinct().OrderBy(key => key.Rule).ThenBy(key => key.Value, StringComparer.Ordinal)];
        _length = policy.Text.ShingleLength;
        (Form, IsCut) = policy.Text.Points > 0 && facts.Text is { Length: > 0 } text ? ShingleText.Normalize(text, policy.Text.MaxLength) : ("", false);
        HasText = Form.Length >= policy.Text.LeastShingles && Shingles.Length >= policy.Text.LeastShingles;
    }

    public ComplaintId Id { get; }

    public Instant ReceivedAt { get; }

    /// <summary>Gets the keys, by rule and value; each once.</summary>
    public (int Rule, string Value)[] Keys { get; set; }

    /// <summary>Gets the text in its form.</summary>
    public string Form { get; }

    public bool IsCut { get; }

    /// <summary>Gets or sets a value indicating whether the text says anything.</summary>
    public bool HasText { get; set; }

    /// <summary>Gets the shingles; kept until <see cref="Forget"/>.</summary>
    public UInt128[] Shingles => _shingles ??= ShingleText.Shingles(ShingleText.Runes(Form), _length);

    /// <summary>Frees what can be found again.</summary>
    public void Forget() => _shingles = null;

    private static IEnumerable<(int Rule, string Value)> KeysOf(DuplicatePolicy policy, ComplaintFacts facts)
    {
        for (var rule = 0; rule < policy.KeyRules.Count; rule++)
        {
            var (kind, form) = (policy.KeyRules[rule].Kind, policy.KeyRules[rule]);
            var values = facts.Keys.Where(key => key.Kind == kind).Select(key => key.Value);
            if (kind == DuplicateFinder.CustomerKind && facts.CustomerId is { } customer)
            {
                values = values.Append(customer.Value);
            }

            foreach (var value in values)
            {
                var normal = KeyForms.Normalize(form, value);
                if (normal.Length > 0 && !form.Ignored.Any(ignored => normal.Equals(ignored, StringComparison.OrdinalIgnoreCase)))
                {
                    yield return (rule, normal);
                }
            }
        }
    }
}
