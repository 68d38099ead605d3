using FsCheck;
using FsCheck.Fluent;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.LedgerExamples;

namespace UserOps.Tests.Tagging;

public class TagCounterTests
{
    private static readonly TagCatalog Shop = CatalogOf(
        Flag("vip"),
        Flag("new"),
        Flag("level") with { Type = TagType.Choice, Values = ["gold", "silver", "bronze"] },
        Flag("gold"),
        Flag("spend") with { Type = TagType.Number });

    private static readonly TagCatalog Next = Shop with { Version = "2", Tags = [Flag("fresh"), .. Shop.Tags.Skip(1)] };

    private static Arbitrary<EquatableArray<GivenTag>[]> AnyUsers { get; } = Arb.From(Gen.ArrayOf(LedgerGenerators.Given.Generator));

    private static Arbitrary<(EquatableArray<GivenTag> Before, EquatableArray<GivenTag> After)[]> AnyMoves { get; } = Arb.From(
        Gen.ArrayOf(from before in LedgerGenerators.Given.Generator from after in LedgerGenerators.Given.Generator select (before, after)));

    [Fact]
    public void Coverage_is_what_a_recount_gives() =>
        Law.Holds(AnyUsers, users =>
        {
            var report = Cover(users).ToReport();
            Assert.Equal((users.Length, users.Count(tags => tags.Count > 0)), (report.Users, report.TaggedUsers));
            foreach (var (tag, coverage) in Shop.Tags.Zip(report.Tags))
            {
                Assert.Equal((tag.Id, users.Count(tags => Has(tags, tag.Id))), (coverage.Tag, coverage.Users));
                Assert.Equal(users.Length == 0 ? null : (double)coverage.Users / users.Length, coverage.Share);
                Assert.Equal(
                    (tag.Values ?? []).Select(value => new TagValueCount(value, users.Count(tags => tags.Contains(new(tag.Id, value))))),
                    coverage.Values);
            }

            var pairs =
                from one in Enumerable.Range(0, Shop.Tags.Count)
                from other in Enumerable.Range(one + 1, Shop.Tags.Count - one - 1)
                let both = users.Count(tags => Has(tags, Shop.Tags[one].Id) && Has(tags, Shop.Tags[other].Id))
                where both > 0
                select new TagOverlap(Shop.Tags[one].Id, Shop.Tags[other].Id, both);
            Assert.Equal(pairs, report.Overlaps);
            Assert.Equal(report, TagReportJson.ReadCoverage(TagReportJson.Write(report)));
            return true;
        });

    [Fact]
    public void Coverage_does_not_depend_on_the_split_and_groups_add_up() =>
        Law.Holds(AnyUsers, users =>
        {
            var grouped = new GroupedCounter<int, TagCoverageCounter>(() => new(Shop));
            for (var i = 0; i < users.Length; i++)
            {
                grouped[i % 3].Add(users[users.Length - 1 - i].AsSpan());
            }

            return grouped.Total().ToReport() == Cover(users).ToReport();
        });

    [Fact]
    public void A_value_that_the_catalogue_took_off_its_list_is_counted_after_those_on_it()
    {
        var report = Cover([[new("level", "wood")], [new("level", "silver")]]).ToReport();

        Assert.Equal([new("gold", 0), new("silver", 1), new("bronze", 0), new("wood", 1)], report.Tags[2].Values);
    }

