using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql;

/// <summary>What the figures of a user's purchases are, as expressions over the rows of a table, and where they stand in the query.</summary>
internal sealed class PurchasePlan
{
    public const string Purchases = "purchases";
    public const string Earlier = "earlier";
    public const string First = "first_at";
    public const string Last = "last_at";
    public const string Orders = "orders";
    public const string Refunds = "refunds";
    public const string Purchased = "purchased";
    public const string Refunded = "refunded";

    private readonly RfmPolicy _policy;
    private readonly SqlDialect _dialect;
    private readonly Refusals _refusals;
    private readonly Expression _at;
    private readonly Expression _amount;
    private readonly Expression _isPurchase;
    private readonly Expression _isRefund;
    private readonly Expression? _inView;
    private readonly List<(decimal Rate, Expression? IsIn)> _currencies = [];

    public PurchasePlan(PurchaseSummarizer summarizer, PurchaseTable table, Instant asOf, SqlDialect dialect, Refusals refusals)
    {
        Summarizer = summarizer;
        Table = table;
        AsOf = asOf;
        _policy = summarizer.Policy;
        _dialect = dialect;
        _refusals = refusals;
        refusals.Check(table);
        refusals.Require(table, nameof(table.Amount), table.Amount, table.Amount.Storage.IsNumber, "numbers");
        refusals.Require(table, nameof(table.OrderId), table.OrderId, table.OrderId?.Storage.IsKey != false, "text, whole numbers or UUIDs");
        refusals.Require(table, nameof(table.Type), table.Type, table.Type?.Storage == SqlStorage.Text, "text");
        if (table.Type is not null && string.Equals(table.PurchaseType, table.RefundType, StringComparison.Ordinal))
        {
            refusals.Add($"{table.Kind}.{nameof(table.RefundType)}", "one word for purchases and refunds", "A row of it would be both.", "Write what the column holds of each.");
        }

        refusals.Require(table, nameof(table.Currency), table.Currency, table.Currency?.Storage == SqlStorage.Text, "text");

        _at = Of(table.At);
        _amount = Of(table.Amount);
        (_isPurchase, _isRefund) = Kinds();
        _inView = _policy.LookBack is { } lookBack ? _at >= table.At.Storage.Bound(asOf - lookBack + Duration.Epsilon) : null;
        ReadCurrencies();
        if (_policy.Refunds == RefundPolicy.LinkToOrder)
        {
            refusals.Add("$.refunds", "linkToOrder", "Whether an order is given back is known of all its rows together, and they are grouped by user, not by order.", "Choose net or ignore, or read the purchases in process.");
        }
    }

    public PurchaseSummarizer Summarizer { get; }

    public PurchaseTable Table { get; }

    public Instant AsOf { get; }

    /// <summary>Gets the rate of each currency; one where there is but one.</summary>
    public IReadOnlyList<decimal> Rates => [.. _currencies.Select(currency => currency.Rate)];

    /// <summary>The column of a sum in a currency.</summary>
    public static string Sum(string alias, int currency) => currency == 0 ? alias : $"{alias}_{Exact.Text(currency)}";

    /// <summary>The one query: a row for each user who has a row up to the instant.</summary>
    public Select ToSelect()
    {
        var columns = new List<(string, Expression)>
        {
            (Aliases.User, Of(Table.User)),
            (Aliases.Faults, Expression.CountWhere(Fault())),
            (Purchases, Expression.CountWhere(InView(_isPurchase))),
        };
        if (_inView is not null)
        {
            columns.Add((Earlier, Expression.CountWhere(_isPurchase & !_inView)));
        }

        columns.Add((First, Expression.MinWhere(InView(_isPurchase), _at)));
        columns.Add((Last, Expression.MaxWhere(InView(_isPurchase), _at)));
        columns.Add((Orders, CountOrders()));
        columns.Add((Refunds, Expression.CountWhere(InView(_isRefund))));
        for (var i = 0; i < _currencies.Count; i++)
        {
            var size = Table.Type is null ? _amount : Expression.When(_amount < Expression.Number(0), Expression.Number(0) - _amount, _amount);
            var refund = Table.Type is null ? Expression.Number(0) - _amount : size;
            columns.Add((Sum(Purchased, i), Expression.SumWhere(In(i, InView(_isPurchase)), size)));
            columns.Add((Sum(Refunded, i), Expression.SumWhere(In(i, InView(_isRefund)), refund)));
        }

        return new()
        {
            Columns = columns,
            From = Source.Of(Table),
            Where = Rows.UpTo(Table, AsOf, _dialect),
            GroupBy = [Of(Table.User)],
        };
    }

    private static Column Of(SqlColumn column) => Rows.Of(column);

    private Expression InView(Expression condition) => _inView is null ? condition : condition & _inView;

    private Expression In(int currency, Expression condition) => _currencies[currency].IsIn is { } isIn ? condition & isIn : condition;

