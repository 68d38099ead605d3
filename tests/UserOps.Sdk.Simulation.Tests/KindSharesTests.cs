using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Simulation.Tests;

public sealed class KindSharesTests
{
    private static readonly Arbitrary<KindShares> AnyShares = Arb.From(
        from parts in Gen.Choose(0, 20).ListOf(10)
        where parts.Sum() > 0
        select new KindShares
        {
            WindowShopper = parts[0],
            OneTime = parts[1],
            Regular = parts[2],
            Loyal = parts[3],
            Seasonal = parts[4],
            Wholesale = parts[5],
            Lapsed = parts[6],
            Newcomer = parts[7],
            BargainHunter = parts[8],
            ReturnOnly = parts[9],
        });

    [Fact]
    public void The_users_of_each_kind_are_its_share_to_within_four() =>
        Law.Holds(
            AnyShares,
            Arb.From(Gen.Choose(0, 1_000)),
            Arb.From(Gen.Choose(0, int.MaxValue)),
            (shares, users, seed) =>
            {
                var shop = new Shop(ShopOptions.Default with { Shares = shares, Users = users, Seed = (ulong)seed });
                var counts = shop.Users.CountBy(user => user.Kind).ToDictionary();
                return Enum.GetValues<UserKind>()
                    .All(kind => Math.Abs(counts.GetValueOrDefault(kind) - (shares.ShareOf(kind) * users)) <= 4);
            });

    [Fact]
    public void The_shares_of_all_kinds_make_one() =>
        Law.Holds(AnyShares, shares => Math.Abs(Enum.GetValues<UserKind>().Sum(shares.ShareOf) - 1) < 1e-12);

    [Fact]
    public void Every_kind_can_be_had_alone() =>
        Assert.All(Enum.GetValues<UserKind>(), kind =>
        {
            Assert.Equal(1, KindShares.Only(kind).ShareOf(kind));
            Assert.All(AnyShop.Of(kind, 50).Users, user => Assert.Equal(kind, user.Kind));
        });

    [Fact]
    public void A_kind_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KindShares.Only((UserKind)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => KindShares.Default.ShareOf((UserKind)99));
    }
}
