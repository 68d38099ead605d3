using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace UserOps.Sql.Tests;

/// <summary>A query with one mistake in it, such as a compiler makes: a lost branch, a bound on the wrong side, an OR for an AND.</summary>
/// <param name="Place">Where in the tree it is.</param>
/// <param name="Mistake">What it is.</param>
internal sealed record Mutant(string Place, string Mistake)
{
    private static readonly Duration Step = Duration.FromNanoseconds(1_000);

    /// <summary>Makes every query that differs from one by one mistake.</summary>
    public static IReadOnlyList<Mutant> Of(SqlQuery query)
    {
        var found = new List<Mutant>();
        _ = Rewrite(query.Tree, "", (place, expression) =>
        {
            found.AddRange(Mistakes(expression).Select(mistake => new Mutant(place, mistake.Name)));
            return null;
        });
        Assert.Distinct(found);
        return found;
    }

    /// <summary>Makes the mistake in a query; <see langword="null"/> where the query has no such place.</summary>
    public SqlQuery? In(SqlQuery query)
    {
        var isDone = false;
        var tree = Rewrite(query.Tree, "", (place, expression) =>
        {
            var changed = place == Place ? Mistakes(expression).Where(mistake => mistake.Name == Mistake).Select(mistake => mistake.Changed).FirstOrDefault() : null;
            isDone |= changed is not null;
            return changed;
        });
        return isDone ? new(query.Dialect, query.Shape, tree, query.Policy, query.AsOf, [.. query.Tables], new(query.Dialect), query.Plan) : null;
    }

    /// <summary>Whether it is one of those that a regular expression describes.</summary>
    public bool Is(string pattern) => Regex.IsMatch(ToString(), pattern, RegexOptions.None, TimeSpan.FromSeconds(10));

    public override string ToString() => $"{Place}: {Mistake}";

    private static IEnumerable<(string Name, Expression Changed)> Mistakes(Expression expression) => expression switch
    {
        Binary binary => Other(binary.Operation) is { } other ? [($"{other} for {binary.Operation}", new Binary(other, binary.Left, binary.Right))] : [],
        Not not => [("NOT lost", not.Inner)],
        Connective connective => Of(connective),
        Case cases => Of(cases),
        Membership membership => membership.List.Count < 2 ? [] : Enumerable.Range(0, membership.List.Count).Select(i => (Name("item lost", i), (Expression)new Membership(membership.Item, Without(membership.List, i)))),
        Aggregate aggregate => [($"{Other(aggregate.Operation)} for {aggregate.Operation}", new Aggregate(Other(aggregate.Operation), aggregate.Argument))],
        Number number => [("1 more", new Number(number.Content + 1))],
        Value value => [("another value", Other(value))],
        Fragment fragment => Of(fragment),
        _ => [],
    };

    private static IEnumerable<(string Name, Expression Changed)> Of(Connective connective)
    {
        yield return (connective.IsAll ? "OR for AND" : "AND for OR", Connective.Of(!connective.IsAll, connective.Parts));
        for (var i = 0; i < connective.Parts.Count; i++)
        {
            yield return (Name("part lost", i), Connective.Of(connective.IsAll, Without(connective.Parts, i)));
        }
    }

    private static IEnumerable<(string Name, Expression Changed)> Of(Case cases)
    {
        for (var i = 0; i < cases.Branches.Count; i++)
        {
            if (cases.Branches.Count > 1)
            {
                yield return (Name("branch lost", i), new Case([.. Without(cases.Branches, i)], cases.Otherwise));
            }
            else
            {
                yield return ("condition lost", cases.Branches[i].Then);
            }
        }

        if (cases.Otherwise is not null)
        {
            yield return ("ELSE lost", new Case([.. cases.Branches], null));
        }
    }

    private static IEnumerable<(string Name, Expression Changed)> Of(Fragment fragment)
    {
        if (fragment.Form.StartsWith("COALESCE(", StringComparison.Ordinal))
        {
            yield return ("COALESCE lost", fragment.Parts[0]);
        }

        if (fragment.Form.Contains(" IS NULL", StringComparison.Ordinal))
        {
            yield return ("IS NOT NULL for IS NULL", new Fragment(fragment.Form.Replace(" IS NULL", " IS NOT NULL", StringComparison.Ordinal), [.. fragment.Parts]));
        }
        else if (fragment.Form.Contains(" IS NOT NULL", StringComparison.Ordinal))
        {
            yield return ("IS NULL for IS NOT NULL", new Fragment(fragment.Form.Replace(" IS NOT NULL", " IS NULL", StringComparison.Ordinal), [.. fragment.Parts]));
        }
        else if (fragment.Form.Contains(" <> ", StringComparison.Ordinal))
        {
            yield return ("= for <>", new Fragment(fragment.Form.Replace(" <> ", " = ", StringComparison.Ordinal), [.. fragment.Parts]));
        }
        else if (fragment.Form.Contains("DISTINCT ", StringComparison.Ordinal))
        {
            yield return ("DISTINCT lost", new Fragment(fragment.Form.Replace("DISTINCT ", "", StringComparison.Ordinal), [.. fragment.Parts]));
        }
    }

