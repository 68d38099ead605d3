namespace UserOps.Reporting;

/// <summary>What moves from one side to the other.</summary>
/// <param name="From">The place of the state on the left.</param>
/// <param name="To">The place of the state on the right.</param>
/// <param name="Size">How many.</param>
/// <param name="Style">Its filling.</param>
/// <param name="Tip">What is shown when one points at it.</param>
internal sealed record Flow(int From, int To, double Size, string Style, string Tip);

/// <summary>Bands from states on the left to states on the right; as wide as what moves is many.</summary>
internal static class Flows
{
    private const double Bar = 8;
    private const double LeastRoom = 16;

    /// <summary>Draws the states and what moves between them.</summary>
    /// <param name="sheet">Where.</param>
    /// <param name="names">The names of the states, the same on both sides.</param>
    /// <param name="flows">What moves; none of nobody.</param>
    /// <param name="titles">What stands above the two sides.</param>
    public static void Draw(Sheet sheet, IReadOnlyList<string> names, IReadOnlyList<Flow> flows, (string Left, string Right) titles)
    {
        var (canvas, small) = (sheet.Canvas, Style.SizeOf(Style.Muted));
        var total = flows.Sum(flow => flow.Size);
        var labels = names.Select((name, place) => (
            Left: $"{name} {Words.Count((long)flows.Where(flow => flow.From == place).Sum(flow => flow.Size))}",
            Right: $"{Words.Count((long)flows.Where(flow => flow.To == place).Sum(flow => flow.Size))} {name}")).ToArray();
        var labelRoom = Math.Min(sheet.Room * 0.3, labels.Select(label => Math.Max(TextMeasure.Width(label.Left, small), TextMeasure.Width(label.Right, small))).DefaultIfEmpty().Max() + 2);
        var head = sheet.Take(16);
        canvas.Label(head.X, head.Bottom - 4, titles.Left, sheet.Room / 2, Style.Muted);
        canvas.Label(head.Right, head.Bottom - 4, titles.Right, sheet.Room / 2, Style.Muted, TextEnd.End);
        var body = Math.Max(180, names.Count * 26.0);
        var unit = total > 0 ? (body * 0.8) / total : 0;
        var left = Stack(names.Count, place => flows.Where(flow => flow.From == place).Sum(flow => flow.Size) * unit);
        var right = Stack(names.Count, place => flows.Where(flow => flow.To == place).Sum(flow => flow.Size) * unit);
        var box = sheet.Take(Math.Max(left.Height, right.Height) + 8);
        var (x1, x2) = (box.X + labelRoom + 6, box.Right - labelRoom - 6);
        DrawBands(canvas, flows, box.Y + 4, (x1 + Bar, left.Tops), (x2 - Bar, right.Tops), unit);
        for (var place = 0; place < names.Count; place++)
        {
            DrawState(left, place, x1, labels[place].Left, box.X + labelRoom, TextEnd.End);
            DrawState(right, place, x2 - Bar, labels[place].Right, box.Right - labelRoom, TextEnd.Start);
        }

        void DrawState((double[] Tops, double[] Sizes, double Height) side, int place, double x, string label, double labelX, TextEnd end)
        {
            if (side.Sizes[place] > 0)
            {
                var top = box.Y + 4 + side.Tops[place];
                canvas.Rect(new(x, top, Bar, side.Sizes[place]), Style.InkFill);
                canvas.Label(labelX, top + (side.Sizes[place] / 2) + 4, label, labelRoom, Style.Muted, end, names[place]);
            }
        }
    }

    /// <summary>Puts the states below each other, each with room for its label.</summary>
    private static (double[] Tops, double[] Sizes, double Height) Stack(int count, Func<int, double> sizeOf)
    {
        var (tops, sizes) = (new double[count], new double[count]);
        var y = 0.0;
        for (var place = 0; place < count; place++)
        {
            sizes[place] = sizeOf(place);
            if (sizes[place] > 0)
            {
                var room = Math.Max(sizes[place], LeastRoom);
                tops[place] = y + ((room - sizes[place]) / 2);
                y += room + 3;
            }
        }

        return (tops, sizes, Math.Max(y, LeastRoom));
    }

    private static void DrawBands(Canvas canvas, IReadOnlyList<Flow> flows, double top, (double X, double[] Tops) left, (double X, double[] Tops) right, double unit)
    {
        double[] leftY = [.. left.Tops.Select(y => y + top)];
        double[] rightY = [.. right.Tops.Select(y => y + top)];
        foreach (var flow in flows.OrderBy(flow => flow.From).ThenBy(flow => flow.To))
        {
            var size = flow.Size * unit;
            canvas.Ribbon(left.X, leftY[flow.From], leftY[flow.From] + size, right.X, rightY[flow.To], rightY[flow.To] + size, flow.Style, flow.Tip);
            leftY[flow.From] += size;
            rightY[flow.To] += size;
        }
    }
}
