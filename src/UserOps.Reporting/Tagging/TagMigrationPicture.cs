using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Who enters and leaves each tag.</summary>
internal static class TagMigrationPicture
{
    public static Picture Draw<TUser>(TagMigrationReport<TUser> migration, TagCatalog? after, TagCatalog? before, PictureOptions? options)
        where TUser : notnull
    {
        var sheet = new Sheet(options, "tag-migration", words => Title(words, migration));
        var words = sheet.Words;
        var names = new TagNames(words, after, before);
        TagMigration<TUser>[] moved = [.. migration.Tags.Where(tag => Moves(tag) > 0).OrderByDescending(Moves)];
        if (moved.Length == 0)
        {
            return sheet.Nothing(migration.Users == 0
                ? words.Of("There are no users, so nobody enters or leaves.", "没有用户，因此无人进出。")
                : words.Of($"Nobody of {words.Count(migration.Users, "user", "users", "")} gets, loses or changes a tag.", $"{Words.Count(migration.Users)} 位用户的标签均无变化。"));
        }

        var (entered, left, changed) = (moved.Sum(tag => tag.Entered), moved.Sum(tag => tag.Left), moved.Sum(tag => tag.Changed));
        sheet.Legend(
        [
            LegendEntry.Square(words.Of($"enter: {Words.Count(entered)}", $"进入：{Words.Count(entered)}"), Style.Fill(0)),
            LegendEntry.Square(words.Of($"leave: {Words.Count(left)}", $"离开：{Words.Count(left)}"), Style.Fill(1)),
            .. changed > 0 ? [LegendEntry.Square(words.Of($"get another value: {Words.Count(changed)}", $"取值改变：{Words.Count(changed)}"), Style.Neutral)] : Array.Empty<LegendEntry>(),
        ]);
        BarRows.Draw(sheet, [.. moved.Select(tag => new BarRow(names.Of(tag.Tag), [.. Bars(words, names.Of(tag.Tag), tag)]))]);
        if (migration.Tags.Count > moved.Length)
        {
            var same = migration.Tags.Count - moved.Length;
            sheet.Note(words.Of(
                $"{words.Count(same, "tag keeps", "tags keep", "")} exactly the same users.", $"另有 {Words.Count(same)} 个标签的用户完全不变。"));
        }

        var most = moved[0];
        return sheet.Finish(
            Table(words, names, migration),
            words.Of(
                $"Of {words.Count(migration.Users, "user", "users", "")}, {Words.Count(migration.ChangedUsers)} ({words.Percent((double)migration.ChangedUsers / migration.Users)}) get, lose or change a tag. Most move at {names.Of(most.Tag)}: {Words.Count(most.Entered)} enter, {Words.Count(most.Left)} leave.",
                $"{Words.Count(migration.Users)} 位用户中，{Words.Count(migration.ChangedUsers)} 位（{words.Percent((double)migration.ChangedUsers / migration.Users)}）的标签有变化。变动最多的是“{names.Of(most.Tag)}”：进入 {Words.Count(most.Entered)}，离开 {Words.Count(most.Left)}。"));
    }

    private static string Title<TUser>(Words words, TagMigrationReport<TUser> migration)
        where TUser : notnull
    {
        var names = new TagNames(words);
        return migration.Before == migration.After
            ? words.Of("Who enters and leaves each tag between two days", "两个日期之间各标签的进出用户")
            : words.Of(
                $"Who enters and leaves each tag: {names.Of(migration.Before)} → {names.Of(migration.After)}",
                $"各标签的进出用户：{names.Of(migration.Before)} → {names.Of(migration.After)}");
    }

    private static long Moves<TUser>(TagMigration<TUser> tag)
        where TUser : notnull => tag.Entered + tag.Left + tag.Changed;

    private static IEnumerable<Bar> Bars<TUser>(Words words, string name, TagMigration<TUser> tag)
        where TUser : notnull
    {
        var tip = words.Of(
            $"{name}: {Words.Count(tag.Before)} before, {Words.Count(tag.After)} after; {Words.Count(tag.Entered)} enter, {Words.Count(tag.Left)} leave, {Words.Count(tag.Kept)} keep it, {Words.Count(tag.Changed)} get another value",
            $"{name}：之前 {Words.Count(tag.Before)}，之后 {Words.Count(tag.After)}；进入 {Words.Count(tag.Entered)}，离开 {Words.Count(tag.Left)}，保持 {Words.Count(tag.Kept)}，取值改变 {Words.Count(tag.Changed)}");
        var now = words.Of($" · now {Words.Count(tag.After)}", $" · 现 {Words.Count(tag.After)}");
        (long Users, double Side, string Sign, string Style)[] moves =
        [
            (tag.Entered, 1, "+", Style.Fill(0)), (tag.Left, -1, "−", Style.Fill(1)), (tag.Changed, 1, words.Of("other value ", "改值 "), Style.Neutral),
        ];
        foreach (var (users, side, sign, style) in moves.Where(move => move.Users > 0))
        {
            yield return new(side * users, $"{sign}{Words.Count(users)}{now}", style, tip);
            now = "";
        }
    }

    private static PictureTable Table<TUser>(Words words, TagNames names, TagMigrationReport<TUser> migration)
        where TUser : notnull => Tables.Of(
        [
            Tables.Text(words.Of("tag", "标签")), Tables.Number(words.Of("before", "之前")), Tables.Number(words.Of("enter", "进入")), Tables.Number(words.Of("leave", "离开")),
            Tables.Number(words.Of("other value", "取值改变")), Tables.Number(words.Of("keep it", "保持")), Tables.Number(words.Of("after", "之后")),
        ],
        migration.Tags.OrderByDescending(Moves).Select(tag => (string[])
        [
            names.Of(tag.Tag), Words.Count(tag.Before), Words.Count(tag.Entered), Words.Count(tag.Left), Words.Count(tag.Changed), Words.Count(tag.Kept), Words.Count(tag.After),
        ]));
}
