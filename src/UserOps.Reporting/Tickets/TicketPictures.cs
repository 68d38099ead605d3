using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>Pictures of tickets: the stairs of maturity, its indicators, what lifts it, handovers, the backlog, and what to expect.</summary>
/// <remarks>Static and thread-safe. Each costs one pass over what it is given.</remarks>
public static class TicketPictures
{
    /// <summary>Draws the five layers as stairs: how far each is demonstrated and plausible, what caps it, how much of it counts, and where the level stands.</summary>
    /// <param name="maturity">The maturity, of a desk or a group.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; a sentence where there is no ticket yet.</returns>
    /// <exception cref="ArgumentNullException">The maturity is <see langword="null"/>.</exception>
    public static Picture Layers(Maturity maturity, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(maturity);
        return TicketLayersPicture.Draw(maturity, options);
    }

    /// <summary>Draws the indicators against their targets, by layer: the rate, from what it demonstrates to what it leaves plausible.</summary>
    /// <param name="maturity">The maturity, of a desk or a group.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>
    /// The picture: within a layer, what costs it most is on top. Indicators without opportunities are told in sentences, with what the log would have to
    /// hold for them.
    /// </returns>
    /// <exception cref="ArgumentNullException">The maturity is <see langword="null"/>.</exception>
    public static Picture Indicators(Maturity maturity, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(maturity);
        return TicketIndicatorsPicture.Draw(maturity, options);
    }

    /// <summary>Draws the fewest further successes that lift the level by one: a plan, and what would do alone; and what to record.</summary>
    /// <param name="maturity">The maturity, of a desk or a group.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; a sentence that says why where nothing lifts the level.</returns>
    /// <exception cref="ArgumentNullException">The maturity is <see langword="null"/>.</exception>
    public static Picture Lift(Maturity maturity, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(maturity);
        return TicketLiftPicture.Draw(maturity, options);
    }

    /// <summary>Draws who hands over to whom, and between whom tickets are handed straight back.</summary>
    /// <remarks>
    /// Ping-pong is where the share that comes straight back is above that of all handovers with its whole Wilson interval at 95 %.
    /// </remarks>
    /// <param name="statistics">The tickets.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; beyond twelve teams, six on a narrow one, the smallest are drawn as one. Its table has all pairs.</returns>
    /// <exception cref="ArgumentNullException">The statistics are <see langword="null"/>.</exception>
    public static Picture Handovers(TicketStatistics statistics, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return TicketHandoversPicture.Draw(new(statistics), options);
    }

    /// <summary>Draws how many open tickets are of which age, the oldest on top.</summary>
    /// <param name="backlog">What is open, such as <see cref="TicketStatistics.BacklogAt(NodaTime.Instant)"/> tells it.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; those of 30 days and more are set off. A sentence where nothing is open.</returns>
    /// <exception cref="ArgumentNullException">The backlog is <see langword="null"/>.</exception>
    public static Picture Ageing(BacklogFigures backlog, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(backlog);
        return TicketBacklogPictures.Ageing(backlog, options);
    }

    /// <summary>Draws how many tickets were open day by day, and how many came and went.</summary>
    /// <param name="days">The days in order, without gaps, such as <see cref="TicketStatistics.BacklogByDay"/> tells them.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture; of more than a year each point is a week or more, drawn from the fewest to the most that were open.</returns>
    public static Picture Backlog(EquatableArray<BacklogDay> days, PictureOptions? options = null) => TicketBacklogPictures.ByDay(days, options);

    /// <summary>Draws how many tickets came and how many are expected, with their intervals, and by which method.</summary>
    /// <param name="forecast">The forecast, of days or of weeks.</param>
    /// <param name="options">Language, colours, width; the default ones, if they aren't said.</param>
    /// <returns>The picture, with the last 60 periods, or three times the horizon; days have their weekends shaded. A sentence where no period is whole yet.</returns>
    /// <exception cref="ArgumentNullException">The forecast is <see langword="null"/>.</exception>
    public static Picture Forecast(TicketForecast forecast, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return TicketForecastPicture.Draw(forecast, options);
    }
}
