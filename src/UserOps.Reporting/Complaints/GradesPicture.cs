using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>Complaints by grade over time, as stacked columns.</summary>
internal static class GradesPicture
{
    private const int MostColumns = 60;
    private const double WidestColumn = 44;

    // How long a column is: the first unit of which there are few enough.
    private static readonly (PeriodUnits Unit, int Step, double Days)[] Units =
    [
        (PeriodUnits.Days, 1, 1), (PeriodUnits.Weeks, 1, 7), (PeriodUnits.Months, 1, 30.4), (PeriodUnits.Months, 3, 91.3),
        (PeriodUnits.Years, 1, 365.2), (PeriodUnits.Years, 10, 3652), (PeriodUnits.Years, 100, 36_524), (PeriodUnits.Years, 1000, 365_243),
    ];

    /// <summary>Draws the columns.</summary>
    /// <param name="counts">The complaints.</param>
    /// <param name="lastDay">The day as of which they are known; nothing for the last that has any.</param>
    /// <param name="isOver">Whether that day is over.</param>
    /// <param name="options">Language, colours, width.</param>
    public static Picture Draw(GradeCounts counts, LocalDate? lastDay, bool isOver, PictureOptions? options)
    {
        var sheet = new Sheet(options, "complaints-grades", "Complaints by grade over time", "各级投诉随时间的变化");
        var words = sheet.Words;
        if (counts.Days.Count == 0)
        {
            return sheet.Nothing(words.Of("No complaint has come in, so there are no grades to draw.", "没有收到投诉，因此没有级别可画。"));
        }

        var (first, newest) = (counts.Days.Keys.First(), counts.Days.Keys.Last());
        var last = lastDay is { } day && day > newest ? day : newest;
        var (unit, step, _) = Units.First(item => (Period.DaysBetween(first, last) + 1) / item.Days <= MostColumns);
        var columns = ColumnsOf(counts, first, last, (unit, step));

        // The last column is open until its last day is over.
        var open = lastDay is not null && (last.PlusDays(1) < columns[^1].Until || (last == lastDay && !isOver)) ? columns.Length - 1 : -1;
        var total = counts.Total;
        var byGrade = ComplaintWords.Grades.Select(grade => (Grade: grade, Complaints: columns.Sum(column => column.Counts[(int)grade]))).ToArray();
        var peak = columns.MaxBy(column => column.Total)!;
        var peakText = words.Of($"most: {Words.Count(peak.Total)}, {NameOf(words, peak, unit, step)}", $"最多：{NameOf(words, peak, unit, step)} {Words.Count(peak.Total)} 件");
        sheet.Legend(byGrade.Select(line => LegendEntry.Square(
            $"{ComplaintWords.Of(words, line.Grade)} {Words.Count(line.Complaints)} · {words.Percent((double)line.Complaints / total)}", StyleOf(line.Grade)))
            .Concat(open >= 0 ? [LegendEntry.Hatched(words.Of("not over yet", "尚未结束"))] : []));
        DrawColumns(sheet, columns, open, new(Array.IndexOf(columns, peak) + 0.5, peakText, Style.AxisLine), words.Of($"complaints a {UnitOf(words, unit, step)}", $"每{UnitOf(words, unit, step)}投诉数"), unit, step);
        return sheet.Finish(
            Table(words, columns, byGrade, unit, step),
            words.Of(
                $"{words.Count(total, "complaint", "complaints", "")} from {Words.Day(first)} to {Words.Day(last)}: {words.List(byGrade.Select(line => $"{Words.Count(line.Complaints)} of grade {line.Grade.Number()} ({words.Percent((double)line.Complaints / total)})"))}. The fullest column is {NameOf(words, peak, unit, step)} with {Words.Count(peak.Total)}.",
                $"{Words.Day(first)} 至 {Words.Day(last)} 共收到 {Words.Count(total)} 件投诉：{words.List(byGrade.Select(line => $"{line.Grade.Number()} 级 {Words.Count(line.Complaints)} 件（{words.Percent((double)line.Complaints / total)}）"))}。{NameOf(words, peak, unit, step)}最多，为 {Words.Count(peak.Total)} 件。"));
    }

    /// <summary>The filling of a grade: red for the gravest, the others the darker the graver.</summary>
    public static string StyleOf(ComplaintGrade grade) => grade switch
    {
        ComplaintGrade.Critical => Style.Bad,
        ComplaintGrade.Major => Style.Heat(7),
        ComplaintGrade.Standard => Style.Heat(5),
        _ => Style.Heat(3),
    };

