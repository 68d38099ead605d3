using UserOps.Rfm;

namespace UserOps.Tests.Rfm;

/// <summary>Rows as the three columns that the columnar path takes.</summary>
internal sealed class Columns<TUser>(IEnumerable<Row<TUser>> rows)
    where TUser : notnull
{
    private readonly Row<TUser>[] _rows = [.. rows];

    public IReadOnlyList<Row<TUser>> Rows => _rows;

    private TUser[] Users => [.. _rows.Select(row => row.User)];

    private int[] Days => [.. _rows.Select(row => row.Day)];

    private long[] Amounts => [.. _rows.Select(row => row.Amount)];

    public SummaryColumns<TUser> Summarize(ColumnarOptions options) =>
        PurchaseColumns.Summarize<TUser>(Users, Days, Amounts, options);

    public SummaryColumns<TUser> Summarize(ColumnarOptions options, int degree) =>
        PurchaseColumns.Summarize<TUser>(Users, Days, Amounts, options, degree);

    public SummaryColumns<TUser> Summarize(ColumnarOptions options, Cut cut) =>
        PurchaseColumns.Summarize<TUser>(Users, Days, Amounts, options, cut.Degree, cut.Chunks, cut.Parts);
}

internal static class Columns
{
    public static Columns<TUser> Of<TUser>(params IEnumerable<(TUser User, int Day, long Amount)> rows)
        where TUser : notnull =>
        new(rows.Select(row => new Row<TUser>(row.User, row.Day, row.Amount)));

    public static Columns<TUser> Of<TUser>(EquatableArray<Row<int>> rows, Func<int, TUser> idOf)
        where TUser : notnull =>
        new(rows.Select(row => new Row<TUser>(idOf(row.User), row.Day, row.Amount)));
}
