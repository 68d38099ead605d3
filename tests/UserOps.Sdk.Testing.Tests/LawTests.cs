using FsCheck.Fluent;

namespace UserOps.Testing.Tests;

public class LawTests
{
    private static readonly FsCheck.Arbitrary<int> Numbers = Gen.Choose(0, 1_000).ToArbitrary();

    [Fact]
    public void A_law_that_holds_says_nothing() => Law.Holds(Numbers, number => number >= 0);

    [Fact]
    public void A_law_that_fails_shows_the_smallest_example_and_the_seed()
    {
        var failure = Assert.ThrowsAny<Exception>(() => Law.Holds(ShrinkingNumbers(), number => number < 10));

        Assert.Contains("Falsifiable", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Shrunk:\n10", failure.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("(20260105,11400714819323198485)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assertion_inside_a_law_fails_it_with_its_own_words()
    {
        var failure = Assert.ThrowsAny<Exception>(() => Law.Holds(Numbers, number =>
        {
            Assert.Equal(-1, number);
            return true;
        }));

        Assert.Contains("Expected: -1", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_run_tries_the_same_cases()
    {
        Assert.Equal(Tried(), Tried());

        static List<int> Tried()
        {
            var tried = new List<int>();
            Law.Holds(Numbers, number =>
            {
                tried.Add(number);
                return true;
            });
            return tried;
        }
    }

    [Fact]
    public void Laws_of_two_and_three_values_see_all_of_them()
    {
        Law.Holds(Numbers, Numbers, (a, b) => a + b == b + a);
        Law.Holds(Numbers, Numbers, Numbers, (a, b, c) => (a + b) + c == a + (b + c));
        Assert.ThrowsAny<Exception>(() => Law.Holds(Numbers, Numbers, Numbers, (a, b, c) => a <= b || b <= c));
    }

    private static FsCheck.Arbitrary<int> ShrinkingNumbers() => Arb.From(Gen.Choose(0, 1_000), number => number > 0 ? [number / 2, number - 1] : []);
}
