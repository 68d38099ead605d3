namespace UserOps.Reporting;

/// <summary>Pictures of customer value, drawn from plain numbers: whoever predicts hands them over.</summary>
/// <remarks>Static and thread-safe. Each costs one pass over what it is given.</remarks>
public static class ValuePictures
{
    /// <summary>Draws repeat purchases as they add up over time, actual and predicted, with the day up to which the model was fitted.</summary>
    /// <param name="purchases">The purchases.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; of more than 400 points every second, third and so on. A sentence where there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="purchases"/> is <see langword="null"/>.</exception>
    public static Picture RepeatPurchases(RepeatPurchases purchases, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        return RepeatPurchasesPicture.Draw(purchases, options);
    }

    /// <summary>Draws how likely customers are still customers, by how often they bought again and for how long they have not.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture: a heat grid from 0 to 100 %. A sentence where there are no cells.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="grid"/> is <see langword="null"/>.</exception>
    public static Picture Alive(AliveGrid grid, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return AliveGridPicture.Draw(grid, options);
    }
}
