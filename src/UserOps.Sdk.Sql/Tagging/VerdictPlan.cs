using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>A catalogue's rules as a query: the figures, then level by level the rules and the tags that rest on them.</summary>
internal sealed class VerdictPlan
{
    private static readonly Expression False = new Fragment("FALSE");
    private static readonly Expression True = new Fragment("TRUE");

    private readonly SlotPlan _figures;
    private readonly SqlDialect _dialect;
    private readonly Dictionary<Condition, Expression> _leaves = [];
    private readonly Dictionary<string, int> _tags;
    private readonly int[] _levels;
    private readonly Expression[] _conditions;

    public VerdictPlan(TagSlots slots, SqlTables tables, SqlDialect dialect, Refusals refusals)
    {
        _figures = new(slots, tables, dialect, refusals);
        _dialect = dialect;
        Catalog = slots.Tagger.Catalog;
        _tags = Catalog.Tags.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        _levels = new int[Catalog.Tags.Count];
        for (var tag = 0; tag < _levels.Length; tag++)
        {
            _ = LevelOf(tag);
        }

        _conditions = [.. Enumerable.Range(0, Catalog.Rules.Count).Select(ConditionOf)];
    }

    public TagCatalog Catalog { get; }

    /// <summary>Gets the tables that are read.</summary>
    public IReadOnlyList<SqlTable> Tables => _figures.Tables;

    private TagSlots Slots => _figures.Slots;

    /// <summary>A literal as the query returns it.</summary>
    public static string TextOf(Literal value) => value.Text ?? Exact.Text(value.Number!.Value);

    /// <summary>The name of the column that says whether a tag is given: 2, 1 where it is unknown, or 0.</summary>
    public static string TruthName(int tag) => $"t{Exact.Text(tag)}";

    /// <summary>The name of the column of a tag's value.</summary>
    public static string ValueName(int tag) => $"v{Exact.Text(tag)}";

    /// <summary>The one query: a row for each user. Each layer is kept, for engines that put one into another copy it wherever it is named.</summary>
    public Select ToSelect()
    {
        var layers = new List<(string Name, Select Query)> { ("figures", _figures.ToSelect()) };
        for (var level = 1; level <= _levels.DefaultIfEmpty().Max(); level++)
        {
            var tags = Enumerable.Range(0, _levels.Length).Where(tag => _levels[tag] == level).ToList();
            Add(layers, $"rules_{Exact.Text(level)}", tags.SelectMany(RulesOf).Select(rule => (RuleName(rule), _conditions[rule])));
            Add(layers, $"tags_{Exact.Text(level)}", tags.Select(tag => (TruthName(tag), TruthOf(tag))));
        }

        var columns = new List<(string, Expression)> { (Aliases.User, new Column(null, Aliases.User)), (Aliases.Faults, new Column(null, Aliases.Faults)) };
        for (var tag = 0; tag < _levels.Length; tag++)
        {
            var truth = new Column(null, TruthName(tag));
            columns.Add((TruthName(tag), new Case([(truth, Expression.Number(2)), (!truth, Expression.Number(0))], Expression.Number(1))));
            if (Catalog.Tags[tag].Type != TagType.Flag)
            {
                columns.Add((ValueName(tag), ValueOf(tag)));
            }
        }

        return new() { With = layers, KeepsWith = true, Columns = columns, From = Source.Of(layers[^1].Name) };
    }

    private static string RuleName(int rule) => $"r{Exact.Text(rule)}";

    private static Column Rule(int rule) => new(null, RuleName(rule));

    private static Column Tag(int tag) => new(null, TruthName(tag));

    private static void Add(List<(string Name, Select Query)> layers, string name, IEnumerable<(string Alias, Expression Value)> columns)
    {
        var (below, query) = layers[^1];
        layers.Add((name, new()
        {
            Columns = [.. query.Columns.Select(column => (column.Alias, (Expression)new Column(null, column.Alias))), .. columns],
            From = Source.Of(below),
        }));
    }

    /// <summary>The rules of a tag by precedence: of a choice by the order of its values, else by that of the catalogue.</summary>
    private IEnumerable<int> RulesOf(int tag)
    {
        var definition = Catalog.Tags[tag];
        var rules = Catalog.Rules.Index().Where(rule => rule.Item.Tag == definition.Id);
        return definition is { Type: TagType.Choice, Values: { } values }
            ? rules.OrderBy(rule => values.Index().First(value => value.Item == rule.Item.Value!.Text).Index).Select(rule => rule.Index)
            : rules.Select(rule => rule.Index);
    }

    /// <summary>The tags of the same exclusive group that go before one.</summary>
    private IEnumerable<int> RivalsOf(int tag) => Catalog.Tags[tag].Group is { } group
        ? Enumerable.Range(0, tag).Where(other => Catalog.Tags[other].Group == group)
        : [];

    private int LevelOf(int tag)
    {
        if (_levels[tag] == 0)
        {
            var needed = RulesOf(tag).SelectMany(rule => AskedBy(Catalog.Rules[rule].When)).Select(id => _tags[id]).Concat(RivalsOf(tag));
            _levels[tag] = 1 + needed.Distinct().Select(LevelOf).DefaultIfEmpty().Max();
        }

        return _levels[tag];
    }

