namespace UserOps.Tagging;

/// <summary>One attribute of many users.</summary>
internal abstract class UserColumn
{
    public abstract int Count { get; }

    /// <summary>Whether the attribute is missing of a user.</summary>
    public abstract bool HasMissing { get; }

    /// <summary>The first value that is not of a type; <see cref="FactValue.None"/> when all are.</summary>
    public abstract FactValue FirstNot(FactType type);

    public abstract FactValue ValueOf(int user);

    /// <summary>Makes the column that takes the least work: of whole numbers if the values are such.</summary>
    public static UserColumn Of(FactValue[] values)
    {
        FactType? type = null;
        var digits = 0;
        foreach (var value in values)
        {
            type ??= value.Type;
            if (value.Type is FactType.Text or FactType.TextSet || (!value.IsNone && value.Type != type))
            {
                return Coded(values);
            }

            digits = Math.Max(digits, (int)Exact.Normalize(value.Key).Scale);
        }

        var units = new long[values.Length];
        var missing = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            missing[i] = values[i].IsNone;
            if (digits > ScaledMarks.MostDigits || !ScaledMarks.TryScale(Exact.Normalize(values[i].Key), digits, out units[i]))
            {
                return Coded(values);
            }
        }

        return new UnitColumn(type ?? FactType.Number, units, digits, Array.Exists(missing, isMissing => isMissing) ? missing : null);
    }

    private static CodedColumn Coded(FactValue[] values)
    {
        var codes = new Dictionary<FactValue, int>();
        var column = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsNone)
            {
                column[i] = CodedColumn.Missing;
            }
            else if (!codes.TryGetValue(values[i], out column[i]))
            {
                column[i] = codes.Count;
                codes.Add(values[i], codes.Count);
            }
        }

        return new(column, [.. codes.OrderBy(code => code.Value).Select(code => code.Key)]);
    }
}

/// <summary>Numbers as whole numbers of a unit; truth values, dates and instants by their keys.</summary>
/// <param name="type">The type of the values.</param>
/// <param name="units">The values.</param>
/// <param name="digits">The digits after the point: the unit is 10 to the power of minus so many.</param>
/// <param name="missing">Whether each is missing; <see langword="null"/>: none is.</param>
internal sealed class UnitColumn(FactType type, long[] units, int digits, bool[]? missing) : UserColumn
{
    public override int Count => units.Length;

    public override bool HasMissing => missing is not null;

    public override FactValue FirstNot(FactType wanted)
    {
        var first = type == wanted ? -1 : missing is null ? 0 : Array.IndexOf(missing, value: false);
        return first >= 0 && first < units.Length ? ValueOf(first) : FactValue.None;
    }

    public override FactValue ValueOf(int user) => missing is not null && missing[user]
        ? FactValue.None
        : FactValue.OfKey(type, ScaledMarks.ToNumber(units[user], digits));

    public int Digits => digits;

    /// <summary>Writes the rows of a stretch of users.</summary>
    public void WriteRows(LeafBlock block, UnitMarks? marks, int first, Span<ushort> rows)
    {
        if (marks is null)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = (ushort)block.Row(ValueOf(first + i));
            }

            return;
        }

        marks.WriteRows(units.AsSpan(first, rows.Length), rows);
        for (var i = 0; missing is not null && i < rows.Length; i++)
        {
            rows[i] = missing[first + i] ? (ushort)0 : rows[i];
        }
    }
}

/// <summary>Values by their places in a dictionary.</summary>
/// <param name="codes">The place of each user's value.</param>
/// <param name="values">The dictionary; none of its values is missing.</param>
internal sealed class CodedColumn(int[] codes, FactValue[] values) : UserColumn
{
    public const int Missing = -1;

    public override int Count => codes.Length;

    public override bool HasMissing { get; } = Array.IndexOf(codes, Missing) >= 0;

    public ReadOnlySpan<int> Codes => codes;

    public ReadOnlySpan<FactValue> Values => values;

    public override FactValue FirstNot(FactType wanted) => Array.Find(values, value => value.Type != wanted);

    public override FactValue ValueOf(int user) => codes[user] == Missing ? FactValue.None : values[codes[user]];
}
