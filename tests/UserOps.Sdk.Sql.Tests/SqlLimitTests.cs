namespace UserOps.Sql.Tests;

/// <summary>What an engine could not parse, take or return is refused before it is asked.</summary>
public class SqlLimitTests
{
    public static TheoryData<string> Engines => [.. SqlDialect.All.Select(dialect => dialect.Name)];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Conditions_deeper_than_the_parser_goes_are_refused(string engine)
    {
        var condition = new Column(null, "a") > Expression.Number(0);
        for (var depth = 0; depth < DialectOf(engine).MaxDepth; depth++)
        {
            condition = !condition;
        }

        Assert.Contains("deep", Refused(engine, [("a", condition)]).Feature, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_long_list_of_conditions_is_as_deep_as_it_is_long(string engine)
    {
        var parts = Enumerable.Range(0, DialectOf(engine).MaxDepth).Select(number => new Column(null, "a") > Expression.Number(number)).ToArray();
        Assert.Contains("deep", Refused(engine, [("a", Expression.Any(parts))]).Feature, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void More_parameters_than_a_statement_takes_are_refused(string engine)
    {
        var values = Enumerable.Range(0, DialectOf(engine).MaxParameters + 1).Select(number => Value.Of((long)number)).ToArray();
        Assert.Contains("parameters", Refused(engine, [("a", new Column(null, "a").In(values))]).Feature, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void More_columns_than_a_query_returns_are_refused(string engine)
    {
        var columns = Enumerable.Range(0, DialectOf(engine).MaxColumns + 1).Select(number => ($"c{number}", Expression.Number(number)));
        Assert.Contains("columns", Refused(engine, [.. columns]).Feature, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_no_column_holds_are_refused() => Assert.All(
        (string[])["a\0b", "\ud83d", "\ude00\ud83d"],
        text => Assert.Contains("NUL", Refused("PostgreSQL", [("a", Value.Of(text))]).Feature, StringComparison.Ordinal));

    private static SqlDialect DialectOf(string engine) => SqlDialect.All.First(dialect => dialect.Name == engine);

    private static SqlRefusal Refused(string engine, IReadOnlyList<(string Alias, Expression Value)> columns)
    {
        var table = new UserTable { Name = "users", User = new("id", SqlStorage.Text) };
        var refusals = new Refusals(DialectOf(engine));
        DialectOf(engine).CheckLimits(new() { Columns = columns, From = Source.Of(table) }, refusals);
        return Assert.Single(Assert.Throws<SqlRefusedException>(refusals.ThrowIfAny).Refusals);
    }
}
