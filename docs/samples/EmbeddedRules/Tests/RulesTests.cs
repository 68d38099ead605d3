using EmbeddedRules.Product;
using UserOps.Testing;

namespace EmbeddedRules.Tests;

/// <summary>The product proves its own store, its own table of users and its own rules.</summary>
public class RulesTests
{
    // begin-snippet: sample-laws
    public static TheoryData<NamedLaw> Laws =>
    [
        .. TagStoreLaws.For(() => new TagTable()),
        .. UserSourceLaws.For(ThreeUsers),
        .. PolicyLaws.For(Rules.Grading),
    ];

    [Theory]
    [MemberData(nameof(Laws), DisableDiscoveryEnumeration = true)]
    public Task It_keeps(NamedLaw law) => law.CheckAsync();
    // end-snippet

    // begin-snippet: sample-broken
    [Fact]
    public void A_threshold_that_nothing_reaches_is_found_out()
    {
        var careless = Rules.Grading with { Thresholds = Rules.Grading.Thresholds with { Critical = 500 } };

        var broken = Assert.Throws<LawBrokenException>(() =>
        {
            foreach (var law in PolicyLaws.For(careless))
            {
                law.Check();
            }
        });

        Assert.Equal("Every grade can be reached", broken.Law.Name);
    }
    // end-snippet

    private static UserTable ThreeUsers()
    {
        var table = new UserTable();
        foreach (var id in (string[])["u-17", "u-3", "u-5"])
        {
            table.Add(id);
        }

        return table;
    }
}
