using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql;

/// <summary>Makes figures of the rows of RFM queries.</summary>
internal static class PurchaseRows
{
    public static PurchaseFigures<TUser> Read<TUser>(TUser user, SqlRow row)
        where TUser : notnull
    {
        var plan = (PurchasePlan)row.Query.Plan!;
        var column = 2;
        var purchases = row.Long(column++);
        var earlier = plan.Summarizer.Policy.LookBack is null ? 0 : row.Long(column++);
        var first = row.InstantOrNull(column++, plan.Table.At.Storage);
        var last = row.InstantOrNull(column++, plan.Table.At.Storage);
        var orders = row.Long(column++);
        var refunds = row.Long(column++);
        var (purchased, refunded) = (0m, 0m);
        foreach (var rate in plan.Rates)
        {
            purchased += rate * row.Number(column++, plan.Table.Amount.Storage);
            refunded += rate * row.Number(column++, plan.Table.Amount.Storage);
        }

        if (purchased > PurchaseLimits.Total || refunded > PurchaseLimits.Total)
        {
            throw row.Wrong(PurchasePlan.Purchased, $"The money adds up to more than {Exact.Text(PurchaseLimits.Total)}; check the unit of the amounts.");
        }

        var net = Exact.Normalize(plan.Summarizer.Policy.Refunds == RefundPolicy.Ignore ? purchased : purchased - refunded);
        var clock = plan.Summarizer.Days;
        LocalDate? lastDay = last is { } at ? clock.DayOf(at) : null;
        return new()
        {
            User = user,
            Figures = lastDay is { } day && purchases > 0
                ? RfmFigures.Of(Period.DaysBetween(day, clock.DayOf(plan.AsOf)), orders, net)
                : RfmFigures.Without(earlier > 0 ? PurchaseStatus.OutsideWindow : PurchaseStatus.NeverPurchased),
            FirstDay = first is { } start ? clock.DayOf(start) : null,
            LastDay = lastDay,
            Orders = orders,
            PurchaseTotal = Exact.Normalize(purchased),
            RefundTotal = Exact.Normalize(refunded),
            Refunds = refunds,
            NetTotal = net,
        };
    }

    public static (int Dimension, decimal Number, long Users) ReadCount(SqlRow row)
    {
        var plan = (PurchasePlan)row.Query.Plan!;
        var dimension = (int)row.Long(0);
        if (dimension > 0)
        {
            return (dimension - 1, row.Number(1, dimension == 3 ? plan.Table.Amount.Storage : SqlStorage.WholeNumber), row.Long(2));
        }

        throw (row.LongOrNull(1), row.Long(2)) switch
        {
            ( > 0 and var users, _) => row.Wrong(
                Aliases.Faults, $"{Exact.Text(users)} users have rows that can't be read, or no id. RfmSql.Facts tells which."),
            (_, > 0 and var twice) => row.Wrong(
                Aliases.User, $"{Exact.Text(twice)} users come twice. Rows of one user must lie in one partition; RfmSql.Facts tells which."),
            _ => new InvalidOperationException("A row of checks without a finding is filtered out."),
        };
    }

    public static ScoreFigures<TUser> ReadScore<TUser>(TUser user, SqlRow row)
        where TUser : notnull
    {
        var model = (RfmModel)row.Query.Plan!;
        var score = (PurchaseStatus)row.Long(2) switch
        {
            PurchaseStatus.Purchased => model.ScoreOf((int)row.Long(3), (int)row.Long(4), (int)row.Long(5)),
            PurchaseStatus.OutsideWindow => RfmScore.OutsideWindow,
            _ => RfmScore.NeverPurchased,
        };
        var segment = model.SegmentOf(score);
        return score.IsScored && row.Text(6) != segment.Id
            ? throw row.Wrong(RfmSql.SegmentId, $"The engine says '{row.Text(6)}', and the scores {score} are '{segment.Id}'; report this.")
            : new(user, score, segment);
    }
}