    private static BinaryOperator? Other(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        BinaryOperator.NotEqual => BinaryOperator.Equal,
        BinaryOperator.Less => BinaryOperator.AtMost,
        BinaryOperator.AtMost => BinaryOperator.Less,
        BinaryOperator.Greater => BinaryOperator.AtLeast,
        BinaryOperator.AtLeast => BinaryOperator.Greater,
        BinaryOperator.Add => BinaryOperator.Subtract,
        BinaryOperator.Subtract => BinaryOperator.Add,
        BinaryOperator.Multiply => BinaryOperator.Add,
        _ => BinaryOperator.Multiply,
    };

    private static AggregateOperator Other(AggregateOperator operation) => operation switch
    {
        AggregateOperator.Min => AggregateOperator.Max,
        AggregateOperator.Max => AggregateOperator.Min,
        AggregateOperator.CountDistinct => AggregateOperator.Count,
        AggregateOperator.Count => AggregateOperator.CountDistinct,
        _ => AggregateOperator.Max,
    };

    private static Value Other(Value value) => value.Content switch
    {
        string text => Value.Of($"{text}!"),
        long number => Value.Of(number + 1),
        decimal number => Value.Of(number + 0.001m),
        bool truth => Value.Of(!truth),
        Guid id => Value.Of(new Guid(id.ToByteArray().Reverse().ToArray())),
        LocalDate date => Value.Of(date.PlusDays(1)),
        Instant instant => new Value(value.Type, instant + Step),
        var length => Value.Interval((Duration)length + Duration.FromHours(1)),
    };

    private static List<T> Without<T>(IReadOnlyList<T> items, int place) => [.. items.Where((_, i) => i != place)];

    private static string Name(string what, int place) => string.Create(CultureInfo.InvariantCulture, $"{what}, {place}");

    private static Select Rewrite(Select select, string place, Func<string, Expression, Expression?> change) => new()
    {
        Columns = [.. select.Columns.Select(column => (column.Alias, Rewrite(column.Value, $"{place}/{column.Alias}", change)))],
        From = Rewrite(select.From, $"{place}/from", change),
        Joins = [.. select.Joins.Select((join, i) => (Rewrite(join.Source, Name($"{place}/join", i), change), Rewrite(join.On, Name($"{place}/on", i), change)))],
        Where = select.Where is { } where ? Rewrite(where, $"{place}/where", change) : null,
        GroupBy = [.. select.GroupBy.Select((key, i) => Rewrite(key, Name($"{place}/group", i), change))],
        Having = select.Having is { } having ? Rewrite(having, $"{place}/having", change) : null,
        Union = [.. select.Union.Select((other, i) => Rewrite(other, Name($"{place}/union", i), change))],
        With = [.. select.With.Select(with => (with.Name, Rewrite(with.Query, $"{place}/with {with.Name}", change)))],
        KeepsWith = select.KeepsWith,
        OrderBy = [.. select.OrderBy.Select((key, i) => Rewrite(key, Name($"{place}/order", i), change))],
    };

    private static Source Rewrite(Source source, string place, Func<string, Expression, Expression?> change) =>
        source.Query is { } query ? source with { Query = Rewrite(query, place, change) } : source;

    private static Expression Rewrite(Expression expression, string place, Func<string, Expression, Expression?> change)
    {
        if (change(place, expression) is { } changed)
        {
            return changed;
        }

        var i = 0;
        Expression Part(Expression part) => Rewrite(part, string.Create(CultureInfo.InvariantCulture, $"{place}.{i++}"), change);
        return expression switch
        {
            Binary binary => new Binary(binary.Operation, Part(binary.Left), Part(binary.Right)),
            Not not => new Not(Part(not.Inner)),
            Connective connective => Connective.Of(connective.IsAll, [.. connective.Parts.Select(Part)]),
            Case cases => new Case([.. cases.Branches.Select(branch => (Part(branch.Condition), Part(branch.Then)))], cases.Otherwise is { } otherwise ? Part(otherwise) : null),
            Membership membership => new Membership(Part(membership.Item), [.. membership.List.Select(Part)]),
            Aggregate aggregate => new Aggregate(aggregate.Operation, Part(aggregate.Argument)),
            Fragment fragment => new Fragment(fragment.Form, [.. fragment.Parts.Select(Part)]),
            _ => expression,
        };
    }
}
