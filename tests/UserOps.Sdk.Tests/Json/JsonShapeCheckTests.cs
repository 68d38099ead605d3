using System.Text;
using UserOps.Json;

namespace UserOps.Tests.Json;

public class JsonShapeCheckTests
{
    internal const string Valid = """
        {
          "name": "spring",
          "title": { "en": "Spring", "zh-CN": "春季" },
          "mode": "fixedCuts",
          "window": "P30D",
          "rules": [
            { "id": "money", "weight": 3, "limits": { "from": 1, "to": null } },
            { "id": "time", "weight": -1, "limits": null }
          ],
          "fallback": null,
          "note": null,
          "cap": null,
          "share": 0.25,
          "price": 9.90,
          "active": true,
          "extra": null,
          "tree": { "children": [ { "children": [] } ] },
          "byPlan": { "basic": { "from": 0 } }
        }
        """;

    [Fact]
    public void A_document_of_the_right_shape_is_read_with_null_where_null_is_allowed()
    {
        var sample = Read(Valid);

        Assert.Equal("spring", sample.Name);
        Assert.Equal("春季", sample.Title.In("zh-CN"));
        Assert.Equal(SampleMode.FixedCuts, sample.Mode);
        Assert.Equal([new("money", 3, new() { From = 1 }), new("time", -1)], sample.Rules);
        Assert.Equal(9.9m, sample.Price);
        Assert.Null(sample.Fallback);
        Assert.Null(sample.Note);
        Assert.Null(sample.Cap);
        Assert.Null(sample.Extra);
        Assert.Equal(1, sample.Tree?.Children.Count);
    }

    [Theory]
    [InlineData("\"name\"", "\"nmae\"", "$.nmae", 2, "a member named 'nmae'", "Did you mean 'name'?")]
    [InlineData("\"share\"", "\"xyzzy\"", "$.xyzzy", 13, "a member named 'xyzzy'", "Remove it.")]
    [InlineData("\"weight\": -1", "\"wieght\": -1", "$.rules[1].wieght", 8, "a member named 'wieght'", "Did you mean 'weight'?")]
    [InlineData("\"to\": null", "\"form\": 1", "$.rules[0].limits.form", 7, "a member named 'form'", "Did you mean 'from'?")]
    [InlineData("\"share\"", "\"Share\"", "$.Share", 13, "a member named 'Share'", "Did you mean 'share'?")]
    [InlineData("\"share\"", "\"a\\nb\"", "$.a b", 13, "a member named 'a b'", "Remove it.")]
    public void An_unknown_member(string old, string broken, string path, int line, string value, string remedy) =>
        AssertProblem(Replace(old, broken), path, line, value, remedy);

    [Theory]
    [InlineData("  \"name\": \"spring\",\n", "", "$", 1, "an object without name", "Add the member 'name'.")]
    [InlineData(", \"weight\": -1", "", "$.rules[1]", 8, "an object without weight", "Add the member 'weight'.")]
    [InlineData("\"id\": \"money\", \"weight\": 3,", "", "$.rules[0]", 7, "an object without id, weight", "Add the member 'id'.")]
    [InlineData("\"from\": 1, ", "", "$.rules[0].limits", 7, "an object without from", "Add the member 'from'.")]
    public void A_missing_member(string old, string broken, string path, int line, string value, string remedy) =>
        AssertProblem(Replace(old, broken), path, line, value, remedy);

    [Theory]
    [InlineData("\"cap\"", "\"name\"", "$.name", 12, "name")]
    [InlineData("\"cap\"", "\"n\\u0061me\"", "$.name", 12, "name")]
    [InlineData("\"to\": null", "\"from\": 2", "$.rules[0].limits.from", 7, "from")]
    [InlineData("\"weight\": -1", "\"id\": \"x\"", "$.rules[1].id", 8, "id")]
    [InlineData("\"zh-CN\"", "\"en\"", "$.title.en", 3, "en")]
    [InlineData("\"zh-CN\"", "\"\\u0065n\"", "$.title.en", 3, "en")]
    [InlineData("{ \"from\": 0 }", "{ \"from\": 0, \"from\": 1 }", "$.byPlan.basic.from", 18, "from")]
    [InlineData("{ \"from\": 0 }", "{ \"from\": 0 },\n \"basic\": { \"from\": 1 }", "$.byPlan.basic", 19, "basic")]
    public void A_member_that_stands_twice(string old, string broken, string path, int line, string name) =>
        AssertProblem(Replace(old, broken), path, line, $"a second member named '{name}'", "Remove one of the two.");

