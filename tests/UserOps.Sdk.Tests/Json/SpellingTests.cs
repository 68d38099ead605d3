using FsCheck;
using FsCheck.Fluent;
using UserOps.Json;
using UserOps.Testing;

namespace UserOps.Tests.Json;

public class SpellingTests
{
    private static readonly Arbitrary<string> AnyWord = Arb.From(
        Gen.ArrayOf(Gen.Elements('a', 'b', 'c', 'A')).Select(letters => new string(letters.Take(6).ToArray())));

    [Theory]
    [InlineData("weight", "weight", 0)]
    [InlineData("weight", "WEIGHT", 0)]
    [InlineData("wieght", "weight", 1)]
    [InlineData("weigt", "weight", 1)]
    [InlineData("weightt", "weight", 1)]
    [InlineData("weihgst", "weights", 2)]
    [InlineData("ca", "abc", 3)] // 2 without the restriction that no part is edited twice
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_insertions_deletions_replacements_and_swaps(string one, string other, int distance) =>
        Assert.Equal(distance, Spelling.Distance(one, other));

    [Fact]
    public void The_distance_is_that_of_the_recursive_definition() =>
        Law.Holds(AnyWord, AnyWord, (one, other) => Spelling.Distance(one, other) == Slow(one.ToLowerInvariant(), other.ToLowerInvariant()));

    [Fact]
    public void The_distance_is_symmetric() =>
        Law.Holds(AnyWord, AnyWord, (one, other) => Spelling.Distance(one, other) == Spelling.Distance(other, one));

    [Theory]
    [InlineData("wieght", "weight")]
    [InlineData("Weight", "weight")]
    [InlineData("scor", "score")]
    [InlineData("price", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    [InlineData("M", "m")]
    public void A_word_is_near_when_at_most_a_third_of_its_letters_differ(string word, string? nearest) =>
        Assert.Equal(nearest, Spelling.Nearest(word, ["weight", "score", "r", "f", "m"]));

    [Fact]
    public void The_nearest_word_wins_and_a_tie_falls_to_the_first_in_ordinal_order()
    {
        Assert.Equal("rules", Spelling.Nearest("rulse", ["roles", "rules"]));
        Assert.Equal("card", Spelling.Nearest("car", ["cart", "care", "card"]));
    }

    [Fact]
    public void A_word_of_great_length_is_near_to_nothing() =>
        Assert.Null(Spelling.Nearest(new string('x', 65), [new string('x', 65)]));

    [Fact]
    public void The_remedy_asks_or_falls_back()
    {
        Assert.Equal("Did you mean 'weight'?", Spelling.Suggest("wieght", ["weight"], "Remove it."));
        Assert.Equal("Remove it.", Spelling.Suggest("colour", ["weight"], "Remove it."));
    }

    private static int Slow(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return one.Length + other.Length;
        }

        var (a, b) = (one[..^1], other[..^1]);
        var best = Math.Min(Math.Min(Slow(a, other), Slow(one, b)) + 1, Slow(a, b) + (one[^1] == other[^1] ? 0 : 1));
        return a.Length > 0 && b.Length > 0 && one[^1] == other[^2] && one[^2] == other[^1]
            ? Math.Min(best, Slow(a[..^1], b[..^1]) + 1)
            : best;
    }
}
