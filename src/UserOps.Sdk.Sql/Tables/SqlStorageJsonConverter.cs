using UserOps.Json;

namespace UserOps.Sql;

/// <summary>The form of a column by its name: <c>timestamp</c>, <c>minorUnits2</c>.</summary>
internal sealed class SqlStorageJsonConverter : TextJsonConverter<SqlStorage>, IJsonShape
{
    public override string Allowed => $"one of {string.Join(", ", SqlStorage.Names)}";

    public IReadOnlyList<string> Words => [.. SqlStorage.Names];

    protected override bool TryParse(string text, out SqlStorage value)
    {
        var isKnown = SqlStorage.TryParse(text, out var storage);
        value = storage!;
        return isKnown;
    }

    protected override string Format(SqlStorage value) => value.ToString();
}