    private static IEnumerable<string> AskedBy(Condition condition) => condition switch
    {
        AllCondition { All: var all } => all.SelectMany(AskedBy),
        AnyCondition { Any: var any } => any.SelectMany(AskedBy),
        NotCondition { Not: var not } => AskedBy(not),
        TagCondition { Tag: var tag } => [tag],
        _ => [],
    };

    private Expression TruthOf(int tag)
    {
        Expression[] rules = [.. RulesOf(tag).Select(Rule)];
        return UnlessRival(tag, rules.Length == 0 ? False : Expression.Any(rules));
    }

    /// <summary>What holds where no earlier tag of the group is given; else false.</summary>
    private Expression UnlessRival(int tag, Expression otherwise)
    {
        Expression[] rivals = [.. RivalsOf(tag).Select(Tag)];
        return rivals.Length == 0 ? otherwise : Expression.When(Expression.Any(rivals), False, otherwise);
    }

    /// <summary>The value of the first rule that holds, where the tag is given.</summary>
    private Expression ValueOf(int tag)
    {
        (Expression, Expression)[] rules = [.. RulesOf(tag).Select(rule => ((Expression)Rule(rule), (Expression)Value.Of(TextOf(Catalog.Rules[rule].Value!))))];
        return rules.Length == 0 ? new Fragment("NULL") : Expression.When(Tag(tag), new Case(rules, null));
    }

    /// <summary>
    /// Whether a tag was given, with a value. From the last rule to the first: one that gives the value makes it true, or
    /// unknown if it is unknown itself; one that gives another makes it false when it holds, for the first that holds decides.
    /// </summary>
    private Expression AnswerOf(TagCondition condition)
    {
        var tag = _tags[condition.Tag];
        if (condition.Value is not { } value)
        {
            return Tag(tag);
        }

        var answer = False;
        foreach (var rule in RulesOf(tag).Reverse())
        {
            answer = Catalog.Rules[rule].Value == value ? Rule(rule) | answer : Expression.When(Rule(rule), False, answer);
        }

        return UnlessRival(tag, answer);
    }

    private Expression ConditionOf(int rule) => Comparisons.Combine(Catalog.Rules[rule].When, $"$.rules[{Exact.Text(rule)}].when", (leaf, path) =>
    {
        if (leaf is TagCondition tag)
        {
            return AnswerOf(tag);
        }

        if (leaf is SequenceCondition or ResumedCondition or HeldCondition)
        {
            return False;
        }

        // Each place is compiled, so that its refusals have a path of their own; equal conditions are the same expression.
        var compiled = Compile(leaf, path);
        if (!_leaves.TryGetValue(leaf, out var known))
        {
            _leaves.Add(leaf, known = compiled);
        }

        return known;
    });

    private Expression Compile(Condition leaf, string path)
    {
        SlotColumn[] slots = [.. Slots.SlotsOf(leaf).Select(slot => _figures.Columns[slot])];
        if (Array.Exists(slots, slot => slot.Parts.Count == 0))
        {
            return leaf is ObservedForCondition ? new Fragment("NULL") : False;
        }

        return leaf switch
        {
            ComparingCondition comparing => _figures.Comparisons.Compile(comparing, OperandOf(slots[0]), path),
            RepeatedCondition repeated => Repeated(repeated, slots, path),
            StoppedCondition stopped => Expression.All(
                slots[0].Parts[0].Value.IsNotNull(),
                new InstantOperand(slots[0].Parts[0].Value, slots[0].Parts[0].Storage).Is(Order.AtMost, Slots.InstantBefore(stopped.After))),
            _ => Observed((ObservedForCondition)leaf, slots[0]),
        };
    }

    private Operand OperandOf(SlotColumn slot)
    {
        var (_, storage, value) = slot.Parts[0];

        // PostgreSQL adds whole numbers up to exact decimals.
        var isNumeric = storage.Kind == SqlStorageKind.Numeric || _dialect == SqlDialect.PostgreSql;
        return slot.Slot is not AggregateSlot aggregate ? _figures.Comparisons.OperandOf(value, storage, slot.Slot.Type) : aggregate.Function switch
        {
            AggregateFunction.Sum => new NumberOperand(value, storage, isNumeric),
            AggregateFunction.Avg => new MeanOperand(value, slot.Parts[1].Value, storage, isNumeric),
            _ => _figures.Comparisons.OperandOf(value, storage, slot.Slot.Type),
        };
    }

    private Case Repeated(RepeatedCondition repeated, SlotColumn[] periods, string path)
    {
        var needed = Value.Of((long)repeated.InAtLeast);
        Expression[] holds = [.. periods.Select(period => _figures.Comparisons.Compile(repeated.Repeated, OperandOf(period), $"{path}.repeated"))];
        var held = holds.Select(one => Expression.When(one, Expression.Number(1), Expression.Number(0))).Aggregate((sum, next) => sum + next);
        var possible = holds.Select(one => Expression.When(!one, Expression.Number(0), Expression.Number(1))).Aggregate((sum, next) => sum + next);
        return new Case([(held >= needed, True), (possible >= needed, new Fragment("NULL"))], False);
    }

    private Case Observed(ObservedForCondition observed, SlotColumn slot)
    {
        var since = Slots.InstantBefore(observed.ObservedFor);
        return new Case(
            [
                (Expression.Any([.. slot.Parts.Select(part => new InstantOperand(part.Value, part.Storage).Is(Order.AtMost, since))]), True),
                (Expression.Any([.. slot.Parts.Select(part => part.Value.IsNotNull())]), False),
            ],
            null);
    }
}
