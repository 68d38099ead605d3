using UserOps.Tagging;

namespace UserOps.Hosting;

/// <summary>By what a host gives tags.</summary>
public sealed class TaggingSetup
{
    internal TaggingSetup()
    {
    }

    /// <summary>Gets where the catalogue comes from. There is no preset: facts and tags are the host's own.</summary>
    public PolicySetup<TagCatalog> Catalog { get; } = new(PolicyForms.TagCatalog, preset: null);

    /// <summary>Gets where the precedence comes from; <see cref="TagPrecedence.Default"/> if nothing is said.</summary>
    public PolicySetup<TagPrecedence> Precedence { get; } = new(PolicyForms.TagPrecedence, TagPrecedence.Default);
}
