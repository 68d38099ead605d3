namespace UserOps.Reporting;

/// <summary>Who hands over to whom, and what comes straight back.</summary>
internal static class TicketHandoversPicture
{
    private const int MostTeams = 12;
    private const int MostTeamsNarrow = 6;
    private const int MostPairs = 8;

    public static Picture Draw(TeamHandovers handovers, PictureOptions? options)
    {
        var sheet = new Sheet(options, "ticket-handovers", "Handovers between teams, and what comes straight back", "团队间转派与原路退回");
        var words = sheet.Words;
        if (handovers.Share is not { } all)
        {
            return sheet.Nothing(words.Of("No ticket went from one team to another, so there are no handovers to draw.", "没有工单在团队之间转派，因此无图可画。"));
        }

        DrawPingPong(sheet, handovers, all.Estimate);
        DrawMatrix(sheet, handovers);
        return sheet.Finish(Table(words, handovers), Description(words, handovers));
    }

    /// <summary>A pair of teams in words.</summary>
    public static string Pair(Words words, TeamHandover pair) => $"{words.Name(pair.From)} → {words.Name(pair.To)}";

    private static string Description(Words words, TeamHandovers handovers)
    {
        var first = handovers.PingPong.Where(handovers.IsPingPong).Take(1).Select(pair => words.Of(
            $"; ping-pong above all {Pair(words, pair)}: {Words.Count(pair.Back)} of {Words.Count(pair.Count)}",
            $"；乒乓最突出的是 {Pair(words, pair)}：{Words.Count(pair.Count)} 次中 {Words.Count(pair.Back)} 次"));
        return words.Of(
            $"{Words.Count(handovers.HandedOver.Successes)} of {words.Count(handovers.HandedOver.Trials, "ticket", "tickets", "")} were handed over, {words.Count(handovers.Count, "time", "times", "")} in all. {Words.Count(handovers.Back)} of these came straight back, {words.Percent(handovers.Share!.Value)}{string.Concat(first)}.",
            $"{Words.Count(handovers.HandedOver.Trials)} 张工单中有 {Words.Count(handovers.HandedOver.Successes)} 张被转派，共 {Words.Count(handovers.Count)} 次，其中原路退回 {Words.Count(handovers.Back)} 次，占 {words.Percent(handovers.Share.Value)}{string.Concat(first)}。");
    }

    private static void DrawPingPong(Sheet sheet, TeamHandovers handovers, double all)
    {
        var words = sheet.Words;
        if (handovers.PingPong.Length == 0)
        {
            sheet.Note(words.Of("No ticket was handed straight back.", "没有工单被原路退回。"));
            return;
        }

        TeamHandover[] pairs = [.. handovers.PingPong.Take(sheet.IsNarrow ? MostPairs / 2 : MostPairs)];
        sheet.Heading(words.Of("Handed straight back: share of the handovers between two teams", "原路退回占两队间转派的比例"));
        RangeRows.Draw(
            sheet,
            [
                .. pairs.Select(pair => new RangeRow(
                    Pair(words, pair),
                    pair.Share.Estimate,
                    pair.Share.Lower,
                    pair.Share.Upper,
                    all,
                    words.Of($"{Words.Count(pair.Back)} of {Words.Count(pair.Count)}", $"{Words.Count(pair.Back)}/{Words.Count(pair.Count)}"))
                {
                    Verdict = handovers.IsPingPong(pair) ? Verdict.Bad : Verdict.None,
                    Tip = $"{Pair(words, pair)}: {words.Percent(pair.Share)}",
                }),
            ],
            NumberAxis.Between(0, 1, value => words.Percent(value)));
        sheet.Legend(
        [
            LegendEntry.Diamond(words.Of($"all handovers: {words.Percent(all)}", $"全部转派：{words.Percent(all)}"), Style.InkFill),
            LegendEntry.Disc(words.Of("ping-pong: the whole 95 % interval is above that", "乒乓：95% 区间整体高于总体"), Style.Bad),
            LegendEntry.Disc(words.Of("not clearly above", "未明显高于总体"), Style.Fill(0)),
        ]);
    }

