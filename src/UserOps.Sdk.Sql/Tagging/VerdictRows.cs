using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>Makes tags of the rows of tagging queries.</summary>
internal static class VerdictRows
{
    public static VerdictFigures<TUser> Read<TUser>(TUser user, SqlRow row)
        where TUser : notnull
    {
        var catalog = ((VerdictPlan)row.Query.Plan!).Catalog;
        var truths = new Truth[catalog.Tags.Count];
        var given = new List<GivenTag>();
        var column = 2;
        for (var tag = 0; tag < truths.Length; tag++)
        {
            truths[tag] = row.Long(column) is >= (int)Truth.False and <= (int)Truth.True and var truth
                ? (Truth)truth
                : throw row.Wrong(row.Query.Columns[column], "It is no truth.");
            column++;
            var hasValue = catalog.Tags[tag].Type != TagType.Flag;
            if (truths[tag] == Truth.True)
            {
                given.Add(new(catalog.Tags[tag].Id, hasValue ? ValueOf(catalog, catalog.Tags[tag].Id, row, column) : null));
            }

            column += hasValue ? 1 : 0;
        }

        return new(user, truths.ToEquatableArray(), given.ToEquatableArray());
    }

    private static Literal ValueOf(TagCatalog catalog, string tag, SqlRow row, int column)
    {
        var text = row.IsNull(column) ? "" : row.Text(column);
        return catalog.Rules.FirstOrDefault(rule => rule.Tag == tag && VerdictPlan.TextOf(rule.Value!) == text)?.Value
            ?? throw row.Wrong(row.Query.Columns[column], $"No rule gives the tag '{tag}' the value '{text}'.");
    }
}
