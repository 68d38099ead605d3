namespace UserOps.Tagging;

/// <summary>Tells whether users belong to an audience: compiled once from an expression and a catalogue.</summary>
/// <remarks>
/// Takes the tags that the rules give as well as those that a ledger makes effective. Immutable and thread-safe. A user
/// costs a look through their tags for each tag that the expression names; nothing is allocated.
/// </remarks>
public sealed class AudienceEvaluator
{
    private readonly Node _root;

    /// <summary>Initializes a new instance of the <see cref="AudienceEvaluator"/> class.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="catalog">The catalogue whose tags it names.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="expression"/> has problems; all are listed.</exception>
    public AudienceEvaluator(AudienceExpression expression, TagCatalog catalog)
    {
        InvalidPolicyException.ThrowIfAny(AudienceExpressionValidator.Validate(expression, catalog), nameof(expression));
        Expression = expression;
        PolicyRef = expression.ToRef();
        _root = Node.Of(expression.Where);
    }

    /// <summary>Gets the expression.</summary>
    public AudienceExpression Expression { get; }

    /// <summary>Gets the reference to the expression.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Tells whether a user belongs to the audience.</summary>
    /// <param name="tags">The tags that the user has, each once.</param>
    /// <returns><see langword="true"/> if the user does.</returns>
    public bool Contains(ReadOnlySpan<GivenTag> tags) => _root.Holds(tags);

    private sealed class Node
    {
        private readonly Node[] _parts;
        private readonly bool _isAny;
        private readonly bool _isNot;
        private readonly TagCondition? _tag;

        private Node(Node[] parts, bool isAny = false, bool isNot = false, TagCondition? tag = null) =>
            (_parts, _isAny, _isNot, _tag) = (parts, isAny, isNot, tag);

        public static Node Of(Condition condition) => condition switch
        {
            AllCondition { All: var parts } => new([.. parts.Select(Of)]),
            AnyCondition { Any: var parts } => new([.. parts.Select(Of)], isAny: true),
            NotCondition { Not: var part } => new([Of(part)], isNot: true),
            _ => new([], tag: (TagCondition)condition),
        };

        public bool Holds(ReadOnlySpan<GivenTag> tags)
        {
            if (_tag is not null)
            {
                return Has(_tag, tags);
            }

            if (_isNot)
            {
                return !_parts[0].Holds(tags);
            }

            foreach (var part in _parts)
            {
                if (part.Holds(tags) == _isAny)
                {
                    return _isAny;
                }
            }

            return !_isAny;
        }

        private static bool Has(TagCondition condition, ReadOnlySpan<GivenTag> tags)
        {
            foreach (ref readonly var tag in tags)
            {
                if (tag.Tag == condition.Tag)
                {
                    return condition.Value is null || condition.Value.Equals(tag.Value);
                }
            }

            return false;
        }
    }
}
