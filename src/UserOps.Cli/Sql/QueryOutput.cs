using System.Text;
using System.Text.Json;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Sql;

namespace UserOps.Cli.Sql;

/// <summary>Writes a compiled query. The member names are a contract.</summary>
/// <param name="engine">The engine that it is for.</param>
/// <param name="policy">The policy that was compiled.</param>
/// <param name="query">The query.</param>
internal sealed class QueryOutput(Engine engine, PolicyRef policy, SqlQuery query)
{
    /// <summary>Writes one JSON document.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteDocument(Stream stream) => JsonText.WriteDocument(stream, json =>
    {
        json.WriteStartObject();
        WriteMembers(json);
        json.WriteEndObject();
    });

    /// <summary>Writes the same object on one line.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteLine(Stream stream)
    {
        using var lines = new JsonLines(stream);
        lines.Write(this, static (json, output) => output.WriteMembers(json));
        lines.Flush();
    }

    /// <summary>Writes the text of the query as it is, however long its lines are, and the rest below it as comments of SQL.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="words">The language.</param>
    public void WriteScript(Stream stream, Words words)
    {
        var script = new StringBuilder(query.Text).Append("\n\n");
        Comment(words.Of($"{Screen.Count(query.Parameters.Count, "parameter", "parameters")}", $"参数 {Screen.Count(query.Parameters.Count)} 个"));
        var names = query.Parameters.Select(parameter => parameter.Name.Length).DefaultIfEmpty().Max();
        var types = query.Parameters.Select(parameter => NameOf(parameter.Type).Length).DefaultIfEmpty().Max();
        foreach (var parameter in query.Parameters)
        {
            var value = parameter.Type == SqlType.Text ? $"\"{parameter.ValueText}\"" : parameter.ValueText;
            Comment($"{parameter.Name.PadRight(names)}  {NameOf(parameter.Type).PadRight(types)}  {value}");
        }

        var (version, asOf) = ($"{query.Dialect} {query.Dialect.OldestVersion}", InstantPattern.ExtendedIso.Format(query.AsOf));
        Comment(words.Of($"{About(words)}, as of {asOf}, for {version} or later.", $"{About(words)}，截至 {asOf}，适用于 {version} 及以上版本。"));
        Comment(words.Of($"Policy: {policy}.", $"策略：{policy}。"));
        stream.Write(Encoding.UTF8.GetBytes(script.ToString()));

        // A line break in a value must not end the comment.
        void Comment(string text) => script.Append("-- ").Append(Shown.Text(text, int.MaxValue)).Append('\n');
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private string About(Words words) => query.Shape switch
    {
        SqlShape.Purchases => words.Of("The purchases of each user", "每位用户的购买情况"),
        SqlShape.Activity => words.Of("The activity of each user", "每位用户的活跃情况"),
        _ => words.Of("What tags rest on, of each user", "每位用户的标签依据"),
    };

    private void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("dialect", engine.Word);
        json.WritePolicy(policy);
        json.WriteInstant("asOf", query.AsOf);
        json.WriteString("shape", NameOf(query.Shape));
        json.WriteString("text", query.Text);
        json.WriteList("parameters", query.Parameters, static (writer, parameter) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", parameter.Name);
            writer.WriteString("type", NameOf(parameter.Type));
            writer.WriteString("value", parameter.ValueText);
            writer.WriteEndObject();
        });
        json.WriteList("columns", query.Columns, static (writer, column) => writer.WriteStringValue(column));
    }
}