    private (Expression IsPurchase, Expression IsRefund) Kinds()
    {
        var (positive, negative) = (_amount >= Expression.Number(0), _amount < Expression.Number(0));
        if (Table.Type is not { } type)
        {
            return (positive, negative);
        }

        var kind = Of(type);
        return (
            kind.EqualTo(Value.Of(Table.PurchaseType)) | (kind.IsNull() & positive),
            kind.EqualTo(Value.Of(Table.RefundType)) | (kind.IsNull() & negative));
    }

    private Expression CountOrders()
    {
        var purchase = InView(_isPurchase);
        if (Table.OrderId is not { } column)
        {
            return CountWithoutIds(purchase);
        }

        var id = Of(column);
        var (has, hasNot) = column.Storage == SqlStorage.Text
            ? (id.NotEqualTo(Value.Of("")), id.IsNull() | id.EqualTo(Value.Of("")))
            : (id.IsNotNull(), id.IsNull());
        return Expression.DistinctWhere(purchase & has, id) + CountWithoutIds(purchase & hasNot);
    }

    private Expression CountWithoutIds(Expression purchase) => _policy.Orders switch
    {
        OrderGrouping.PerRow => Expression.CountWhere(purchase),
        OrderGrouping.PerDay => Expression.DistinctWhere(
            purchase,
            _dialect.LocalDay(_at, Table.At.Storage, LocalDays.Of(Summarizer.Days, Table.Earliest, AsOf, _refusals))),
        _ => Expression.DistinctWhere(purchase, _at),
    };

    /// <summary>Which rows are such as <see cref="PurchaseBook{TUser}"/> rejects.</summary>
    private Expression Fault()
    {
        var faults = new List<Expression>
        {
            Rows.Fault(Table, _dialect),
            _dialect.IsFault(_amount, Table.Amount.Storage),
        };
        var unit = Table.Amount.Storage.UnitsPerOne;
        if (Table.Amount.Storage.Kind == SqlStorageKind.Numeric)
        {
            faults.Add(_amount > Value.Of(PurchaseLimits.Amount));
            faults.Add(_amount < Value.Of(-PurchaseLimits.Amount));
            faults.Add(new Fragment("({0} <> ROUND({0}, {1}))", _amount, Expression.Number(DecimalsAllowed())));
        }
        else if (PurchaseLimits.Amount * unit < long.MaxValue)
        {
            faults.Add(_amount > Value.Of((long)PurchaseLimits.Amount * unit));
            faults.Add(_amount < Value.Of(-(long)PurchaseLimits.Amount * unit));
        }

        if (Table.Type is { } type)
        {
            var kind = Of(type);
            faults.Add(!kind.In([Value.Of(Table.PurchaseType), Value.Of(Table.RefundType)]));
            faults.Add(kind.EqualTo(Value.Of(Table.PurchaseType)) & (_amount < Expression.Number(0)));
        }

        if (_currencies is [{ IsIn: not null }, ..])
        {
            faults.Add(!Expression.Any([.. _currencies.Select(currency => currency.IsIn!)]));
            faults.AddRange(_currencies.Where(currency => currency.Rate > 1).Select(currency => currency.IsIn! & TooLargeAt(currency.Rate)));
        }

        return Expression.Any(faults);
    }

    /// <summary>An amount that is beyond the bound once it is in the policy's currency.</summary>
    private Expression TooLargeAt(decimal rate)
    {
        var most = PurchaseLimits.Amount / rate;
        if (Table.Amount.Storage.Kind == SqlStorageKind.Numeric)
        {
            return (_amount > Value.Of(most)) | (_amount < Value.Of(-most));
        }

        var units = (long)Math.Min(long.MaxValue, decimal.Floor(most * Table.Amount.Storage.UnitsPerOne));
        return (_amount > Value.Of(units)) | (_amount < Value.Of(-units));
    }

    private int DecimalsAllowed() => PurchaseLimits.Decimals - (_policy.Currency is { } currency && Table.Currency is not null
        ? currency.Rates.Select(rate => (int)Exact.Normalize(rate.Rate).Scale).Prepend(0).Max()
        : 0);

    private void ReadCurrencies()
    {
        if (_policy.Currency is not { } policy || Table.Currency is not { } column)
        {
            _currencies.Add((1, null));
            return;
        }

        var code = Of(column);
        _currencies.Add((1, code.IsNull() | code.In([Value.Of(""), Value.Of(policy.Code)])));
        for (var i = 0; i < policy.Rates.Count; i++)
        {
            var rate = Exact.Normalize(policy.Rates[i].Rate);
            if (policy.Rates[i].Code == policy.Code)
            {
                continue;
            }

            if (rate.Scale + (Table.Amount.Storage.Kind == SqlStorageKind.Numeric ? 0 : Table.Amount.Storage.Decimals) > PurchaseLimits.Decimals)
            {
                _refusals.Add(
                    $"$.currency.rates[{Exact.Text(i)}].rate",
                    "a rate of so many decimals",
                    "Each row is rounded to nine decimals after it, and a sum can't be.",
                    $"Round the rate, so that its decimals and those of the amounts are at most {Exact.Text(PurchaseLimits.Decimals)}.");
            }

            _currencies.Add((rate, code.EqualTo(Value.Of(policy.Rates[i].Code))));
        }
    }
}
