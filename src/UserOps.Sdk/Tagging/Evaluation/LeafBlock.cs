using System.Collections.Frozen;

namespace UserOps.Tagging;

/// <summary>Comparisons of one value, answered all at once: the place of the value among their marks is the row of a table of answers.</summary>
internal abstract class LeafBlock(int leaves, byte[] rows)
{
    /// <summary>A block is closed when its table would be larger: a search more costs less than a table that no cache holds.</summary>
    public const int MostCells = 1 << 16;

    /// <summary>How many comparisons there are.</summary>
    public int Leaves => leaves;

    /// <summary>The number of rows; row 0 is that of a missing value.</summary>
    public int Rows => rows.Length / leaves;

    /// <summary>The answers for a value, in the order of the comparisons.</summary>
    public ReadOnlySpan<byte> Answers(in FactValue value) => rows.AsSpan(Row(value) * leaves, leaves);

    /// <summary>The row of the answers for a value.</summary>
    public int Row(in FactValue value) => value.IsNone ? 0 : RowOf(value);

    /// <summary>The answer to a comparison in a row.</summary>
    public Truth Answer(int row, int leaf) => (Truth)rows[(row * leaves) + leaf];

    /// <summary>The row of a value that is there, from 1.</summary>
    protected abstract int RowOf(in FactValue value);

    /// <summary>Takes the rows in which a comparison does not hold away; they are counted from row 1 on.</summary>
    protected delegate void Restriction(ValueTest test, Span<bool> rows);

    protected static byte[] Table(IReadOnlyList<ValueTest> tests, int rows, Restriction restrict)
    {
        var table = new byte[(rows + 1) * tests.Count];
        var admitted = new bool[rows];
        for (var leaf = 0; leaf < tests.Count; leaf++)
        {
            Array.Fill(admitted, tests[leaf].AdmitsPresent);
            restrict(tests[leaf], admitted);
            table[leaf] = (byte)tests[leaf].OnMissing;
            for (var row = 0; row < rows; row++)
            {
                table[((row + 1) * tests.Count) + leaf] = (byte)(admitted[row] ? Truth.True : Truth.False);
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
        return new(marks, tests.Count, Table(tests, marks.Places, (test, places) =>
        {
            foreach (var order in test.Orders)
            {
                order.Restrict(marks, places);
            }
        }));
    }

    public static IEnumerable<decimal> Marks(IEnumerable<ValueTest> tests) =>
        tests.SelectMany(test => test.Orders).SelectMany(order => order.Marks);

    /// <summary>The marks for a column of whole numbers of a unit; <see langword="null"/> when they don't fit one.</summary>
    public UnitMarks? ToUnits(int digits) => _marks.ToUnits(digits);

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
        // The first row is for all texts that no comparison names.
        var texts = Marks(tests).Distinct(StringComparer.Ordinal).ToList();
        var rows = texts.Select((text, i) => (text, i)).ToFrozenDictionary(pair => pair.text, pair => pair.i + 2, StringComparer.Ordinal);
        return new(rows, tests.Count, Table(tests, texts.Count + 1, (test, admitted) =>
        {
            foreach (var comparison in test.Texts)
            {
                Restrict(comparison, rows, admitted);
            }
        }));
    }

    private static void Restrict(TextComparison comparison, FrozenDictionary<string, int> rows, Span<bool> admitted)
    {
        var named = new bool[admitted.Length];
        foreach (var text in comparison.Texts)
        {
            named[rows[text] - 1] = true;
        }

        for (var row = 0; row < admitted.Length; row++)
        {
            admitted[row] &= named[row] == (comparison.Operator == TextOperator.In);
        }
    }

    public static IEnumerable<string> Marks(IEnumerable<ValueTest> tests) =>
        tests.SelectMany(test => test.Texts).SelectMany(text => text.Texts);

    protected override int RowOf(in FactValue value) => _rows.GetValueOrDefault(value.AsText(), 1);
}