    [Theory]
    [InlineData("\"spring\"", "7", "$.name", 2, "7", "Write a text between quotation marks.")]
    [InlineData("\"fixedCuts\"", "\"fixdCuts\"", "$.mode", 4, "\"fixdCuts\"", "Did you mean 'fixedCuts'?")]
    [InlineData("\"fixedCuts\"", "\"FixedCuts\"", "$.mode", 4, "\"FixedCuts\"", "Did you mean 'fixedCuts'?")]
    [InlineData("\"fixedCuts\"", "1", "$.mode", 4, "1", "Write one of quantile, fixedCuts.")]
    [InlineData("\"fallback\": null", "\"fallback\": \"quantle\"", "$.fallback", 10, "\"quantle\"", "Did you mean 'quantile'?")]
    [InlineData("\"P30D\"", "\"30 days\"", "$.window", 5, "\"30 days\"", "Write an elapsed time in days, hours, minutes or seconds such as P30D or PT8H.")]
    [InlineData("\"cap\": null", "\"cap\": 1.5", "$.cap", 12, "1.5", "Write a whole number from -2147483648 to 2147483647.")]
    [InlineData("\"cap\": null", "\"cap\": 99999999999", "$.cap", 12, "99999999999", "Write a whole number from -2147483648 to 2147483647.")]
    [InlineData("\"cap\": null", "\"cap\": \"1\"", "$.cap", 12, "\"1\"", "Write a whole number.")]
    [InlineData("0.25", "1e400", "$.share", 13, "1e400", "Write a number from -1.7e308 to 1.7e308.")]
    [InlineData("0.25", "-1e400", "$.share", 13, "-1e400", "Write a number from -1.7e308 to 1.7e308.")]
    [InlineData("9.90", "1e40", "$.price", 14, "1e40", "Write a number from -7.9e28 to 7.9e28 with at most 28 digits.")]
    [InlineData("{ \"from\": 0 }", "{ \"from\": 1e999 }", "$.byPlan.basic.from", 18, "1e999", "Write a smaller number.")]
    [InlineData("9.90", "\"9.90\"", "$.price", 14, "\"9.90\"", "Write a number.")]
    [InlineData("true", "1", "$.active", 15, "1", "Write true or false.")]
    [InlineData("\"weight\": -1", "\"weight\": 2147483648", "$.rules[1].weight", 8, "2147483648", "Write a whole number from -2147483648 to 2147483647.")]
    [InlineData("\"weight\": -1", "\"weight\": [1]", "$.rules[1].weight", 8, "[1]", "Write a whole number.")]
    [InlineData("[ { \"children\": [] } ]", "{}", "$.tree.children", 17, "{}", "Put the items between [ and ].")]
    [InlineData("[ { \"children\": [] } ]", "[ 5 ]", "$.tree.children[0]", 17, "5", "Put the members between { and }.")]
    [InlineData("\"extra\": null", "\"extra\": [ { \"id\": 5, \"weight\": 1 } ]", "$.extra[0].id", 16, "5", "Write a text between quotation marks.")]
    [InlineData("\"extra\": null", "\"extra\": {}", "$.extra", 16, "{}", "Put the items between [ and ].")]
    public void A_value_of_the_wrong_kind(string old, string broken, string path, int line, string value, string remedy) =>
        AssertProblem(Replace(old, broken), path, line, value, remedy);

