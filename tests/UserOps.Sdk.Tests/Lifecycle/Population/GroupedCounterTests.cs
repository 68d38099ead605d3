using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.PopulationExamples;

namespace UserOps.Tests.Lifecycle;

public class GroupedCounterTests
{
    private static readonly string[] Plans = ["pro", "Basic", "élite", "free"];

    private static GrowthPolicy Monthly { get; } = GrowthPolicy.Default(CalendarGrid.Months);

    [Fact]
    public void The_groups_add_up_to_the_whole() =>
        Law.Holds(AnyUsers, AnyAsOf, (users, asOf) =>
        {
            var whole = Count(new GrowthCounter(Monthly, asOf), users, (counter, user) => counter.Add(user)).ToReport();
            var grouped = ByPlan(users, asOf);
            Assert.Equal(whole, grouped.Total().ToReport());
            foreach (var period in whole.Periods)
            {
                var parts = grouped.Groups
                    .SelectMany(group => grouped[group].ToReport().Periods)
                    .Where(part => part.Start == period.Start)
                    .ToArray();
                Assert.Equal(period.New, parts.Sum(part => part.New));
                Assert.Equal(period.Retained, parts.Sum(part => part.Retained));
                Assert.Equal(period.Resurrected, parts.Sum(part => part.Resurrected));
                Assert.Equal(period.Dormant ?? 0, parts.Sum(part => part.Dormant ?? 0));
                Assert.Equal(period.DormantStock ?? 0, parts.Sum(part => part.DormantStock ?? 0));
            }

            return true;
        });

    [Fact]
    public void Shards_merge_group_by_group() =>
        Law.Holds(AnyUsers, AnyAsOf, (users, asOf) =>
        {
            var whole = ByPlan(users, asOf);
            var half = users.Length / 2;
            var first = ByPlan(users, asOf, place => place < half);
            first.Merge(ByPlan(users, asOf, place => place >= half));
            return first.Groups.SequenceEqual(whole.Groups)
                && whole.Groups.All(group => first[group].ToReport() == whole[group].ToReport());
        });

    [Fact]
    public void Merging_leaves_the_other_as_it_was_and_the_total_is_a_copy()
    {
        GroupedCounter<string, StickinessCounter> one = new(() => new(Origin)), other = new(() => new(Origin));
        other["web"].Add(User(null, Origin));

        one.Merge(other);
        var total = one.Total();
        one["web"].Add(User(null, Origin));

        Assert.Equal((2, 1, 1), (one["web"].ToReport().Users, other["web"].ToReport().Users, total.ToReport().Users));
    }

    [Fact]
    public void Groups_stand_in_the_order_of_their_keys()
    {
        var grouped = ByPlan([.. Enumerable.Repeat(UserActivity.Empty, 4)], Origin);
        Assert.Equal(["Basic", "free", "pro", "élite"], grouped.Groups);

        var tens = new GroupedCounter<int, SilenceCounter>(() => new(Origin));
        foreach (var group in new[] { 30, 4, 12 })
        {
            tens[group].Add(UserActivity.Empty);
        }

        Assert.Equal([4, 12, 30], tens.Groups);
    }

    [Fact]
    public void Two_keys_nest()
    {
        var grouped = new GroupedCounter<string, GroupedCounter<int, StickinessCounter>>(() => new(() => new(Origin)));
        grouped["web"][1].Add(User(null, Origin));
        grouped["app"][1].Add(User(null, Origin));
        grouped["app"][2].Add(User(null, Origin));

        Assert.Equal((3, 2), (grouped.Total().Total().ToReport().Users, grouped.Total()[1].ToReport().Users));
    }

    [Fact]
    public void Groups_of_other_settings_do_not_merge_and_keys_without_an_order_are_refused()
    {
        GroupedCounter<string, SilenceCounter> one = new(() => new(Origin)), other = new(() => new(Origin.PlusDays(1)));
        other["web"].Add(UserActivity.Empty);

        Assert.Throws<ArgumentException>(() => one.Merge(other));
        Assert.Throws<ArgumentNullException>(() => one.Merge(null!));
        Assert.Throws<ArgumentNullException>(() => one[null!]);
        Assert.Throws<ArgumentNullException>(() => new GroupedCounter<string, SilenceCounter>(null!));
        Assert.Throws<InvalidOperationException>(() => new GroupedCounter<object, SilenceCounter>(() => new(Origin)));
        Assert.Empty(new GroupedCounter<string, SilenceCounter>(() => new(Origin)).Total().ToReport().Curve.Points);
    }

    private static GroupedCounter<string, GrowthCounter> ByPlan(UserActivity[] users, LocalDate asOf, Func<int, bool>? which = null)
    {
        var grouped = new GroupedCounter<string, GrowthCounter>(() => new(Monthly, asOf));
        for (var i = 0; i < users.Length; i++)
        {
            if (which?.Invoke(i) != false)
            {
                grouped[Plans[i % Plans.Length]].Add(users[i]);
            }
        }

        return grouped;
    }
}
