using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>Compiles comparisons to expressions of SQL's three values, of which NULL is unknown: what is missing makes them NULL, and NOT, AND and OR combine them as the library does.</summary>
internal sealed class Comparisons(SqlDialect dialect, Refusals refusals, TagSlots slots)
{
    private const string Folding = "Upper and lower case are folded by the tables of the runtime, and an engine has others.";

    /// <summary>Compiles the filter of events, or any condition whose leaves are compiled otherwise.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="path">Its JSON path.</param>
    /// <param name="leaf">Compiles what is no combination.</param>
    public static Expression Combine(Condition condition, string path, Func<Condition, string, Expression> leaf)
    {
        return condition switch
        {
            AllCondition { All: var all } => Expression.All(Parts(all, "all")),
            AnyCondition { Any: var any } => Expression.Any(Parts(any, "any")),
            NotCondition { Not: var not } => !Combine(not, $"{path}.not", leaf),
            _ => leaf(condition, path),
        };

        Expression[] Parts(EquatableArray<Condition> parts, string member) =>
            [.. parts.Select((part, i) => Combine(part, $"{path}.{member}[{Exact.Text(i)}]", leaf))];
    }

    /// <summary>Makes what compares a column, or an expression of the same storage.</summary>
    public Operand OperandOf(Expression value, SqlStorage storage, FactType type) => type switch
    {
        FactType.Text => new TextOperand(value, dialect),
        FactType.Number => new NumberOperand(value, storage, storage.Kind == SqlStorageKind.Numeric),
        FactType.Bool => new BooleanOperand(value),
        FactType.TextSet => new SetOperand(value),
        FactType.Date => new DateOperand(value, storage),
        _ => new InstantOperand(value, storage),
    };

    /// <summary>Compiles the comparisons of one condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="operand">What it compares.</param>
    /// <param name="path">The condition's JSON path.</param>
    public Expression Compile(ComparingCondition condition, Operand operand, string path)
    {
        var parts = Values(condition, operand).Concat(Times(condition, operand)).ToList();
        if (operand is TextOperand text)
        {
            parts.AddRange(Texts(condition, text));
        }

        Refuse(condition, operand, path, parts.Count > 0);
        return (condition.Exists, condition.Missing, condition.WhenMissing) switch
        {
            (null, null, WhenMissing.Match) => Expression.Any([operand.IsMissing, .. parts.Count > 0 ? [Expression.All(parts)] : Array.Empty<Expression>()]),
            (null, null, WhenMissing.NoMatch) => Expression.All([!operand.IsMissing, .. parts]),
            var (exists, missing, _) => Expression.All([.. Presence(operand, exists, missing), .. parts]),
        };
    }

    /// <summary>Tells whether a storage holds values of a type.</summary>
    public static bool Holds(SqlStorage storage, FactType type) => type switch
    {
        FactType.Text => storage.Kind == SqlStorageKind.Text,
        FactType.Number => storage.IsNumber,
        FactType.Bool => storage.Kind == SqlStorageKind.Boolean,
        FactType.TextSet => storage.Kind == SqlStorageKind.JsonTexts,
        FactType.Date => storage.Kind is SqlStorageKind.Date or SqlStorageKind.IsoDate or SqlStorageKind.DayNumber,
        _ => storage.IsInstant,
    };

    private static IEnumerable<Expression> Presence(Operand operand, bool? exists, bool? missing)
    {
        if (exists is { } one)
        {
            yield return one ? !operand.IsMissing : operand.IsMissing;
        }

        if (missing is { } other)
        {
            yield return other ? operand.IsMissing : !operand.IsMissing;
        }
    }

    private static IEnumerable<Expression> Values(ComparingCondition condition, Operand operand)
    {
        (Literal? Mark, Order Order)[] marks =
        [
            (condition.EqualTo, Order.Equal), (condition.Less, Order.Less), (condition.AtMost, Order.AtMost), (condition.Greater, Order.Greater),
            (condition.AtLeast, Order.AtLeast), (condition.Before, Order.Less), (condition.After, Order.Greater),
            (condition.Between?[0], Order.AtLeast), (condition.Between?[1], Order.AtMost),
        ];
        foreach (var (mark, order) in marks)
        {
            if (mark is not null)
            {
                yield return operand.Is(order, mark);
            }
        }

        if (condition.NotEqualTo is { } not)
        {
            yield return !operand.Is(Order.Equal, not);
        }

        if (AmongOf(condition) is { } among)
        {
            yield return operand.IsIn([.. among]);
        }

        if (condition.NotIn is { } others)
        {
            yield return !operand.IsIn([.. others]);
        }
    }

