using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Pictures of tagging: users per tag, overlaps, who enters and leaves, and why one user has a tag.</summary>
/// <remarks>Reports name tags by their ids; give the catalogue, and pictures show names and categories.</remarks>
public static class TaggingPictures
{
    /// <summary>Draws how many users have each tag, with its 95 % interval, and of how many it is not known; by category, the largest first.</summary>
    /// <param name="coverage">Who has which tags.</param>
    /// <param name="catalog">The catalogue; without it, tags are shown by their ids and in one group.</param>
    /// <param name="unknown">Of how many users tags are unknown, drawn as a hatched part; nothing is drawn of it, if it isn't given.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture: of more than forty tags and values, the first; its table has all up to its own limit. Without users or tags a sentence.</returns>
    /// <exception cref="ArgumentNullException">The coverage is <see langword="null"/>.</exception>
    public static Picture Coverage(TagCoverageReport coverage, TagCatalog? catalog = null, UnknownTagReport? unknown = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return TagCoveragePicture.Draw(coverage, catalog, unknown, options);
    }

    /// <summary>Draws which tags users have together, as a grid: of those who have the row's tag, how many in a hundred have the column's too.</summary>
    /// <param name="coverage">Who has which tags, with the pairs.</param>
    /// <param name="catalog">The catalogue; without it, tags are shown by their ids.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>
    /// The picture: the 24 tags of most users, 12 on a narrow one; its table has the pairs of all tags, with how many times as often they
    /// meet as they would by chance. Without two tags that anybody has, a sentence.
    /// </returns>
    /// <exception cref="ArgumentNullException">The coverage is <see langword="null"/>.</exception>
    public static Picture Overlaps(TagCoverageReport coverage, TagCatalog? catalog = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return TagOverlapPicture.Draw(coverage, catalog, options);
    }

    /// <summary>Draws who enters and who leaves each tag between two states, such as a catalogue and the one that shall replace it: those who enter to the right, those who leave to the left.</summary>
    /// <typeparam name="TUser">The type of the host's user ids; no id is shown.</typeparam>
    /// <param name="migration">Who got, lost and kept which tags.</param>
    /// <param name="after">The later catalogue; without it, tags are shown by their ids.</param>
    /// <param name="before">The earlier catalogue, for the names of tags that the later one lacks.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture: tags by how many move, forty at most; those of which nobody moves are counted in a sentence and stand in the table. Without any move a sentence.</returns>
    /// <exception cref="ArgumentNullException">The migration is <see langword="null"/>.</exception>
    public static Picture Migration<TUser>(TagMigrationReport<TUser> migration, TagCatalog? after = null, TagCatalog? before = null, PictureOptions? options = null)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(migration);
        return TagMigrationPicture.Draw(migration, after, before, options);
    }

    /// <summary>Draws why one user has a tag or not: its rules as a tree, what was seen at each condition, what held, what did not, and what is not known.</summary>
    /// <param name="assessment">What <see cref="Tagger.Explain"/> found for the user.</param>
    /// <param name="tag">The id of the tag.</param>
    /// <param name="catalog">The catalogue, for names and the zone of times; without it, ids and UTC.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture: of more than sixty conditions, the first; its table has all up to its own limit. Of a tag without rules a sentence.</returns>
    /// <exception cref="ArgumentNullException">The assessment or the tag is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The assessment has no such tag.</exception>
    public static Picture Rules(Assessment<TagSet> assessment, string tag, TagCatalog? catalog = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(tag);
        return TagRulesPicture.Draw(assessment, tag, catalog, options);
    }
}
