using System.Collections.Frozen;

namespace UserOps.Tagging;

/// <summary>Comparisons of one value, answered all at once: the place of the value among their marks is the row of a table of answers.</summary>
internal abstract class LeafBlock(int leaves, byte[] rows)
{
    /// <summary>A block is closed when its table would be larger: a search more costs less than a table that no cache holds.</summary>
    public const int MostCells = 1 << 16;

    /// <summary>How many comparisons there are.</summary>
    public int Leaves => leaves;

    /// <summary>The answers for a value, in the order of the comparisons.</summary>
    public ReadOnlySpan<byte> Answers(in FactValue value) => rows.AsSpan((value.IsNone ? 0 : RowOf(value)) * leaves, leaves);

    /// <summary>The row of a value that is there, from 1.</summary>
    protected abstract int RowOf(in FactValue value);

    protected static byte[] Table(IReadOnlyList<ValueTest> tests, int rows, Func<ValueTest, int, bool> admits)
    {
        var table = new byte[(rows + 1) * tests.Count];
        for (var leaf = 0; leaf < tests.Count; leaf++)
        {
            table[leaf] = (byte)tests[leaf].OnMissing;
            for (var row = 0; row < rows; row++)
            {
                table[((row + 1) * tests.Count) + leaf] =
                    (byte)(tests[leaf].AdmitsPresent && admits(tests[leaf], row) ? Truth.True : Truth.False);
            }
        }

        return table;
    }
}

/// <summary>Comparisons of numbers, truth values, dates or instants.</summary>
internal sealed class OrderBlock : LeafBlock
{
    private readonly ScaledMarks _marks;

    private OrderBlock(ScaledMarks marks, int leaves, byte[] rows)
        : base(leaves, rows) => _marks = marks;

    public static OrderBlock Of(IReadOnlyList<ValueTest> tests)
    {
        var marks = new ScaledMarks(Marks(tests));
        return new(marks, tests.Count, Table(
            tests, marks.Places, (test, rank) => Array.TrueForAll(test.Orders, order => order.AdmitsRank(rank, marks.Sorted))));
    }

    public static IEnumerable<decimal> Marks(IEnumerable<ValueTest> tests) =>
        tests.SelectMany(test => test.Orders).SelectMany(order => order.Marks);

    protected override int RowOf(in FactValue value) => _marks.PlaceOf(value.Key) + 1;
}

/// <summary>Comparisons of texts with texts, case by case.</summary>
internal sealed class TextBlock : LeafBlock
{
    private readonly FrozenDictionary<string, int> _rows;

    private TextBlock(FrozenDictionary<string, int> rows, int leaves, byte[] table)
        : base(leaves, table) => _rows = rows;

    public static TextBlock Of(IReadOnlyList<ValueTest> tests)
    {
        // Row 0 is for all texts that no comparison names.
        var texts = Marks(tests).Distinct(StringComparer.Ordinal).ToList();
        var rows = texts.Select((text, i) => (text, i)).ToFrozenDictionary(pair => pair.text, pair => pair.i + 2, StringComparer.Ordinal);
        var sets = tests.ToDictionary(test => test, test => Array.ConvertAll(test.Texts, text => text.Texts.ToHashSet(StringComparer.Ordinal)));
        return new(rows, tests.Count, Table(tests, texts.Count + 1, (test, row) => test.Texts.Index().All(pair =>
            (row > 0 && sets[test][pair.Index].Contains(texts[row - 1])) == (pair.Item.Operator == TextOperator.In))));
    }

    public static IEnumerable<string> Marks(IEnumerable<ValueTest> tests) =>
        tests.SelectMany(test => test.Texts).SelectMany(text => text.Texts);

    protected override int RowOf(in FactValue value) => _rows.GetValueOrDefault(value.AsText(), 1);
}
