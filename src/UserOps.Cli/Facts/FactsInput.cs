using UserOps.Cli.Input;
using UserOps.Tagging;

namespace UserOps.Cli.Facts;

/// <summary>What a file of facts is and how it is to be read.</summary>
internal sealed record FactsInput
{
    /// <summary>Gets the file.</summary>
    public required InputFile File { get; init; }

    /// <summary>Gets how its columns are read; <see langword="null"/> when it holds facts, one user a line, and no columns.</summary>
    public EventRows? Rows { get; init; }

    /// <summary>Gets the catalogues whose declarations type the facts; the facts are read once for each.</summary>
    public required IReadOnlyList<TagCatalog> Catalogs { get; init; }
}

/// <summary>How the rows of a file of events are read.</summary>
/// <param name="Map">The user's own column names, as typed.</param>
/// <param name="Times">What reads the times.</param>
/// <param name="Event">The type of the events that no column tells; <see langword="null"/> when a column must.</param>
internal sealed record EventRows(IReadOnlyList<string> Map, TimeReader Times, string? Event);

/// <summary>What is known of a user, read by each catalogue's declarations.</summary>
/// <param name="User">The user.</param>
/// <param name="Facts">The facts, in the order of <see cref="FactsInput.Catalogs"/>.</param>
internal sealed record FoundUser(UserId User, IReadOnlyList<UserFacts> Facts);
