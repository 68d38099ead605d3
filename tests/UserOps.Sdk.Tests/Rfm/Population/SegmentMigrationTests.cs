using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class SegmentMigrationTests
{
    private static readonly UserId Bob = new("bob");

    [Fact]
    public void Rows_add_up_to_the_users_and_every_move_is_counted_once() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var book = Book(rows);
            var before = RfmSnapshot.Fit(book, asOf, policy);
            var after = RfmSnapshot.Apply(book, asOf + Duration.FromDays(20), before.Model);
            var migration = SegmentMigration.Between(before, after);
            for (var from = 0; from < migration.States.Count; from++)
            {
                var id = migration.States[from].Id;
                Assert.Equal(before.Users.Count(user => user.Segment.Id == id), migration.RowTotal(from));
                Assert.Equal(
                    after.Users.Count(user => user.Segment.Id == id),
                    Enumerable.Range(0, migration.States.Count).Sum(row => migration.CountOf(row, from)));
            }

            var unscoredBoth = Enumerable.Range(migration.States.Count - 2, 2)
                .Sum(from => Enumerable.Range(migration.States.Count - 2, 2).Sum(to => migration.CountOf(from, to)));
            Assert.Equal(
                migration.Users,
                migration.Up + migration.Down + migration.Stayed + migration.Entered + migration.Left + unscoredBoth);
            return migration.SameCuts != before.IsRanked;
        });

    [Fact]
    public void The_parts_of_a_breakdown_add_up_to_the_whole() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var book = Book(rows);
            var before = RfmSnapshot.Fit(book, asOf, policy);
            var after = RfmSnapshot.Apply(book, asOf + Duration.FromDays(20), before.Model);
            var whole = SegmentMigration.Between(before, after);
            var parts = SegmentMigration.By(before, after, user => user.Value is "u1" or "u2" ? "north" : "south");
            for (var from = 0; from < whole.States.Count; from++)
            {
                for (var to = 0; to < whole.States.Count; to++)
                {
                    Assert.Equal(whole.CountOf(from, to), parts.Sum(part => part.Value.CountOf(from, to)));
                }
            }

            return parts.Select(part => part.Key).SequenceEqual(parts.Select(part => part.Key).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void First_purchases_enter_and_users_past_the_window_leave()
    {
        var book = Book(Buy(10, At(1, 1)), new Purchase<UserId>(Bob, At(2, 20), 10));
        var policy = RfmPolicy.Classic11 with { LookBack = Duration.FromDays(30) };

        var before = RfmSnapshot.Fit(book, At(1, 2), policy);
        var migration = SegmentMigration.Between(before, RfmSnapshot.Apply(book, At(2, 21), before.Model));

        Assert.Equal((1, 1, 2), (migration.Entered, migration.Left, migration.Users));
    }

    [Fact]
    public void A_user_known_to_one_snapshot_alone_is_counted_all_the_same()
    {
        var before = RfmSnapshot.Fit(Book(Buy(10, At(1, 1))), At(1, 2), RfmPolicy.Classic11);
        var after = RfmSnapshot.Apply(Book(new Purchase<UserId>(Bob, At(1, 5), 10)), At(1, 6), before.Model);

        var migration = SegmentMigration.Between(before, after);

        Assert.Equal((1, 1, 2), (migration.Entered, migration.Left, migration.Users));
    }

    [Fact]
    public void A_share_carries_its_Wilson_interval_and_none_where_nobody_was()
    {
        var rows = Enumerable.Range(0, 20).Select(i => new Purchase<UserId>(new UserId($"u{i}"), At(1, 1), 10));
        var snapshot = RfmSnapshot.Fit(Book(rows), At(1, 2), RfmPolicy.Classic11);

        var migration = SegmentMigration.Between(snapshot, snapshot);
        var place = migration.States.ToList().FindIndex(state => state == snapshot.Users[0].Segment);
        var share = migration.ShareOf(place, place);

        // 20 of 20: the lower limit is 20 / (20 + 1.959964²), the upper is 1.
        Assert.Equal((1.0, 1.0), (share!.Value.Estimate, share.Value.Upper));
        Assert.Equal(20 / (20 + (1.959963984540054 * 1.959963984540054)), share.Value.Lower, 12);
        Assert.Null(migration.ShareOf(place == 0 ? 1 : 0, 0));
    }

    [Fact]
    public void Snapshots_of_different_maps_or_in_the_wrong_order_are_refused()
    {
        var book = Book(Buy(10, At(1, 1)));
        var one = RfmSnapshot.Fit(book, At(1, 2), RfmPolicy.Classic11);

        Assert.Throws<ArgumentException>("after", () => SegmentMigration.Between(one, RfmSnapshot.Fit(book, At(1, 3), RfmPolicy.ChineseEight)));
        Assert.Throws<ArgumentException>("after", () => SegmentMigration.Between(one, RfmSnapshot.Apply(book, At(1, 1), one.Model)));
        Assert.Throws<ArgumentOutOfRangeException>("from", () => SegmentMigration.Between(one, one).CountOf(13, 0));
    }

    [Fact]
    public void Other_cuts_are_told_since_users_then_move_because_cuts_did()
    {
        var book = Book(Buy(10, At(1, 1)), new Purchase<UserId>(Bob, At(2, 20), 10));

        var migration = SegmentMigration.Between(
            RfmSnapshot.Fit(book, At(1, 2), RfmPolicy.Classic11), RfmSnapshot.Fit(book, At(2, 21), RfmPolicy.Classic11));

        Assert.False(migration.SameCuts);
    }

    [Fact]
    public void Given_cuts_are_the_same_whatever_population_they_were_counted_in()
    {
        var thresholds = RfmPolicy.ChineseEight with
        {
            Recency = new() { Method = BinMethod.Thresholds, Bins = 2, Cuts = [30] },
            Frequency = new() { Method = BinMethod.Thresholds, Bins = 2, Cuts = [2] },
            Monetary = new() { Method = BinMethod.Thresholds, Bins = 2, Cuts = [100] },
        };
        var book = Book(Buy(10, At(1, 1)), new Purchase<UserId>(Bob, At(2, 20), 10));
        var before = RfmSnapshot.Fit(book, At(1, 2), thresholds);

        Assert.True(SegmentMigration.Between(before, RfmSnapshot.Fit(book, At(2, 21), thresholds)).SameCuts);
        Assert.False(SegmentMigration.Between(before, RfmSnapshot.Fit(book, At(2, 21), thresholds with { Zone = "Asia/Shanghai" })).SameCuts);
    }

    [Fact]
    public void Ranks_are_no_cuts_to_compare_by()
    {
        var policy = RfmPolicy.Classic11 with { Monetary = new() { Method = BinMethod.Ntile, Bins = 5 } };
        var book = Book(Buy(10, At(1, 1)), new Purchase<UserId>(Bob, At(1, 1), 10));
        var ranked = RfmSnapshot.Fit(book, At(1, 2), policy);
        var applied = RfmSnapshot.Apply(book, At(1, 2), ranked.Model);

        Assert.True(ranked.IsRanked);
        Assert.False(applied.IsRanked);
        Assert.False(SegmentMigration.Between(ranked, applied).SameCuts);
        Assert.True(SegmentMigration.Between(applied, applied).SameCuts);
    }

    [Fact]
    public void Maps_with_the_same_segments_in_other_boxes_are_different_maps()
    {
        var policy = RfmPolicy.RecencyFrequency10;
        var moved = policy.Segments with { Boxes = [new("champions", new(5, 5), new(3, 5), new(1, 5)), .. policy.Segments.Boxes.Skip(1)] };
        var book = Book(Buy(10, At(1, 1)));
        var one = RfmSnapshot.Fit(book, At(1, 2), policy);

        Assert.Throws<ArgumentException>(
            "after", () => SegmentMigration.Between(one, RfmSnapshot.Fit(book, At(1, 2), policy with { Segments = moved })));
        Assert.Equal(1, SegmentMigration.Between(
            one, RfmSnapshot.Fit(book, At(1, 2), policy with { Segments = policy.Segments with { Name = "renamed" } })).Stayed);
    }
}
