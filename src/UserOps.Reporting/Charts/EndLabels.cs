namespace UserOps.Reporting;

/// <summary>A label at the right end of a line or a layer.</summary>
/// <param name="Y">Where the line ends, from the top.</param>
/// <param name="Text">What it says.</param>
/// <param name="Style">The filling of its mark.</param>
/// <param name="Weight">How much it matters: where there is no room for all, the lightest are left out.</param>
internal sealed record EndLabel(double Y, string Text, string Style, double Weight);

/// <summary>Labels beside the right ends of lines, so that nobody has to look up a colour.</summary>
internal static class EndLabels
{
    private const double Height = 14;
    private const double Mark = 8;

    /// <summary>How much room some labels need beside a plot.</summary>
    public static double RoomFor(IEnumerable<string> texts, double most) =>
        Math.Min(most, texts.Select(text => TextMeasure.Width(text, Style.SizeOf(Style.Muted))).DefaultIfEmpty().Max() + Mark + 14);

    /// <summary>Draws the labels: each as near to its line's end as the others allow, in the order of the ends.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="area">The plot.</param>
    /// <param name="room">The room at the right of it.</param>
    /// <param name="labels">The labels.</param>
    public static void Draw(Canvas canvas, Box area, double room, IEnumerable<EndLabel> labels)
    {
        EndLabel[] shown = [.. labels.OrderByDescending(label => label.Weight).Take(Math.Max(1, (int)(area.Height / Height))).OrderBy(label => label.Y)];
        var tops = new double[shown.Length];
        var free = area.Y;
        for (var place = 0; place < shown.Length; place++)
        {
            tops[place] = Math.Max(free, shown[place].Y - (Height / 2));
            free = tops[place] + Height;
        }

        // What was pushed below the plot pushes back.
        free = area.Bottom;
        for (var place = shown.Length - 1; place >= 0; place--)
        {
            tops[place] = Math.Min(tops[place], free - Height);
            free = tops[place];
        }

        for (var place = 0; place < shown.Length; place++)
        {
            canvas.Rect(new(area.Right + 6, tops[place] + 3, Mark, Mark), shown[place].Style, radius: 2);
            canvas.Label(area.Right + Mark + 10, tops[place] + 11, shown[place].Text, room - Mark - 12, Style.Muted);
        }
    }
}