    private static void DrawMatrix(Sheet sheet, TeamHandovers handovers)
    {
        var words = sheet.Words;
        string[] teams = [.. handovers.Pairs.SelectMany(pair => new[] { (Team: pair.From, pair.Count), (Team: pair.To, pair.Count) })
            .GroupBy(end => end.Team, StringComparer.Ordinal)
            .OrderByDescending(team => team.Sum(end => end.Count)).ThenBy(team => team.Key, StringComparer.Ordinal)
            .Select(team => team.Key)];
        var most = sheet.IsNarrow ? MostTeamsNarrow : MostTeams;
        string[] kept = teams.Length <= most ? teams : teams[..(most - 1)];
        var places = kept.Select((team, place) => (team, place)).ToDictionary(entry => entry.team, entry => entry.place, StringComparer.Ordinal);
        string[] names = [.. kept.Select(words.Name), .. teams.Length > kept.Length ? [words.Of($"{teams.Length - kept.Length} others", $"其余 {teams.Length - kept.Length} 队")] : Array.Empty<string>()];
        var cells = handovers.Pairs
            .GroupBy(pair => (From: PlaceOf(pair.From), To: PlaceOf(pair.To)))
            .ToDictionary(cell => cell.Key, cell => (Count: cell.Sum(pair => pair.Count), Back: cell.Sum(pair => pair.Back), IsMarked: kept.Length > cell.Key.From && kept.Length > cell.Key.To && handovers.IsPingPong(cell.First())));
        sheet.Heading(words.Of("Handovers, from the team at the left to the team above", "转派次数：由左侧团队转给上方团队"));
        new HeatGrid(
            sheet,
            [.. names.Select((name, place) => $"{place + 1}. {name}")],
            [.. names.Select((_, place) => $"{place + 1}")],
            (row, column) => cells.TryGetValue((row, column), out var cell) ? Cell(row, column, cell) : row == column ? null : new(null, "", ""),
            HeatScale.Factors(cells.Values.Select(cell => (double)cell.Count), words.Short))
        {
            LegendTitle = words.Of("handovers", "转派次数"),
            MarkedTitle = words.Of("ping-pong; below the number, the share that came straight back", "乒乓；数字下方为原路退回比例"),
            RowHeight = 32,
            MaxCellWidth = 64,
        }.Draw();

        int PlaceOf(string team) => places.GetValueOrDefault(team, kept.Length);

        HeatCell Cell(int row, int column, (long Count, long Back, bool IsMarked) cell)
        {
            var share = (double)cell.Back / cell.Count;
            var second = cell.Back > 0 ? Words.Number(100 * share, 0) + words.Of(" %", "%") : null;
            var tip = words.Of(
                $"{names[row]} → {names[column]}: {Words.Count(cell.Count)}, {Words.Count(cell.Back)} of them came straight back",
                $"{names[row]} → {names[column]}：{Words.Count(cell.Count)} 次，其中原路退回 {Words.Count(cell.Back)} 次");
            return new(cell.Count, words.Short(cell.Count), tip, Second: second) { IsMarked = cell.IsMarked };
        }
    }

    private static PictureTable Table(Words words, TeamHandovers handovers) => Tables.Of(
        [
            Tables.Text(words.Of("from", "从")), Tables.Text(words.Of("to", "到")), Tables.Number(words.Of("handovers", "转派次数")), Tables.Number(words.Of("straight back", "原路退回")),
            Tables.Number(words.Of("share, with its 95 % interval", "比例（95% 区间）")), Tables.Text(words.Of("ping-pong", "乒乓")),
        ],
        handovers.Pairs.Select(pair => (string[])
        [
            words.Name(pair.From), words.Name(pair.To), Words.Count(pair.Count), Words.Count(pair.Back), words.Percent(pair.Share),
            handovers.IsPingPong(pair) ? words.Of("yes", "是") : words.Of("no", "否"),
        ]));
}
