using NodaTime;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>The rules as a program would follow them that walks their records for each user.</summary>
internal static class NaiveRules
{
    public static bool Holds(Condition condition, UserFacts facts) => condition switch
    {
        AllCondition all => all.All.All(part => Holds(part, facts)),
        AnyCondition any => any.Any.Any(part => Holds(part, facts)),
        NotCondition not => !Holds(not.Not, facts),
        AttributeCondition leaf => facts.Attributes.TryGet(leaf.Attribute, out var value) && Compares(leaf, value),
        _ => throw new NotSupportedException(),
    };

    private static bool Compares(AttributeCondition leaf, FactValue value) => value.Type switch
    {
        FactType.Text => (leaf.EqualTo is null || leaf.EqualTo.Text == value.AsText())
            && (leaf.NotEqualTo is null || leaf.NotEqualTo.Text != value.AsText())
            && (leaf.In is not { } list || list.Any(text => text.Text == value.AsText())),
        FactType.Date => (leaf.Before is null || value.AsDate() < DateOf(leaf.Before))
            && (leaf.After is null || value.AsDate() > DateOf(leaf.After)),
        FactType.Bool => leaf.EqualTo!.Bool == value.AsBool(),
        _ => ComparesNumber(leaf, value.AsNumber()),
    };

    private static bool ComparesNumber(AttributeCondition leaf, decimal value) =>
        (leaf.Less is null || value < leaf.Less.Number)
        && (leaf.AtMost is null || value <= leaf.AtMost.Number)
        && (leaf.Greater is null || value > leaf.Greater.Number)
        && (leaf.AtLeast is null || value >= leaf.AtLeast.Number)
        && (leaf.Between is not { } ends || (value >= ends[0].Number && value <= ends[1].Number));

    private static LocalDate DateOf(Literal literal) => NodaTime.Text.LocalDatePattern.Iso.Parse(literal.Text!).Value;
}