    [Fact]
    public void A_tag_that_is_not_there_or_stands_twice_is_refused_and_counts_nothing()
    {
        var counter = new TagCoverageCounter(Shop);

        Assert.Contains("Did you mean 'level'?", Assert.Throws<ArgumentException>(() => counter.Add([new("vip", null), new("lvel", null)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => counter.Add([new("vip", null), new("vip", null)]));
        Assert.Throws<ArgumentException>(() => counter.Merge(new(Next)));
        Assert.Equal((0, 0), (counter.ToReport().Users, counter.ToReport().Tags[0].Users));
    }

    [Fact]
    public void Migration_is_what_a_recount_gives_and_names_the_first_users() =>
        Law.Holds(AnyMoves, moves =>
        {
            var report = Migrate(moves).ToReport();
            Assert.Equal(moves.Length, report.Users);
            Assert.Equal(moves.Count(move => !move.Before.OrderBy(tag => tag.Tag).SequenceEqual(move.After.OrderBy(tag => tag.Tag))), report.ChangedUsers);
            foreach (var tag in report.Tags)
            {
                var entered = Users(moves, move => !Has(move.Before, tag.Tag) && Has(move.After, tag.Tag));
                var left = Users(moves, move => Has(move.Before, tag.Tag) && !Has(move.After, tag.Tag));
                var kept = moves.Count(move => move.Before.Any(before => before.Tag == tag.Tag && move.After.Contains(before)));
                Assert.Equal((entered.Length, left.Length, kept), (tag.Entered, tag.Left, tag.Kept));
                Assert.Equal(moves.Count(move => Has(move.Before, tag.Tag)), tag.Before);
                Assert.Equal(moves.Count(move => Has(move.After, tag.Tag)), tag.After);
                Assert.Equal(tag.Before, tag.Left + tag.Kept + tag.Changed);
                Assert.Equal(entered.Take(2), tag.FirstEntered);
                Assert.Equal(left.Take(2), tag.FirstLeft);
            }

            Assert.Equal(report, TagReportJson.ReadMigration(TagReportJson.Write(report)));
            return true;
        });

    [Fact]
    public void Migration_does_not_depend_on_the_split_and_groups_add_up() =>
        Law.Holds(AnyMoves, moves =>
        {
            var grouped = new GroupedCounter<string, TagMigrationCounter<UserId>>(() => new(Shop, Next, 2));
            for (var i = moves.Length - 1; i >= 0; i--)
            {
                grouped[i % 2 == 0 ? "web" : "app"].Add(User(i), moves[i].Before.AsSpan(), moves[i].After.AsSpan());
            }

            return grouped.Total().ToReport() == Migrate(moves).ToReport();
        });

    [Fact]
    public void Tags_stand_in_the_order_of_the_later_catalogue_and_then_those_that_it_dropped()
    {
        var report = new TagMigrationCounter<string>(Shop, Next).ToReport();

        Assert.Equal(["fresh", "new", "level", "gold", "spend", "vip"], report.Tags.Select(tag => tag.Tag));
        Assert.Equal(("1", "2"), (report.Before.Version, report.After.Version));
        Assert.Throws<ArgumentException>(() => new TagMigrationCounter<UserId>(Shop, Next).Add(UserId.None, [], []));
        Assert.Throws<ArgumentException>(() => new TagMigrationCounter<string>(Shop, Next).Merge(new(Shop, Next, 3)));
    }

    private static bool Has(EquatableArray<GivenTag> tags, string id) => tags.Any(tag => tag.Tag == id);

    private static UserId User(int number) => new($"u{number}");

    private static UserId[] Users(
        (EquatableArray<GivenTag> Before, EquatableArray<GivenTag> After)[] moves,
        Func<(EquatableArray<GivenTag> Before, EquatableArray<GivenTag> After), bool> which) =>
        [.. Enumerable.Range(0, moves.Length).Where(i => which(moves[i])).Select(User).Order()];

    private static TagCoverageCounter Cover(IEnumerable<EquatableArray<GivenTag>> users)
    {
        var counter = new TagCoverageCounter(Shop);
        foreach (var tags in users)
        {
            counter.Add(tags.AsSpan());
        }

        return counter;
    }

    private static TagMigrationCounter<UserId> Migrate((EquatableArray<GivenTag> Before, EquatableArray<GivenTag> After)[] moves)
    {
        var counter = new TagMigrationCounter<UserId>(Shop, Next, 2);
        for (var i = 0; i < moves.Length; i++)
        {
            counter.Add(User(i), moves[i].Before.AsSpan(), moves[i].After.AsSpan());
        }

        return counter;
    }
}
