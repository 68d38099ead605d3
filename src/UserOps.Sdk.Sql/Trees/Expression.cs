namespace UserOps.Sql;

/// <summary>A piece of SQL as a tree: what a policy compiles to before a dialect prints it. A closed family.</summary>
internal abstract class Expression
{
    public static Expression operator &(Expression left, Expression right) => All(left, right);

    public static Expression operator |(Expression left, Expression right) => Any(left, right);

    public static Expression operator !(Expression inner) => new Not(inner);

    public static Expression operator +(Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expression operator <(Expression left, Expression right) => new Binary(BinaryOperator.Less, left, right);

    public static Expression operator >(Expression left, Expression right) => new Binary(BinaryOperator.Greater, left, right);

    public static Expression operator <=(Expression left, Expression right) => new Binary(BinaryOperator.AtMost, left, right);

    public static Expression operator >=(Expression left, Expression right) => new Binary(BinaryOperator.AtLeast, left, right);

    /// <summary>A small whole number that belongs to the form of the query, not to the policy.</summary>
    public static Expression Number(long value) => new Number(value);

    /// <summary>Whether all hold; one stands alone.</summary>
    public static Expression All(params IReadOnlyList<Expression> parts) => Connective.Of(isAll: true, parts);

    /// <summary>Whether one holds; one stands alone.</summary>
    public static Expression Any(params IReadOnlyList<Expression> parts) => Connective.Of(isAll: false, parts);

    /// <summary>A value if a condition is true, and NULL if it is false or unknown.</summary>
    public static Expression When(Expression condition, Expression then) => new Case([(condition, then)], null);

    /// <summary>A value if a condition is true, and another if it is false or unknown.</summary>
    public static Expression When(Expression condition, Expression then, Expression otherwise) => new Case([(condition, then)], otherwise);

    /// <summary>How many rows meet a condition; 0 where none does.</summary>
    public static Expression CountWhere(Expression condition) =>
        new Aggregate(AggregateOperator.Sum, When(condition, Number(1), Number(0)));

    /// <summary>The sum of a number over the rows that meet a condition; 0 where none does.</summary>
    public static Expression SumWhere(Expression condition, Expression value) =>
        new Aggregate(AggregateOperator.Sum, When(condition, value, Number(0)));

    /// <summary>How many different values there are in the rows that meet a condition.</summary>
    public static Expression DistinctWhere(Expression condition, Expression value) =>
        new Aggregate(AggregateOperator.CountDistinct, When(condition, value));

    /// <summary>The least value in the rows that meet a condition; NULL where none does.</summary>
    public static Expression MinWhere(Expression condition, Expression value) => new Aggregate(AggregateOperator.Min, When(condition, value));

    /// <summary>The greatest value in the rows that meet a condition; NULL where none does.</summary>
    public static Expression MaxWhere(Expression condition, Expression value) => new Aggregate(AggregateOperator.Max, When(condition, value));

    /// <summary>A value, and another where it is NULL.</summary>
    public static Expression Coalesce(Expression value, Expression otherwise) => new Fragment("COALESCE({0}, {1})", value, otherwise);

    public Expression EqualTo(Expression other) => new Binary(BinaryOperator.Equal, this, other);

    public Expression NotEqualTo(Expression other) => new Binary(BinaryOperator.NotEqual, this, other);

    public Expression IsNull() => new Fragment("({0} IS NULL)", this);

    public Expression IsNotNull() => new Fragment("({0} IS NOT NULL)", this);

    /// <summary>Whether it is one of a list; unknown where it is NULL.</summary>
    public Expression In(IReadOnlyList<Expression> list) => new Membership(this, list);

    /// <summary>The pieces it is made of.</summary>
    public abstract IEnumerable<Expression> Parts { get; }
}

/// <summary>How two values combine.</summary>
internal enum BinaryOperator
{
    Equal = 0,
    NotEqual = 1,
    Less = 2,
    AtMost = 3,
    Greater = 4,
    AtLeast = 5,
    Add = 6,
    Subtract = 7,
    Multiply = 8,
    Divide = 9,
}

/// <summary>What is computed over the rows of a user.</summary>
internal enum AggregateOperator
{
    Sum = 0,
    Min = 1,
    Max = 2,
    Count = 3,
    CountDistinct = 4,
}

/// <summary>A column of a table, or of a query that stands in its place.</summary>
/// <param name="source">The name that stands for the table in the query; none where there is but one.</param>
/// <param name="name">The name of the column.</param>
/// <param name="isText">Whether it is a text, which must be compared by its bytes.</param>
internal sealed class Column(string? source, string name, bool isText = false) : Expression
{
    public string? Source => source;

    public string Name => name;

    public bool IsText => isText;

    public override IEnumerable<Expression> Parts => [];
}

internal sealed class Number(long value) : Expression
{
    public long Content => value;

    public override IEnumerable<Expression> Parts => [];
}

internal sealed class Not(Expression inner) : Expression
{
    public Expression Inner => inner;

    public override IEnumerable<Expression> Parts => [inner];
}

internal sealed class Binary(BinaryOperator operation, Expression left, Expression right) : Expression
{
    public BinaryOperator Operation => operation;

    public Expression Left => left;

    public Expression Right => right;

    public override IEnumerable<Expression> Parts => [left, right];
}

/// <summary>Conditions joined by AND or by OR.</summary>
internal sealed class Connective : Expression
{
    private readonly Expression[] _parts;

    private Connective(bool isAll, Expression[] parts) => (IsAll, _parts) = (isAll, parts);

    public bool IsAll { get; }

    public override IReadOnlyList<Expression> Parts => _parts;

    public static Expression Of(bool isAll, IReadOnlyList<Expression> parts) => parts.Count == 1 ? parts[0] : new Connective(
        isAll, [.. parts.SelectMany(part => part is Connective same && same.IsAll == isAll ? same.Parts : [part])]);
}

internal sealed class Case((Expression Condition, Expression Then)[] branches, Expression? otherwise) : Expression
{
    public IReadOnlyList<(Expression Condition, Expression Then)> Branches => branches;

    public Expression? Otherwise => otherwise;

    public override IEnumerable<Expression> Parts =>
        branches.SelectMany(branch => new[] { branch.Condition, branch.Then }).Concat(otherwise is null ? [] : [otherwise]);
}

internal sealed class Membership(Expression item, IReadOnlyList<Expression> list) : Expression
{
    public Expression Item => item;

    public IReadOnlyList<Expression> List => list;

    public override IEnumerable<Expression> Parts => list.Prepend(item);
}

internal sealed class Aggregate(AggregateOperator operation, Expression argument) : Expression
{
    public AggregateOperator Operation => operation;

    public Expression Argument => argument;

    public override IEnumerable<Expression> Parts => [argument];
}

/// <summary>A form that an engine has for something, with places <c>{0}</c>, <c>{1}</c> for its parts. Its text is a constant of this package.</summary>
internal sealed class Fragment(string form, params Expression[] parts) : Expression
{
    public string Form => form;

    public override IReadOnlyList<Expression> Parts => parts;
}
