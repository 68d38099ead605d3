using System.Globalization;
using System.Text;

namespace UserOps.Sql;

/// <summary>Prints a query for a dialect, and numbers its parameters. The only place where SQL becomes text.</summary>
internal sealed class Printer(SqlDialect dialect)
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<Value, int> _numbers = [];
    private readonly List<SqlParameter> _parameters = [];

    /// <summary>The parameters, in the order of their numbers.</summary>
    public IReadOnlyList<SqlParameter> Parameters => _parameters;

    public override string ToString() => _text.ToString();

    public Printer Print(Select select, int indent = 0)
    {
        var next = "WITH ";
        foreach (var (name, query) in select.With)
        {
            Write(next).Write(dialect.Quote(LayerOf(name))).Write(select.KeepsWith ? " AS MATERIALIZED (" : " AS (");
            Line(indent + 1).Print(query, indent + 1);
            Line(indent).Write(")");
            next = ", ";
        }

        if (select.With.Count > 0)
        {
            Line(indent);
        }

        PrintBody(select, indent);
        foreach (var other in select.Union)
        {
            Line(indent).Write("UNION ALL");
            Line(indent).PrintBody(other, indent);
        }

        if (select.OrderBy.Count > 0)
        {
            Line(indent).Write("ORDER BY ").List(select.OrderBy);
        }

        return this;
    }

    private void PrintBody(Select select, int indent)
    {
        Write("SELECT");
        for (var i = 0; i < select.Columns.Count; i++)
        {
            Line(indent + 1).Print(select.Columns[i].Value).Write(" AS ").Write(dialect.Quote(select.Columns[i].Alias));
            Write(i + 1 < select.Columns.Count ? "," : "");
        }

        Line(indent).Write("FROM ").Print(select.From, indent);
        foreach (var (source, on) in select.Joins)
        {
            Line(indent).Write("LEFT JOIN ").Print(source, indent).Write(" ON ").Print(on);
        }

        if (select.Where is { } where)
        {
            Line(indent).Write("WHERE ").Print(where);
        }

        if (select.GroupBy.Count > 0)
        {
            Line(indent).Write("GROUP BY ").List(select.GroupBy);
        }

        if (select.Having is { } having)
        {
            Line(indent).Write("HAVING ").Print(having);
        }
    }

    private Printer Print(Source source, int indent)
    {
        if (source.Query is { } query)
        {
            Write("(");
            Line(indent + 1).Print(query, indent + 1);
            Line(indent).Write(")");
        }
        else if (source.Table is { } table)
        {
            Write(table.Schema is { } schema ? $"{dialect.Quote(schema)}." : "").Write(dialect.Quote(table.Name));
        }
        else
        {
            Write(dialect.Quote(LayerOf(source.Name!)));
        }

        return (source.Alias ?? source.Name) is { } alias ? Write(" AS ").Write(dialect.Quote(alias)) : this;
    }

    /// <summary>The name of a query that others read. It would hide a host's table of the same name.</summary>
    private static string LayerOf(string name) => $"userops_{name}";

    private Printer Print(Expression expression)
    {
        switch (expression)
        {
            case Value value:
                return Write(dialect.Placeholder(NumberOf(value)));
            case Number number:
                return Write(number.Content.ToString(CultureInfo.InvariantCulture));
            case Column column:
                Write(column.Source is { } source ? $"{dialect.Quote(source)}." : "").Write(dialect.Quote(column.Name));
                return column.IsText ? Write(dialect.ByBytes) : this;
            case Not not:
                return Write("(NOT ").Print(not.Inner).Write(")");
            case Binary binary:
                return Write("(").Print(binary.Left).Write(Sign(binary.Operation)).Print(binary.Right).Write(")");
            case Connective connective:
                return Write("(").List(connective.Parts, connective.IsAll ? " AND " : " OR ").Write(")");
            case Membership membership:
                return Write("(").Print(membership.Item).Write(" IN (").List(membership.List).Write("))");
            case Aggregate aggregate:
                return Write(Word(aggregate.Operation)).Print(aggregate.Argument).Write(")");
            case Case cases:
                return PrintCase(cases);
            case Fragment fragment:
                return PrintFragment(fragment);
            default:
                throw new NotSupportedException($"{expression.GetType().Name} is no expression.");
        }
    }

    private Printer PrintCase(Case cases)
    {
        Write("CASE");
        foreach (var (condition, then) in cases.Branches)
        {
            Write(" WHEN ").Print(condition).Write(" THEN ").Print(then);
        }

        if (cases.Otherwise is { } otherwise)
        {
            Write(" ELSE ").Print(otherwise);
        }

        return Write(" END");
    }

    private Printer PrintFragment(Fragment fragment)
    {
        for (var rest = fragment.Form.AsSpan(); !rest.IsEmpty;)
        {
            var place = rest.IndexOf('{');
            if (place < 0)
            {
                _text.Append(rest);
                break;
            }

            _text.Append(rest[..place]);
            Print(fragment.Parts[rest[place + 1] - '0']);
            rest = rest[(place + 3)..];
        }

        return this;
    }

    private Printer List(IReadOnlyList<Expression> items, string separator = ", ")
    {
        for (var i = 0; i < items.Count; i++)
        {
            Write(i > 0 ? separator : "").Print(items[i]);
        }

        return this;
    }

    private int NumberOf(Value value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            number = _numbers.Count + 1;
            _numbers.Add(value, number);
            _parameters.Add(new(dialect.ParameterName(number), value.Type, value.Content));
        }

        return number;
    }

    private Printer Write(string text)
    {
        _text.Append(text);
        return this;
    }

    private Printer Line(int indent)
    {
        _text.Append('\n').Append(' ', 2 * indent);
        return this;
    }

    private static string Sign(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Equal => " = ",
        BinaryOperator.NotEqual => " <> ",
        BinaryOperator.Less => " < ",
        BinaryOperator.AtMost => " <= ",
        BinaryOperator.Greater => " > ",
        BinaryOperator.AtLeast => " >= ",
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Multiply => " * ",
        _ => " / ",
    };

    private static string Word(AggregateOperator operation) => operation switch
    {
        AggregateOperator.Sum => "SUM(",
        AggregateOperator.Min => "MIN(",
        AggregateOperator.Max => "MAX(",
        AggregateOperator.Count => "COUNT(",
        _ => "COUNT(DISTINCT ",
    };
}
