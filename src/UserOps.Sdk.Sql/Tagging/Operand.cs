using NodaTime;
using NodaTime.Text;
using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>How a value is compared with a mark on its own order.</summary>
internal enum Order
{
    Equal = 0,
    Less = 1,
    AtMost = 2,
    Greater = 3,
    AtLeast = 4,
}

/// <summary>A value that a query has, with comparisons that the engine answers as the library does: NULL where the value is.</summary>
internal abstract class Operand(Expression isMissing)
{
    /// <summary>Whether there is no value; never NULL.</summary>
    public Expression IsMissing => isMissing;

    /// <summary>Compares it with a literal of its type.</summary>
    public abstract Expression Is(Order order, Literal mark);

    /// <summary>Whether it is one of some literals.</summary>
    public virtual Expression IsIn(IReadOnlyList<Literal> list) => Expression.Any([.. list.Select(item => Is(Order.Equal, item))]);

    protected static Expression Compare(Order order, Expression value, Expression mark) => order switch
    {
        Order.Equal => value.EqualTo(mark),
        Order.Less => value < mark,
        Order.AtMost => value <= mark,
        Order.Greater => value > mark,
        _ => value >= mark,
    };
}

/// <summary>A number, counted in units of its storage.</summary>
/// <param name="value">The number.</param>
/// <param name="storage">How it is stored.</param>
/// <param name="isNumeric">Whether the engine has it as an exact decimal, such as a sum in PostgreSQL.</param>
internal sealed class NumberOperand(Expression value, SqlStorage storage, bool isNumeric) : Operand(value.IsNull())
{
    public override Expression Is(Order order, Literal mark)
    {
        var scaled = Scaled(mark.Number!.Value, storage);
        if (isNumeric)
        {
            return Compare(order, value, Value.Of(scaled));
        }

        // The column has whole units, so a mark between two of them is moved to the one that says the same.
        var (floor, ceiling) = (Whole(decimal.Floor(scaled)), Whole(decimal.Ceiling(scaled)));
        return order switch
        {
            Order.Equal => (value >= ceiling) & (value <= floor),
            Order.Less => value < ceiling,
            Order.AtMost => value <= floor,
            Order.Greater => value > floor,
            _ => value >= ceiling,
        };
    }

    /// <summary>A number in units of a storage; as far as decimals go.</summary>
    public static decimal Scaled(decimal number, SqlStorage storage) =>
        Math.Abs(number) > decimal.MaxValue / storage.UnitsPerOne
            ? Math.Sign(number) * decimal.MaxValue
            : Exact.Normalize(number * storage.UnitsPerOne);

    private static Value Whole(decimal number) => Value.Of((long)Math.Clamp(number, long.MinValue, long.MaxValue));
}

/// <summary>A mean, of which a query has the sum and the count. It is at least t where the sum is at least t times the count.</summary>
/// <param name="sum">The sum, in units of the storage.</param>
/// <param name="count">How many numbers there are; never NULL.</param>
/// <param name="storage">How the numbers are stored.</param>
/// <param name="isNumeric">Whether the engine multiplies exact decimals.</param>
internal sealed class MeanOperand(Expression sum, Expression count, SqlStorage storage, bool isNumeric)
    : Operand(count.EqualTo(Expression.Number(0)))
{
    /// <summary>Up to this mark no product with a count is beyond 64 bits.</summary>
    private const long MostUnits = 1_000_000_000;

    /// <summary>More decimals than these could tell a mean from its rounding to 28 digits.</summary>
    private const int MostDecimals = 9;

    /// <summary>Whether the comparison with a mark is exact.</summary>
    public bool IsExact(Literal mark) => NumberOperand.Scaled(mark.Number!.Value, storage) is var scaled
        && Math.Abs(scaled) <= MostUnits
        && (isNumeric ? scaled.Scale <= MostDecimals : scaled == decimal.Truncate(scaled));

    public override Expression Is(Order order, Literal mark)
    {
        var scaled = NumberOperand.Scaled(mark.Number!.Value, storage);
        var product = (isNumeric ? Value.Of(scaled) : Value.Of((long)Math.Clamp(scaled, -MostUnits, MostUnits))) * count;
        return Expression.When(count > Expression.Number(0), Compare(order, sum, product));
    }
}

/// <summary>True or false.</summary>
internal sealed class BooleanOperand(Expression value) : Operand(value.IsNull())
{
    public override Expression Is(Order order, Literal mark) => Compare(order, value, Value.Of(mark.Bool!.Value));

    public override Expression IsIn(IReadOnlyList<Literal> list) => value.In([.. list.Select(item => Value.Of(item.Bool!.Value))]);
}

/// <summary>A text, compared by its bytes.</summary>
internal sealed class TextOperand(Expression value, SqlDialect dialect) : Operand(value.IsNull())
{
    public override Expression Is(Order order, Literal mark) => Compare(order, value, Value.Of(mark.Text!));

    public override Expression IsIn(IReadOnlyList<Literal> list) => value.In([.. list.Select(item => Value.Of(item.Text!))]);

    public Expression Contains(string part) => dialect.Contains(value, Value.Of(part));

    public Expression StartsWith(string part) => SqlDialect.StartsWith(value, Value.Of(part));

    public Expression EndsWith(string part) => SqlDialect.EndsWith(value, Value.Of(part));
}

/// <summary>A set of texts, of which only whether it is there is asked.</summary>
internal sealed class SetOperand(Expression value) : Operand(value.IsNull())
{
    public override Expression Is(Order order, Literal mark) => throw new NotSupportedException("Sets have no order.");
}

/// <summary>A date.</summary>
internal sealed class DateOperand(Expression value, SqlStorage storage) : Operand(value.IsNull())
{
    public override Expression Is(Order order, Literal mark) => Is(order, LocalDatePattern.Iso.Parse(mark.Text!).Value);

    public override Expression IsIn(IReadOnlyList<Literal> list) =>
        value.In([.. list.Select(item => ToValue(LocalDatePattern.Iso.Parse(item.Text!).Value))]);

    public Expression Is(Order order, LocalDate mark) => Compare(order, value, ToValue(mark));

    /// <summary>A date for a column of dates; the driver of PostgreSQL takes the first one of all for minus infinity.</summary>
    public static Expression OfDate(LocalDate date) => date == DayClock.MinDay ? new Fragment("DATE '0001-01-01'") : Value.Of(date);

    private Expression ToValue(LocalDate date) => storage.Kind switch
    {
        SqlStorageKind.Date => OfDate(date),
        SqlStorageKind.IsoDate => Value.Of(LocalDatePattern.Iso.Format(date)),
        _ => Value.Of((long)Period.DaysBetween(new LocalDate(1970, 1, 1), date)),
    };
}

/// <summary>An instant.</summary>
internal sealed class InstantOperand(Expression value, SqlStorage storage) : Operand(value.IsNull())
{
    public override Expression Is(Order order, Literal mark) => Is(order, InstantPattern.ExtendedIso.Parse(mark.Text!).Value);

    /// <summary>The column has whole units: before an instant it is where it is before the first unit that is not.</summary>
    public Expression Is(Order order, Instant mark)
    {
        var (from, after) = (storage.BoundWithin(mark), storage.BoundWithin(mark + Duration.Epsilon));
        return order switch
        {
            Order.Equal => (value >= from) & (value < after),
            Order.Less => value < from,
            Order.AtMost => value < after,
            Order.Greater => value >= after,
            _ => value >= from,
        };
    }
}
