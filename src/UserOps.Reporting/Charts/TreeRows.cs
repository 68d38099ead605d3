using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>One line of a tree.</summary>
/// <param name="Depth">How far down it stands; 0 for a root. A line belongs to the nearest one above it that stands one higher.</param>
/// <param name="Truth">Whether it holds; nothing for a line that says no such thing.</param>
/// <param name="Text">What it says.</param>
/// <param name="Seen">What was found, at the right or below; empty for nothing.</param>
internal sealed record TreeRow(int Depth, Truth? Truth, string Text, string Seen)
{
    /// <summary>Whether it decides what stands above it; others are paler.</summary>
    public bool IsDeciding { get; init; } = true;

    /// <summary>Whether it is the head of a tree.</summary>
    public bool IsHead { get; init; }
}

/// <summary>Trees whose lines hold, do not hold, or are not known: indented, with a sign and a colour for each.</summary>
internal static class TreeRows
{
    /// <summary>The most lines that are drawn; the table has the rest.</summary>
    public const int MaxRows = 60;

    /// <summary>Deeper lines are indented no further.</summary>
    private const int DeepestIndent = 8;

    private const double SignRoom = 18;
    private const double Line = 15;

    /// <summary>Draws the lines.</summary>
    public static void Draw(Sheet sheet, IReadOnlyList<TreeRow> rows)
    {
        TreeRow[] shown = [.. rows.Take(MaxRows)];
        var indent = sheet.IsNarrow ? 12.0 : 18;
        var seenRoom = sheet.IsNarrow ? 0 : Math.Min(sheet.Room * 0.4, shown.Select(row => TextMeasure.Width(row.Seen, Style.SizeOf(Style.Strong), isBold: true)).DefaultIfEmpty().Max() + 2);

        // Where each level's last sign stands, so that the lines below it can be tied to it.
        var signs = new double?[DeepestIndent + 2];
        foreach (var row in shown)
        {
            var depth = Math.Min(row.Depth, DeepestIndent);
            var left = Sheet.Margin + (depth * indent) + SignRoom;
            var top = sheet.Take(3).Bottom;
            var lines = TextMeasure.Lines(row.Text, Sheet.Margin + sheet.Room - left - (seenRoom > 0 ? seenRoom + 12 : 0), Style.SizeOf(StyleOf(row)), 4, row.IsHead);
            var y = top + (Line / 2);
            foreach (var line in lines)
            {
                sheet.Canvas.Text(left, sheet.Take(Line).Bottom - 4, line, StyleOf(row), tip: line == row.Text ? null : row.Text);
            }

            DrawSeen(sheet, row, left, top, (seenRoom, lines.Count == 0 ? 0 : TextMeasure.Width(lines[0], Style.SizeOf(StyleOf(row)), row.IsHead)));
            sheet.Skip(3);
            var x = Sheet.Margin + (depth * indent) + 6;
            Tie(sheet.Canvas, signs, row.Depth, indent, x, y);
            DrawSign(sheet.Canvas, row.Truth, x, y);
            signs[Math.Min(row.Depth, DeepestIndent)] = y;
        }

        if (rows.Count > shown.Length)
        {
            var more = rows.Count - shown.Length;
            sheet.Note(sheet.Words.Of($"{Words.Count(more)} more stand in the table.", $"其余 {Words.Count(more)} 项见表格。"));
        }
    }

    /// <summary>The signs and what they say.</summary>
    public static IEnumerable<LegendEntry> Legend(Words words) =>
    [
        new(words.Of("holds", "成立"), (canvas, box) => DrawSign(canvas, Truth.True, box.MiddleX, box.MiddleY)),
        new(words.Of("does not hold", "不成立"), (canvas, box) => DrawSign(canvas, Truth.False, box.MiddleX, box.MiddleY)),
        new(words.Of("not known: something is missing", "未知：缺少数据"), (canvas, box) => DrawSign(canvas, Truth.Unknown, box.MiddleX, box.MiddleY)),
    ];

    private static string StyleOf(TreeRow row) => row.IsHead ? Style.Strong : row.IsDeciding ? Style.Text : Style.Muted;

    private static void DrawSeen(Sheet sheet, TreeRow row, double left, double top, (double Seen, double Text) room)
    {
        var style = row.IsDeciding ? Style.Strong : Style.Muted;
        if (row.Seen.Length == 0)
        {
            return;
        }

        if (room.Seen > 0)
        {
            // A line leads the eye from the condition to the value.
            var (y, right) = (top + (Line / 2), Sheet.Margin + sheet.Room);
            var seen = TextMeasure.Fit(row.Seen, room.Seen, Style.SizeOf(style), Style.IsBold(style));
            sheet.Canvas.Text(right, top + Line - 4, seen, style, TextEnd.End, seen == row.Seen ? null : row.Seen);
            var (from, to) = (left + room.Text + 8, right - TextMeasure.Width(seen, Style.SizeOf(style), Style.IsBold(style)) - 8);
            if (to > from)
            {
                sheet.Canvas.Line(from, y, to, y, Style.GridLine);
            }
        }
        else
        {
            sheet.Canvas.Label(left, sheet.Take(Line).Bottom - 4, sheet.Words.Of($"seen: {row.Seen}", $"实际：{row.Seen}"), Sheet.Margin + sheet.Room - left, style);
        }
    }

    /// <summary>Ties a line to the one that it belongs to.</summary>
    private static void Tie(Canvas canvas, double?[] signs, int depth, double indent, double x, double y)
    {
        if (depth is > 0 and <= DeepestIndent && signs[depth - 1] is { } parent)
        {
            canvas.Path([new(x - indent, parent + 8), new(x - indent, y), new(x - 8, y)], Style.AxisLine);
        }
    }

    private static void DrawSign(Canvas canvas, Truth? truth, double x, double y)
    {
        switch (truth)
        {
            case Truth.True:
                canvas.Path([new(x - 5, y), new(x - 1.5, y + 4), new(x + 5, y - 4.5)], Style.Line(Verdict.Good));
                break;
            case Truth.False:
                canvas.Line(x - 4, y - 4, x + 4, y + 4, Style.Line(Verdict.Bad));
                canvas.Line(x - 4, y + 4, x + 4, y - 4, Style.Line(Verdict.Bad));
                break;
            case Truth.Unknown:
                canvas.Diamond(x, y, 8, Style.Line(Verdict.Warn));
                canvas.Text(x, y + 4, "?", Style.Muted, TextEnd.Middle);
                break;
            default:
                canvas.Disc(x, y, 2, Style.InkFill);
                break;
        }
    }
}
