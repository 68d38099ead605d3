using NodaTime;

namespace UserOps.Tagging;

/// <summary>What is known of many users, attribute by attribute: the form in which millions are judged at once.</summary>
/// <remarks>
/// <para>Each attribute is a column with a value for each user, in one order of the users. Texts are codes of a dictionary, so
/// that a comparison of a text is made once for each different text, not for each user. Events stay with the users: give
/// <see cref="WithEvents"/> if rules look at them.</para>
/// <para>Immutable and thread-safe; the columns are copied. An attribute without a column is missing of all users.</para>
/// </remarks>
/// <example>
/// <code>
/// var users = UserFactsColumns.OfUsers(3)
///     .WithNumbers("spent", cents, digits: 2)
///     .WithTexts("plan", codes, ["basic", "free", "pro"])
///     .WithDates("joined", days);
/// </code>
/// </example>
public sealed class UserFactsColumns
{
    private readonly Dictionary<string, UserColumn> _columns;
    private readonly UserFacts[]? _histories;

    private UserFactsColumns(int count, Dictionary<string, UserColumn> columns, UserFacts[]? histories)
    {
        Count = count;
        _columns = columns;
        _histories = histories;
    }

    /// <summary>Gets the number of users.</summary>
    public int Count { get; }

    /// <summary>Gets the names of the attributes that have a column, in ordinal order.</summary>
    public EquatableArray<string> Attributes => _columns.Keys.Order(StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The facts that hold the events; <see langword="null"/>: no user has any.</summary>
    internal UserFacts[]? Histories => _histories;

    /// <summary>Makes the facts of users of whom nothing is known yet.</summary>
    /// <param name="count">How many users there are.</param>
    /// <returns>The users without a column.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static UserFactsColumns OfUsers(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(count, new(StringComparer.Ordinal), null);
    }

    /// <summary>Turns the facts of users into columns: each attribute that one of them has, and the events.</summary>
    /// <param name="users">The facts, one of each user.</param>
    /// <returns>The users in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="users"/> or one of them is <see langword="null"/>.</exception>
    public static UserFactsColumns From(IEnumerable<UserFacts> users)
    {
        ArgumentNullException.ThrowIfNull(users);
        UserFacts[] rows = [.. users];
        var columns = new Dictionary<string, FactValue[]>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(rows[i], nameof(users));
            var names = rows[i].Attributes.NamesSpan;
            var values = rows[i].Attributes.ValuesSpan;
            for (var j = 0; j < names.Length; j++)
            {
                if (!columns.TryGetValue(names[j], out var column))
                {
                    columns.Add(names[j], column = new FactValue[rows.Length]);
                }

                column[i] = values[j];
            }
        }

