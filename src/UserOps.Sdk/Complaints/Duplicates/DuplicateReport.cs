namespace UserOps.Complaints;

/// <summary>The complaints among many that are likely the same matter.</summary>
public sealed record DuplicateReport
{
    /// <summary>Gets the policy that gave it.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets how many complaints were searched.</summary>
    public required int Complaints { get; init; }

    /// <summary>Gets a value indicating whether each was compared with each; otherwise like texts without a shared key may be missed, rarely.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Gets the candidates, by the first and then by the second complaint.</summary>
    public EquatableArray<DuplicateVerdict> Pairs { get; init; } = [];

    /// <summary>Gets the complaints that the pairs tie together, the greatest cluster first, then by its first member.</summary>
    public EquatableArray<DuplicateCluster> Clusters { get; init; } = [];

    /// <summary>Gets what too many complaints share to tie them together, the most shared first.</summary>
    public EquatableArray<OversizedBlock> Oversized { get; init; } = [];
}

/// <summary>Complaints that are tied together, directly or over others.</summary>
/// <param name="Members">The complaints, by receipt and then by id: a merge goes into the first.</param>
/// <param name="Ties">
/// The pairs that tied them, one fewer than the members, the strongest first: each joined two groups that were apart until then.
/// </param>
public sealed record DuplicateCluster(EquatableArray<ComplaintId> Members, EquatableArray<DuplicateTie> Ties);

/// <summary>A pair that ties a cluster.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Points">Their points.</param>
public sealed record DuplicateTie(ComplaintId First, ComplaintId Second, int Points);

/// <summary>Something that too many complaints share: a key, a text, or a part of like texts.</summary>
/// <param name="Kind">The kind of key; <c>text</c> for the same text, <c>likeTexts</c> for many that are alike.</param>
/// <param name="Value">The key's value, as a <see cref="SharedKey"/> shows it; the id of the first complaint for texts.</param>
/// <param name="Complaints">How many complaints share it; for like texts, how many different ones.</param>
public sealed record OversizedBlock(string Kind, string Value, int Complaints);