    [Theory]
    [InlineData("{ \"en\": \"Spring\", \"zh-CN\": \"春季\" }", "{}", "{}")]
    [InlineData("{ \"en\": \"Spring\", \"zh-CN\": \"春季\" }", "\"Spring\"", "\"Spring\"")]
    [InlineData("\"春季\"", "5", "{ \"en\": \"Spring\", \"zh-CN\": 5 }")]
    [InlineData("\"zh-CN\"", "\"EN\"", "{ \"en\": \"Spring\", \"EN\": \"春季\" }")]
    [InlineData("\"zh-CN\"", "\" \"", "{ \"en\": \"Spring\", \" \": \"春季\" }")]
    public void A_text_that_is_none(string old, string broken, string value)
    {
        var problem = AssertProblem(Replace(old, broken), "$.title", 3, value, remedy: null);

        Assert.Contains("an object of texts by language", problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"spring\"", "$.name", 2)]
    [InlineData("\"fixedCuts\"", "$.mode", 4)]
    [InlineData("\"P30D\"", "$.window", 5)]
    [InlineData("\"money\"", "$.rules[0].id", 7)]
    [InlineData("{ \"id\": \"money\", \"weight\": 3, \"limits\": { \"from\": 1, \"to\": null } }", "$.rules[0]", 7)]
    [InlineData("{ \"en\": \"Spring\", \"zh-CN\": \"春季\" }", "$.title", 3)]
    [InlineData("[ { \"children\": [] } ]", "$.tree.children", 17)]
    [InlineData("0.25", "$.share", 13)]
    [InlineData("true", "$.active", 15)]
    public void Null_where_a_value_is_needed(string old, string path, int line) =>
        AssertProblem(Replace(old, "null"), path, line, "null", remedy: null);

    [Fact]
    public void A_whole_document_that_is_null() => AssertProblem("null", "$", 1, "null", "Put the members between { and }.");

