using UserOps.Cli.Policies;

namespace UserOps.Cli.Tests.Policies;

public class PolicyDiffTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{ "a": 1, "b": [1, 2] }""")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [InlineData("[]", "[]")]
    public void What_is_equal_has_no_difference(string before, string after) => Assert.Empty(PolicyDiff.Between(before, after));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", "$.a: 1 -> 2")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "$.a: 1 -> \"1\"")]
    [InlineData("""{"a":null}""", "{}", "$.a: null -> (nothing)")]
    [InlineData("{}", """{"a":{"b":[1,2]}}""", """$.a: (nothing) -> {"b":[1,2]}""")]
    [InlineData("""{"a":"中文"}""", """{"a":"é<>"}""", """$.a: "中文" -> "é<>" """)]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3,4]}""", "$.a[1]: 2 -> 3", "$.a[2]: (nothing) -> 4")]
    [InlineData("""{"a":["x","y"]}""", """{"a":["y","z"]}""", "$.a: now without \"x\" and with \"z\"")]
    [InlineData("""{"a":["x","y"]}""", """{"a":["y","x"]}""", "$.a: order \"x\", \"y\" -> \"y\", \"x\"")]
    [InlineData("""{"a":["x"]}""", """{"a":["x","x"]}""", "$.a: order \"x\" -> \"x\", \"x\"")]
    [InlineData("""[{"id":"p","n":1},{"id":"q","n":2}]""", """[{"id":"q","n":3}]""", """$['p']: {"id":"p","n":1} -> (nothing)""", "$['q'].n: 2 -> 3")]
    [InlineData("""[{"id":"p"},{"id":"q"}]""", """[{"id":"q"},{"id":"r"},{"id":"p"}]""", """$['r']: (nothing) -> {"id":"r"}""", "$: order p, q -> q, p")]
    [InlineData("""[{"id":"p","n":1},{"id":"p","n":2}]""", """[{"id":"p","n":1},{"id":"p","n":3}]""", "$[1].n: 2 -> 3")]
    [InlineData("""[{"n":1}]""", """[{"n":2}]""", "$[0].n: 1 -> 2")]
    [InlineData("""{"a":[1]}""", """{"a":{"b":1}}""", """$.a: [1] -> {"b":1}""")]
    public void A_difference_tells_the_place_and_both_values(string before, string after, params string[] changes) =>
        Assert.Equal(changes.Select(change => change.TrimEnd()), PolicyDiff.Between(before, after));
}
