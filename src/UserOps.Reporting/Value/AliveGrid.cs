namespace UserOps.Reporting;

/// <summary>How likely customers are still customers, by how often they bought again and for how long they have not; checked.</summary>
/// <remarks>Immutable and thread-safe. The repeats and the silences that occur make the rows and columns; a pair that isn't given has no cell.</remarks>
public sealed class AliveGrid
{
    /// <summary>Initializes a new instance of the <see cref="AliveGrid"/> class.</summary>
    /// <param name="silence">What the silence is counted in, and for which customers, such as "weeks since the last purchase, of customers of 52 weeks".</param>
    /// <param name="cells">The cells, in any order, each pair of repeats and silence once. There may be none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="silence"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A cell can't be, or is given twice; the message tells its place and what is wrong.</exception>
    public AliveGrid(LocalizedText silence, EquatableArray<AliveCell> cells)
    {
        ArgumentNullException.ThrowIfNull(silence);
        var seen = new HashSet<(int, double)>();
        for (var place = 0; place < cells.Count; place++)
        {
            var cell = cells[place];
            if (FaultOf(cell) is { } fault)
            {
                throw new ArgumentException($"Cell {Words.Count(place)}: {fault}", nameof(cells));
            }

            if (!seen.Add((cell.Repeats, cell.Silence)))
            {
                throw new ArgumentException($"Cell {Words.Count(place)}: {Words.Count(cell.Repeats)} repeats and a silence of {Words.Number(cell.Silence)} were given before. Give each pair once.", nameof(cells));
            }
        }

        (Silence, Cells) = (silence, [.. cells.OrderBy(cell => cell.Repeats).ThenBy(cell => cell.Silence)]);
    }

    /// <summary>Gets what the silence is counted in, and for which customers.</summary>
    public LocalizedText Silence { get; }

    /// <summary>Gets the cells, by repeats and then by silence.</summary>
    public EquatableArray<AliveCell> Cells { get; }

    private static string? FaultOf(AliveCell cell) => cell switch
    {
        { Repeats: < 0 } => "nobody bought again fewer than 0 times.",
        _ when !(cell.Silence >= 0) || double.IsInfinity(cell.Silence) => "the silence must be finite and not below 0.",
        _ when cell.Alive is { } alive && !(alive >= 0 && alive <= 1) => "a probability lies between 0 and 1. Write 95 % as 0.95.",
        { Customers: < 0 } => "there can't be fewer than 0 customers.",
        _ => null,
    };
}