    private static EquatableArray<Literal>? AmongOf(ComparingCondition condition) => condition switch
    {
        AttributeCondition attribute => attribute.In,
        PropertyCondition property => property.In,
        _ => null,
    };

    private static IEnumerable<Expression> Texts(ComparingCondition condition, TextOperand operand)
    {
        if (condition.Contains is { } part)
        {
            yield return operand.Contains(part);
        }

        if (condition.StartsWith is { } start)
        {
            yield return operand.StartsWith(start);
        }

        if (condition.EndsWith is { } end)
        {
            yield return operand.EndsWith(end);
        }
    }

    private IEnumerable<Expression> Times(ComparingCondition condition, Operand operand)
    {
        if (condition.WithinLast is { } within)
        {
            yield return operand is DateOperand date
                ? date.Is(Order.AtLeast, FirstDayWithin(within)) & date.Is(Order.AtMost, slots.Today)
                : ((InstantOperand)operand).Is(Order.Greater, slots.InstantBefore(within)) & ((InstantOperand)operand).Is(Order.AtMost, slots.AsOf);
        }

        if (condition.OlderThan is { } older)
        {
            yield return operand is DateOperand date
                ? date.Is(Order.Less, FirstDayWithin(older))
                : ((InstantOperand)operand).Is(Order.AtMost, slots.InstantBefore(older));
        }
    }

    /// <summary>The day after the one that lies a length before; no value is earlier than the first day of all.</summary>
    private NodaTime.LocalDate FirstDayWithin(Lookback length) =>
        NodaTime.LocalDate.Max(DayClock.MinDay, slots.DayBefore(length).PlusDays(1));

    private void Refuse(ComparingCondition condition, Operand operand, string path, bool compares)
    {
        if (condition.Matches is not null)
        {
            refusals.Add(
                $"{path}.matches",
                "a regular expression",
                "Each engine has rules of its own for them.",
                "Ask contains, startsWith, endsWith or in, or let a view answer it in a column of true and false.");
        }

        if (condition.IgnoreCase == true && (compares || condition.Matches is not null || operand is SetOperand))
        {
            refusals.Add($"{path}.ignoreCase", "a comparison that ignores case", Folding, "Keep a folded text in a column of its own, and compare that.");
        }

        (string Member, EquatableArray<string>? Texts)[] sets =
            [("hasAny", condition.HasAny), ("hasAll", condition.HasAll), ("hasNone", condition.HasNone)];
        foreach (var (member, texts) in sets)
        {
            if (texts is not null)
            {
                refusals.Add($"{path}.{member}", "a comparison of a set of texts", "A set is one value in its column, and engines look into it in ways of their own.", "Keep a column of true and false for what is asked.");
            }
        }

        if (condition.Anniversary is not null)
        {
            refusals.Add($"{path}.anniversary", "an anniversary", "Days of the calendar are counted by the library.", "Use TaggingSql.Slots, which returns the date and lets the library decide.");
        }

        if (operand is MeanOperand mean)
        {
            RefuseMarks(condition, mean, path);
        }
    }

    private void RefuseMarks(ComparingCondition condition, MeanOperand mean, string path)
    {
        (string Member, IEnumerable<Literal?> Marks)[] members =
        [
            ("equals", [condition.EqualTo]), ("notEquals", [condition.NotEqualTo]), ("less", [condition.Less]), ("atMost", [condition.AtMost]),
            ("greater", [condition.Greater]), ("atLeast", [condition.AtLeast]), ("between", condition.Between ?? []), ("notIn", condition.NotIn ?? []),
        ];
        foreach (var (member, marks) in members)
        {
            if (marks.Any(mark => mark is not null && !mean.IsExact(mark)))
            {
                refusals.Add(
                    $"{path}.{member}",
                    "a mean compared with a number so fine or so great",
                    "A mean is compared by its sum and its count, which must stay exact.",
                    "Compare with a whole number of the column's units, or use TaggingSql.Slots, after which the library divides.");
            }
        }
    }
}