    private static void DrawColumns(Sheet sheet, Column[] columns, int open, PlotRule peak, string title, PeriodUnits unit, int step)
    {
        var plot = new Plot(
            sheet,
            new ColumnAxis([.. columns.Select(column => LabelOf(column.From, unit))]),
            new NumberAxis(columns.Select(column => (double)column.Total), sheet.Words.Short, leastStep: 1),
            sheet.IsNarrow ? 170 : 200,
            (null, title),
            [peak]);
        for (var place = 0; place < columns.Length; place++)
        {
            var column = columns[place];
            var spare = Math.Max(0, 1 - (WidestColumn / Math.Max(1, plot.X(1) - plot.X(0)))) / 2;
            var (from, to) = (place + spare, place + 1 - spare);
            var height = 0.0;
            foreach (var grade in ComplaintWords.Grades.Where(grade => column.Counts[(int)grade] > 0))
            {
                var complaints = column.Counts[(int)grade];
                plot.Column(from, to, height, height + complaints, StyleOf(grade), $"{NameOf(sheet.Words, column, unit, step)}: {ComplaintWords.Of(sheet.Words, grade)} {Words.Count(complaints)} / {Words.Count(column.Total)}");
                height += complaints;
            }

            if (place == open)
            {
                sheet.Canvas.Hatch(Box.Between(plot.X(from), plot.Y(0), plot.X(to), plot.Y(height)));
            }
        }
    }

    private static Column[] ColumnsOf(GradeCounts counts, LocalDate first, LocalDate last, (PeriodUnits Unit, int Step) unit)
    {
        var columns = new List<Column>();
        for (var from = StartOf(first, unit.Unit, unit.Step); from <= last; from = columns[^1].Until)
        {
            columns.Add(new(from, Next(from, unit.Unit, unit.Step), new long[4]));
        }

        var place = 0;
        foreach (var (day, grades) in counts.Days)
        {
            while (day >= columns[place].Until)
            {
                place++;
            }

            for (var grade = 0; grade < grades.Length; grade++)
            {
                columns[place].Counts[grade] = checked(columns[place].Counts[grade] + grades[grade]);
            }
        }

        return [.. columns];
    }

    private static LocalDate StartOf(LocalDate day, PeriodUnits unit, int step) => unit switch
    {
        PeriodUnits.Days => day,
        PeriodUnits.Weeks => day.PlusDays(1 - (int)day.DayOfWeek),
        PeriodUnits.Months => new(day.Year, ((day.Month - 1) / step * step) + 1, 1),
        _ => new(day.Year / step * step, 1, 1),
    };

    private static LocalDate Next(LocalDate day, PeriodUnits unit, int step) => unit switch
    {
        PeriodUnits.Days => day.PlusDays(1),
        PeriodUnits.Weeks => day.PlusWeeks(1),
        PeriodUnits.Months => day.PlusMonths(step),
        _ => day.Year + step > 9999 ? LocalDate.MaxIsoValue : day.PlusYears(step),
    };

    /// <summary>The first day of a column, as short as its unit allows.</summary>
    private static string LabelOf(LocalDate from, PeriodUnits unit) => unit switch
    {
        PeriodUnits.Days or PeriodUnits.Weeks => Words.Day(from)[^5..],
        PeriodUnits.Months => Words.Day(from)[..^3],
        _ => Words.Day(from)[..^6],
    };

    private static string UnitOf(Words words, PeriodUnits unit, int step) => (unit, step) switch
    {
        (PeriodUnits.Days, _) => words.Of("day", "日"),
        (PeriodUnits.Weeks, _) => words.Of("week", "周"),
        (PeriodUnits.Months, 1) => words.Of("month", "月"),
        (PeriodUnits.Months, _) => words.Of("quarter", "季度"),
        (_, 1) => words.Of("year", "年"),
        _ => words.Of($"{Words.Count(step)} years", $" {Words.Count(step)} 年"),
    };

    private static string NameOf(Words words, Column column, PeriodUnits unit, int step) => unit switch
    {
        PeriodUnits.Days => Words.Day(column.From),
        PeriodUnits.Weeks => words.Of($"the week from {Words.Day(column.From)}", $"{Words.Day(column.From)} 起一周"),
        PeriodUnits.Years when step > 1 => words.Of($"the {Words.Count(step)} years from {Words.Day(column.From)}", $"{Words.Day(column.From)} 起 {Words.Count(step)} 年"),
        _ => words.Of($"the {UnitOf(words, unit, step)} from {Words.Day(column.From)}", $"{Words.Day(column.From)} 起一{(unit == PeriodUnits.Months ? "个" : "")}{UnitOf(words, unit, step)}"),
    };

    private static PictureTable Table(Words words, Column[] columns, (ComplaintGrade Grade, long Complaints)[] byGrade, PeriodUnits unit, int step) => Tables.Of(
        [
            Tables.Text(words.Of("from", "起")), .. byGrade.Select(line => Tables.Number(ComplaintWords.Of(words, line.Grade))), Tables.Number(words.Of($"all of the {UnitOf(words, unit, step)}", "合计")),
        ],
        columns.Select(column => (string[])[Words.Day(column.From), .. byGrade.Select(line => Words.Count(column.Counts[(int)line.Grade])), Words.Count(column.Total)])
            .Append([words.Of("all", "合计"), .. byGrade.Select(line => Words.Count(line.Complaints)), Words.Count(columns.Sum(column => column.Total))]));

    /// <summary>The complaints of one column.</summary>
    private sealed record Column(LocalDate From, LocalDate Until, long[] Counts)
    {
        public long Total => Counts.Sum();
    }
}
