using System.Numerics;
using UserOps.Rfm;

namespace UserOps.Tests.Rfm;

/// <summary>One row of the input.</summary>
internal sealed record Row<TUser>(TUser User, int Day, long Amount);

/// <summary>One user's figures, as the columns say them.</summary>
internal sealed record Figures<TUser>(TUser User, int FirstDay, int LastDay, int Orders, long NetTotal, long RefundTotal);

/// <summary>The columnar path written from its definition, with groups and unbounded sums: the oracle of its laws.</summary>
internal sealed record SlowSummary<TUser>(EquatableArray<Figures<TUser>> Users, EquatableArray<Rejection> Rejections)
    where TUser : notnull
{
    private static readonly int MinDay = PurchaseColumns.ToDayNumber(DayClock.MinDay);
    private static readonly int MaxDay = PurchaseColumns.ToDayNumber(DayClock.MaxDay);

    public static SlowSummary<TUser> Of(IReadOnlyList<Row<TUser>> rows, ColumnarOptions options)
    {
        var numbered = rows.Select((row, i) => (Row: row, Line: i + 1L)).ToList();
        var nobodies = numbered.Where(item => IsNobody(item.Row.User)).ToList();
        var offDays = numbered.Except(nobodies).Where(item => item.Row.Day < MinDay || item.Row.Day > MaxDay).ToList();
        var users = numbered.Except(nobodies).Except(offDays)
            .Where(item => item.Row.Day <= options.AsOfDay)
            .Where(item => options.LookBackDays is not { } window || item.Row.Day > (long)options.AsOfDay - window)
            .GroupBy(item => item.Row.User, item => item)
            .ToList();
        var tooRich = users.Where(user => TooLarge(user.Select(item => item.Row), options) is not null).ToList();

        var rejections = nobodies.Select(item => Rejected(item.Line, null, "user", Text(item.Row.User)))
            .Concat(offDays.Select(item => Rejected(item.Line, item.Row.User, "day", Text(item.Row.Day))))
            .Concat(tooRich.Select(user =>
            {
                var (field, value) = TooLarge(user.Select(item => item.Row), options)!.Value;
                return Rejected(user.Min(item => item.Line), user.Key, field, Text(value));
            }))
            .OrderBy(item => item.Line);
        return new(
            users.Except(tooRich).Select(user => FiguresOf(user.Key, [.. user.Select(item => item.Row)], options)).ToEquatableArray(),
            rejections.ToEquatableArray());

        Rejection Rejected(long line, object? user, string field, string value) =>
            new(options.Source, field, value, "") { Line = line, Key = user is null ? null : Text(user) };
    }

    /// <summary>The fast answer in the oracle's form; the words of a rejection are left out.</summary>
    public static SlowSummary<TUser> From(SummaryColumns<TUser> columns) => new(
        Enumerable.Range(0, columns.Count)
            .Select(i => new Figures<TUser>(
                columns.Users.Span[i],
                columns.FirstDays.Span[i],
                columns.LastDays.Span[i],
                columns.Orders.Span[i],
                columns.NetTotals.Span[i],
                columns.RefundTotals.Span[i]))
            .ToEquatableArray(),
        columns.Rejections.Select(rejection => rejection with { Why = "" }).ToEquatableArray());

    private static Figures<TUser> FiguresOf(TUser user, List<Row<TUser>> rows, ColumnarOptions options)
    {
        var days = rows.Where(row => row.Amount >= 0).Select(row => row.Day).DefaultIfEmpty(int.MinValue).ToList();
        return new(
            user,
            days.Min(),
            days.Max(),
            rows.Count(row => row.Amount >= 0),
            (long)Net(rows, options),
            (long)Refunds(rows));
    }

    private static (string Field, BigInteger Value)? TooLarge(IEnumerable<Row<TUser>> rows, ColumnarOptions options)
    {
        var (net, refunds) = (Net(rows, options), Refunds(rows));
        return net < long.MinValue || net > long.MaxValue ? ("netTotal", net)
            : refunds > long.MaxValue ? ("refundTotal", refunds)
            : null;
    }

    private static BigInteger Net(IEnumerable<Row<TUser>> rows, ColumnarOptions options) =>
        rows.Where(row => row.Amount >= 0 || options.Refunds == ColumnarRefunds.Net)
            .Aggregate(BigInteger.Zero, (sum, row) => sum + row.Amount);

    private static BigInteger Refunds(IEnumerable<Row<TUser>> rows) =>
        rows.Where(row => row.Amount < 0).Aggregate(BigInteger.Zero, (sum, row) => sum - row.Amount);

    private static bool IsNobody(TUser user) =>
        user is null || (user is UserId id && id == UserId.None) || (user is string text && text.Trim().Length == 0);

    private static string Text(object? value) =>
        Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
