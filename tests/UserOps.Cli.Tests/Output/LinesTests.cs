using System.Text;
using NodaTime;
using UserOps.Cli.Output;

namespace UserOps.Cli.Tests.Output;

public class LinesTests
{
    [Fact]
    public void Json_lines_are_compact_readable_and_invariant()
    {
        using var stream = new MemoryStream();
        using var lines = new JsonLines(stream);
        lines.Write(("重要价值客户 <&'>", 2.50m), static (json, row) =>
        {
            json.WriteString("segment", row.Item1);
            json.WriteExact("total", row.Item2);
            json.WriteInstant("at", Instant.FromUtc(2024, 5, 31, 17, 30));
            json.WriteDay("day", new LocalDate(2024, 5, 31));
            json.WriteDay("none", null);
        });
        lines.WriteValue(7, static (json, row) => json.WriteNumberValue(row));
        lines.Flush();

        Assert.Equal(
            """{"segment":"重要价值客户 <&'>","total":2.5,"at":"2024-05-31T17:30:00Z","day":"2024-05-31","none":null}""" + "\n7\n",
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Many_json_lines_reach_the_stream_before_the_end_and_none_is_lost()
    {
        using var stream = new MemoryStream();
        using var lines = new JsonLines(stream);
        for (var number = 0; number < 50_000; number++)
        {
            lines.Write(number, static (json, row) => json.WriteNumber("n", row));
        }

        Assert.NotEqual(0, stream.Length);
        lines.Flush();
        Assert.Equal(
            Enumerable.Range(0, 50_000).Select(number => $$"""{"n":{{number}}}"""),
            Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_json_document_is_indented_and_ends_in_a_line_feed()
    {
        using var stream = new MemoryStream();
        JsonText.WriteDocument(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("名", "值");
            json.WriteEndObject();
        });

        Assert.Equal("{\n  \"名\": \"值\"\n}\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Csv_lines_quote_what_needs_it_and_alter_nothing()
    {
        using var stream = new MemoryStream();
        using (var lines = new CsvLines(stream, "user", "n", "total", "at", "day"))
        {
            lines.Add("a,\"b\"\nc").Add(1234567L).Add(-2.50m).Add(Instant.FromUtc(2024, 5, 31, 17, 30)).Add(new LocalDate(2024, 5, 31)).EndRow();
            lines.Add("=1+1").Add(0L).Add(0.000m).Add((Instant?)null).Add((LocalDate?)null).EndRow();
            lines.Flush();
        }

        Assert.Equal(
            "user,n,total,at,day\n\"a,\"\"b\"\"\nc\",1234567,-2.5,2024-05-31T17:30:00Z,2024-05-31\n=1+1,0,0,,\n",
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Csv_without_rows_still_names_its_columns()
    {
        using var stream = new MemoryStream();
        using (var lines = new CsvLines(stream, "user", "分段"))
        {
            lines.Flush();
        }

        Assert.Equal("user,分段\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Many_csv_lines_reach_the_stream_before_the_end_and_none_is_lost()
    {
        using var stream = new MemoryStream();
        using var lines = new CsvLines(stream, "n");
        for (var number = 0; number < 5_000; number++)
        {
            lines.Add(number).EndRow();
        }

        Assert.NotEqual(0, stream.Length);
        lines.Flush();
        Assert.Equal(
            ["n", .. Enumerable.Range(0, 5_000).Select(number => $"{number}")],
            Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
