using UserOps.Tagging;

namespace UserOps.Hosting;

/// <summary>A tag catalogue, compiled for a run: what gives tags, and what reads and writes their ledgers.</summary>
public sealed class TagRules
{
    /// <summary>Initializes a new instance of the <see cref="TagRules"/> class.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="precedence">Whose word counts; <see cref="TagPrecedence.Default"/> when <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The catalogue or the precedence has problems; all are listed.</exception>
    public TagRules(TagCatalog catalog, TagPrecedence? precedence = null)
    {
        Tagger = new(catalog);
        Resolver = new(catalog, precedence);
        Lane = precedence is null ? Resolver : new(catalog);
    }

    /// <summary>Gets what gives tags by the rules.</summary>
    public Tagger Tagger { get; }

    /// <summary>Gets what reads off a ledger which tags a user has. The precedence decides what it reads, not what a run writes: another one needs no run.</summary>
    public TagResolver Resolver { get; }

    /// <summary>Gets what reads off the rules' lane alone what it says, whatever word the precedence leaves it.</summary>
    internal TagResolver Lane { get; }
}
