using NodaTime;
using UserOps.Rfm;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>Pictures of RFM: the grid of scores, segments, concentration, migration, and the cuts on what they cut.</summary>
public static class RfmPictures
{
    /// <summary>Draws the grid of recency by frequency: how many users each cell has, coloured by their money.</summary>
    /// <remarks>One pass over the users, so ten million take seconds and no memory; only the cells are drawn.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="users">The figures of the users; those without purchases in view are counted and not drawn.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentNullException">The model or the users are <see langword="null"/>.</exception>
    public static Picture Grid(RfmModel model, IEnumerable<RfmFigures> users, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(users);
        return RfmGridPicture.Draw(model, users, options);
    }

    /// <summary>Draws the grid of recency by frequency of a snapshot.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentNullException">The snapshot is <see langword="null"/>.</exception>
    public static Picture Grid<TUser>(RfmSnapshot<TUser> snapshot, PictureOptions? options = null)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Grid(snapshot.Model, snapshot.Users.Select(user => RfmFigures.From(user.Summary)), options);
    }

    /// <summary>Draws the segments: each one's share of the users against its share of the money.</summary>
    /// <param name="segments">The segment table, such as <see cref="RfmSnapshot{TUser}.Segments"/>; lines without users are left out.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; what to do with each segment stands in its table.</returns>
    public static Picture Segments(EquatableArray<SegmentFigures> segments, PictureOptions? options = null) =>
        RfmSegmentPictures.Segments(segments, options);

    /// <summary>Draws the Pareto curve: what share of the money the best customers bring, with the Gini coefficient.</summary>
    /// <param name="curve">The curve, such as <see cref="RfmSnapshot{TUser}.Concentration"/>.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; a hundred points of the curve are drawn, whatever the number of customers.</returns>
    /// <exception cref="ArgumentNullException">The curve is <see langword="null"/>.</exception>
    public static Picture Concentration(ConcentrationCurve curve, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return RfmSegmentPictures.Concentration(curve, options);
    }

    /// <summary>Draws who moved from which segment to which between two days, as flows.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="zone">The zone that tells the two days; UTC, if it isn't said.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; with more than fourteen states, the smallest are drawn as one. Its table has the moves with their intervals.</returns>
    /// <exception cref="ArgumentNullException">The migration is <see langword="null"/>.</exception>
    public static Picture Migration(SegmentMigration migration, DateTimeZone? zone = null, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(migration);
        return RfmMigrationPicture.Draw(migration, zone ?? DateTimeZone.Utc, options);
    }

    /// <summary>Draws the cuts of a model on the distributions that they cut: days since the last order, orders, and money.</summary>
    /// <param name="model">The model.</param>
    /// <param name="distribution">The population, at the same or another instant than the model's fit.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture: three histograms whose columns take equal factors for orders and money.</returns>
    /// <exception cref="ArgumentNullException">The model or the distribution is <see langword="null"/>.</exception>
    public static Picture Cuts(RfmModel model, RfmDistribution distribution, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(distribution);
        return RfmCutsPicture.Draw(model, distribution, options);
    }
}