        return new(
            rows.Length,
            columns.ToDictionary(pair => pair.Key, pair => UserColumn.Of(pair.Value), StringComparer.Ordinal),
            Array.Exists(rows, row => row.ObservedSince is not null || !row.Tables.IsEmpty) ? rows : null);
    }

    /// <summary>Sets the column of a number.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="values">The number of each user.</param>
    /// <param name="missing">Whether each is missing; an empty span, the default: none is.</param>
    /// <returns>The users with it.</returns>
    /// <exception cref="ArgumentException">A span has another length than there are users.</exception>
    public UserFactsColumns WithNumbers(string attribute, ReadOnlySpan<decimal> values, ReadOnlySpan<bool> missing = default)
    {
        CheckLength(values.Length, nameof(values));
        CheckMissing(missing);
        var facts = new FactValue[Count];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = !missing.IsEmpty && missing[i] ? FactValue.None : FactValue.Of(values[i]);
        }

        return With(attribute, UserColumn.Of(facts));
    }

    /// <summary>Sets the column of a number that is kept as a whole number of a small unit, as money in cents.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="units">The number of units of each user.</param>
    /// <param name="digits">The digits after the point, 0 to 28: with 2 digits, 1250 is 12.50.</param>
    /// <param name="missing">Whether each is missing; an empty span, the default: none is.</param>
    /// <returns>The users with it.</returns>
    /// <exception cref="ArgumentException">A span has another length than there are users.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is outside 0 to 28.</exception>
    public UserFactsColumns WithNumbers(string attribute, ReadOnlySpan<long> units, int digits, ReadOnlySpan<bool> missing = default)
    {
        const int MostDigits = 28;
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MostDigits);
        CheckLength(units.Length, nameof(units));
        return With(attribute, new UnitColumn(FactType.Number, units.ToArray(), digits, CheckMissing(missing)));
    }

    /// <summary>Sets the column of a text.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="codes">The place of each user's text in <paramref name="texts"/>; -1 when it is missing.</param>
    /// <param name="texts">The texts, in any order.</param>
    /// <returns>The users with it.</returns>
    /// <exception cref="ArgumentException">There are not as many codes as users.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A code is below -1 or no place of the texts.</exception>
    public UserFactsColumns WithTexts(string attribute, ReadOnlySpan<int> codes, EquatableArray<string> texts) =>
        WithCodes(attribute, codes, [.. texts.Select(FactValue.Of)]);

    /// <summary>Sets the column of a set of texts.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="codes">The place of each user's set in <paramref name="sets"/>; -1 when it is missing.</param>
    /// <param name="sets">The sets, in any order.</param>
    /// <returns>The users with it.</returns>
    /// <exception cref="ArgumentException">There are not as many codes as users.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A code is below -1 or no place of the sets.</exception>
    public UserFactsColumns WithSets(string attribute, ReadOnlySpan<int> codes, EquatableArray<EquatableArray<string>> sets) =>
        WithCodes(attribute, codes, [.. sets.Select(set => FactValue.OfSet(set))]);

    /// <summary>Sets the column of a truth value.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="values">The truth value of each user.</param>
    /// <param name="missing">Whether each is missing; an empty span, the default: none is.</param>
    /// <returns>The users with it.</returns>
    /// <exception cref="ArgumentException">A span has another length than there are users.</exception>
    public UserFactsColumns WithBools(string attribute, ReadOnlySpan<bool> values, ReadOnlySpan<bool> missing = default)
    {
        CheckLength(values.Length, nameof(values));
        var units = new long[Count];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = values[i] ? 1 : 0;
        }

        return With(attribute, new UnitColumn(FactType.Bool, units, 0, CheckMissing(missing)));
    }

    /// <summary>Sets the column of a date.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="days">The date of each user, as the number of days since 1970-01-01.</param>
    /// <param name="missing">Whether each is missing; an empty span, the default: none is.</param>
    /// <returns>The users with it.</returns>
    /// <exception cref="ArgumentException">A span has another length than there are users.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A date that is not missing is outside the years 1 to 9998.</exception>
    public UserFactsColumns WithDates(string attribute, ReadOnlySpan<int> days, ReadOnlySpan<bool> missing = default)
    {
        CheckLength(days.Length, nameof(days));
        var isMissing = CheckMissing(missing);
        var units = new long[Count];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = days[i];
            if (days[i] is < DayNumber.Min or > DayNumber.Max && isMissing?[i] != true)
            {
                throw new ArgumentOutOfRangeException(nameof(days), days[i], DayNumber.Allowed);
            }
        }

        return With(attribute, new UnitColumn(FactType.Date, units, 0, isMissing));
    }

    /// <summary>Sets the column of an instant.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="values">The instant of each user.</param>
    /// <param name="missing">Whether each is missing; an empty span, the default: none is.</param>
    /// <returns>The users with it.</returns>
    /// <exception cref="ArgumentException">A span has another length than there are users.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant that is not missing is outside the years 1 to 9998.</exception>
    public UserFactsColumns WithInstants(string attribute, ReadOnlySpan<Instant> values, ReadOnlySpan<bool> missing = default)
    {
        CheckLength(values.Length, nameof(values));
        CheckMissing(missing);
        var facts = new FactValue[Count];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = !missing.IsEmpty && missing[i] ? FactValue.None : FactValue.Of(values[i]);
        }

        return With(attribute, UserColumn.Of(facts));
    }

    /// <summary>Sets the events of the users, and since when they are known.</summary>
    /// <remarks>What looks at events is computed user by user, as in the row form, and then combined with the rest in bulk.</remarks>
    /// <param name="histories">Facts of each user in the same order; their attributes are not looked at.</param>
    /// <returns>The users with the events.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="histories"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are not as many as users.</exception>
    public UserFactsColumns WithEvents(IEnumerable<UserFacts> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        UserFacts[] rows = [.. histories];
        CheckLength(rows.Length, nameof(histories));
        return Array.Exists(rows, row => row is null)
            ? throw new ArgumentNullException(nameof(histories), "The facts of a user are null; give UserFacts.Empty for one without events.")
            : new(Count, _columns, rows);
    }

    /// <summary>Returns the size of the columns as text.</summary>
    /// <returns>The number of users and of attributes.</returns>
    public override string ToString() => FormattableString.Invariant($"{Count} users, {_columns.Count} attributes");

    internal UserColumn? Find(string attribute) => _columns.GetValueOrDefault(attribute);

    private UserFactsColumns WithCodes(string attribute, ReadOnlySpan<int> codes, FactValue[] values)
    {
        CheckLength(codes.Length, nameof(codes));
        foreach (var code in codes)
        {
            if (code < CodedColumn.Missing || code >= values.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(codes), code, FormattableString.Invariant($"A code must be -1, for missing, or a place of the dictionary, which has {values.Length} values."));
            }
        }

        return With(attribute, new CodedColumn(codes.ToArray(), values));
    }

    private UserFactsColumns With(string attribute, UserColumn column)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return new(Count, new(_columns, StringComparer.Ordinal) { [attribute] = column }, _histories);
    }

    private bool[]? CheckMissing(ReadOnlySpan<bool> missing)
    {
        if (!missing.IsEmpty)
        {
            CheckLength(missing.Length, nameof(missing));
        }

        return missing.Contains(value: true) ? missing.ToArray() : null;
    }

    private void CheckLength(int length, string parameter)
    {
        if (length != Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {Count} users and {length} {parameter}; give one for each user."), parameter);
        }
    }
}
