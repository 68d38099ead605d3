using NodaTime;
using UserOps.Rfm;

namespace UserOps.Reporting;

/// <summary>Who moved from which segment to which.</summary>
internal static class RfmMigrationPicture
{
    private const int MostStates = 14;

    public static Picture Draw(SegmentMigration migration, DateTimeZone zone, PictureOptions? options)
    {
        var (from, to) = (Words.Day(migration.From.InZone(zone).Date), Words.Day(migration.To.InZone(zone).Date));
        var sheet = new Sheet(options, "rfm-migration", $"Who moved from {from} to {to}", $"{from} 至 {to} 的分群迁移");
        var words = sheet.Words;
        var states = migration.States;
        var moves = Enumerable.Range(0, states.Count)
            .SelectMany(before => Enumerable.Range(0, states.Count).Select(after => (Before: before, After: after, Users: migration.CountOf(before, after))))
            .Where(move => move.Users > 0)
            .ToArray();
        if (moves.Length == 0)
        {
            return sheet.Nothing(words.Of("There are no users on either day, so nobody moved.", "两个日期都没有用户，因此没有迁移。"));
        }

        // The states that most users are in on either day keep their place; the others are drawn as one, below.
        int[] kept = [.. Enumerable.Range(0, states.Count)
            .OrderByDescending(state => moves.Where(move => move.Before == state || move.After == state).Sum(move => move.Users))
            .Take(states.Count <= MostStates ? states.Count : MostStates - 1).Order()];
        string[] names = [.. kept.Select(state => words.Of(states[state].Name)), .. kept.Length < states.Count ? [words.Of("other segments", "其他分群")] : Array.Empty<string>()];
        var flows = moves
            .GroupBy(move => (From: PlaceOf(move.Before), To: PlaceOf(move.After), Kind: KindOf(move.Before, move.After)))
            .Select(group => (group.Key, Users: group.Sum(move => move.Users)))
            .Select(flow => new Flow(flow.Key.From, flow.Key.To, flow.Users, StyleOf(flow.Key.Kind), $"{names[flow.Key.From]} → {names[flow.Key.To]}: {Words.Count(flow.Users)}"))
            .ToArray();
        sheet.Legend(new[] { Move.Up, Move.Down, Move.Same, Move.In, Move.Out }
            .Select(kind => (Kind: kind, Users: moves.Where(move => KindOf(move.Before, move.After) == kind).Sum(move => move.Users)))
            .Where(kind => kind.Users > 0)
            .Select(kind => LegendEntry.Square($"{NameOf(kind.Kind)} {Words.Count(kind.Users)}", StyleOf(kind.Kind))));
        Flows.Draw(sheet, names, flows, (from, to));
        if (!migration.SameCuts)
        {
            sheet.Note(words.Of("The two days were scored by different cuts: some users moved because the cuts did.", "两个日期的分界值不同：部分用户的移动源于分界值变化。"));
        }

        return sheet.Finish(
            Table(words, migration, moves),
            words.Of(
                $"Of {words.Count(migration.Users, "user", "users", "")}, {Words.Count(migration.Up)} moved up, {Words.Count(migration.Down)} down, {Words.Count(migration.Stayed)} stayed, {Words.Count(migration.Entered)} came in and {Words.Count(migration.Left)} left the window.",
                $"{Words.Count(migration.Users)} 位用户中，上升 {Words.Count(migration.Up)} 位，下降 {Words.Count(migration.Down)} 位，不变 {Words.Count(migration.Stayed)} 位，进入 {Words.Count(migration.Entered)} 位，移出窗口 {Words.Count(migration.Left)} 位。"));

        int PlaceOf(int state) => Array.IndexOf(kept, state) is var place and >= 0 ? place : kept.Length;

        Move KindOf(int before, int after) => (before < states.Count - 2, after < states.Count - 2) switch
        {
            (true, true) => after < before ? Move.Up : after > before ? Move.Down : Move.Same,
            (false, true) => Move.In,
            (true, false) => Move.Out,
            _ => Move.Same,
        };

        string NameOf(Move kind) => kind switch
        {
            Move.Up => words.Of("up", "上升"),
            Move.Down => words.Of("down", "下降"),
            Move.In => words.Of("came in", "进入"),
            Move.Out => words.Of("left the window", "移出窗口"),
            _ => words.Of("stayed", "不变"),
        };
    }

    private static string StyleOf(Move kind) => kind switch
    {
        Move.Up => Style.Wash(0),
        Move.Down => Style.Wash(1),
        Move.In => Style.Wash(2),
        Move.Out => Style.Wash(3),
        _ => Style.Neutral,
    };

    private static PictureTable Table(Words words, SegmentMigration migration, (int Before, int After, long Users)[] moves) => Tables.Of(
        [
            Tables.Text(words.Of("from", "从")), Tables.Text(words.Of("to", "到")), Tables.Number(words.Of("users", "用户")),
            Tables.Number(words.Of("share of from, with its 95 % interval", "占来源比例（95% 区间）")),
        ],
        moves.OrderByDescending(move => move.Users).Select(move => (string[])
        [
            words.Of(migration.States[move.Before].Name), words.Of(migration.States[move.After].Name), Words.Count(move.Users),
            migration.ShareOf(move.Before, move.After) is { } share ? words.Percent(share) : "–",
        ]));

    private enum Move
    {
        Same = 0,
        Up = 1,
        Down = 2,
        In = 3,
        Out = 4,
    }
}