    [Theory]
    [InlineData("", "$", 1, "the end of the text")]
    [InlineData("  \n ", "$", 2, "the end of the text")]
    [InlineData("{\n\"name\"", "$", 2, "the end of the text")]
    [InlineData("{\n\"name\": ", "$.name", 2, "the end of the text")]
    [InlineData("{\n\"name\": \"a\",\n// no\n", "$.name", 3, "// no ")]
    [InlineData("{\n\"name\": 'a' }", "$.name", 2, "'a' }")]
    public void Text_that_is_no_JSON(string json, string path, int line, string value)
    {
        var problem = AssertProblem(json, path, line, value, remedy: null);

        Assert.Equal("JSON at most 64 levels deep", problem.Allowed);
        Assert.StartsWith("Mend the text here: ", problem.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_after_the_document_is_an_error()
    {
        AssertProblem(Valid + "\n x", "$", 20, "x", remedy: null);
        AssertProblem(Valid + "\n{}", "$", 20, "{}", remedy: null);
        Assert.Equal("spring", Read(Valid + " \n\t ").Name);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_errors()
    {
        AssertProblem(Replace("\"active\": true,", "\"active\": true, // yes"), "$.active", 15, value: null, remedy: null);
        AssertProblem(Replace("[ { \"children\": [] } ]", "[ { \"children\": [] }, ]"), "$.tree.children[0]", 17, value: null, remedy: null);
        AssertProblem(Replace("{ \"from\": 0 }", "{ \"from\": 0, }"), "$.byPlan.basic.from", 18, value: null, remedy: null);
    }

    [Fact]
    public void One_byte_order_mark_is_skipped_and_a_second_one_is_an_error()
    {
        Assert.Equal("spring", Read("\uFEFF" + Valid).Name);
        AssertProblem("\uFEFF\uFEFF" + Valid, "$", 1, value: null, remedy: null);
    }

    [Fact]
    public void A_document_may_be_64_levels_deep_and_no_deeper()
    {
        // $ 1, tree 2, then two levels a node; the innermost list is level 64.
        Assert.NotNull(Read(Replace("{ \"children\": [ { \"children\": [] } ] }", Nested(31))).Tree);
        var problem = AssertProblem(Replace("{ \"children\": [ { \"children\": [] } ] }", Nested(32)), path: null, 17, value: null, remedy: null);
        Assert.StartsWith("$.tree.children[0].children[0]", problem.Path, StringComparison.Ordinal);
        AssertProblem(new string('[', 100_000), "$", 1, value: null, remedy: null);
        AssertProblem(Replace("\"spring\"", new string('[', 100_000)), path: null, 2, value: null, remedy: null);

        static string Nested(int nodes) =>
            $"{string.Concat(Enumerable.Repeat("{ \"children\": [", nodes))}{string.Concat(Enumerable.Repeat("] }", nodes))}";
    }

    [Theory]
    [InlineData("\"spring\"", "$.name", 2)]
    [InlineData("\"Spring\"", "$.title", 3)]
    [InlineData("\"money\"", "$.rules[0].id", 7)]
    [InlineData("\"fixedCuts\"", "$.mode", 4)]
    [InlineData("\"share\"", "$.window", 13)]
    public void Invalid_UTF_8_and_half_a_surrogate_pair_are_errors(string text, string path, int line)
    {
        // A broken name has no path of its own: the error names its line and what it stands in.
        path = text == "\"share\"" ? "$.cap" : path;
        AssertProblem(Replace(text, "\"\\ud83d\""), path, line, value: null, remedy: null);
        AssertProblem(Replace(text, "\"\\ude00 x\""), path, line, value: null, remedy: null);
        AssertProblem(Replace(text, "\"\\u12\""), path: null, line, value: null, remedy: null);

        foreach (var bad in new byte[][] { [0xFF], [0xC3], [0xED, 0xA0, 0xBD], [0xF5, 0x80, 0x80, 0x80] })
        {
            var (before, after) = (Valid[..Valid.IndexOf(text, StringComparison.Ordinal)], Valid[(Valid.IndexOf(text, StringComparison.Ordinal) + text.Length)..]);
            byte[] bytes = [.. Encoding.UTF8.GetBytes(before), (byte)'"', .. bad, (byte)'"', .. Encoding.UTF8.GetBytes(after)];
            AssertProblem(bytes, path, line, value: null, remedy: null);
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_string_of_ours_is_an_error_and_not_replaced() =>
        AssertProblem(Replace("spring", "\ud83d!"), "$", 2, value: null, remedy: null);

    [Fact]
    public void A_long_value_or_name_is_shown_by_its_beginning()
    {
        var problem = AssertProblem(Replace("true", $"\"{new string('x', 1000)}\""), "$.active", 15, value: null, remedy: null);
        Assert.Equal($"\"{new string('x', 59)}...", problem.Value);

        var name = AssertProblem(Replace("\"share\"", $"\"{new string('x', 100_000)}\""), path: null, 13, value: null, remedy: null);
        Assert.Equal($"$.{new string('x', 60)}...", name.Path);
        Assert.True(name.ToString().Length < 500);

        var emoji = AssertProblem(Replace("true", $"\"{string.Concat(Enumerable.Repeat("😀", 50))}\""), "$.active", 15, value: null, remedy: null);
        Assert.Equal($"\"{string.Concat(Enumerable.Repeat("😀", 29))}...", emoji.Value);
    }

    private static Sample Read(string json) => PolicyJson.Read(json, SampleJsonContext.Default.Sample, nameof(json));

    private static string Replace(string old, string broken)
    {
        Assert.Contains(old, Valid, StringComparison.Ordinal);
        var at = Valid.IndexOf(old, StringComparison.Ordinal);
        return $"{Valid[..at]}{broken}{Valid[(at + old.Length)..]}";
    }

    private static PolicyProblem AssertProblem(string json, string? path, int line, string? value, string? remedy) =>
        AssertProblem(() => Read(json), path, line, value, remedy);

    private static PolicyProblem AssertProblem(byte[] json, string? path, int line, string? value, string? remedy) =>
        AssertProblem(() => PolicyJson.Read(json, SampleJsonContext.Default.Sample, nameof(json)), path, line, value, remedy);

    private static PolicyProblem AssertProblem(Func<Sample> read, string? path, int line, string? value, string? remedy)
    {
        var error = Assert.Throws<InvalidPolicyException>(read);
        var problem = Assert.Single(error.Problems);
        Assert.Equal("json", error.ParamName);
        Assert.Equal(line, problem.Line);
        Assert.Equal(path ?? problem.Path, problem.Path);
        Assert.Equal(value ?? problem.Value, problem.Value);
        Assert.Equal(remedy ?? problem.Remedy, problem.Remedy);
        Assert.DoesNotContain('\n', problem.ToString());
        return problem;
    }
}
