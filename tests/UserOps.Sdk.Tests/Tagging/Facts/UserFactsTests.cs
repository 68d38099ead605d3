using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Facts;

public class UserFactsTests
{
    private static readonly Instant Noon = Instant.FromUtc(2024, 2, 29, 12, 0);

    [Fact]
    public void Merging_is_commutative() =>
        Law.Holds(TaggingGenerators.Facts, TaggingGenerators.Facts, (one, other) => AreSame(one.Merge(other), other.Merge(one)));

    [Fact]
    public void Merging_is_associative() =>
        Law.Holds(TaggingGenerators.Facts, TaggingGenerators.Facts, TaggingGenerators.Facts, (a, b, c) => AreSame(a.Merge(b).Merge(c), a.Merge(b.Merge(c))));

    [Fact]
    public void Nothing_known_is_neutral() =>
        Law.Holds(TaggingGenerators.Facts, facts => AreSame(facts.Merge(UserFacts.Empty), facts) && AreSame(UserFacts.Empty.Merge(facts), facts));

    [Fact]
    public void The_order_of_the_events_does_not_matter() =>
        Law.Holds(TaggingGenerators.Facts, facts => AreSame(UserFacts.From(facts.Attributes, facts.Events.Reverse(), facts.ObservedSince), facts));

    [Fact]
    public void Events_added_one_by_one_give_the_facts_of_all() =>
        Law.Holds(TaggingGenerators.Facts, facts => AreSame(
            facts.Events.Aggregate(UserFacts.From(facts.Attributes, [], facts.ObservedSince), (known, item) => known.Add(item)), facts));

    [Fact]
    public void Events_with_an_id_count_once_and_others_as_often_as_they_come() =>
        Law.Holds(TaggingGenerators.Facts, facts =>
            facts.Merge(facts).EventCount == facts.Events.Sum(item => item.Id is null ? 2 : 1));

    [Fact]
    public void Later_events_are_not_seen() =>
        Law.Holds(TaggingGenerators.Facts, TaggingGenerators.AsOf, (facts, asOf) =>
            facts.UpTo(asOf).Events.SequenceEqual(facts.Events.Where(item => item.At <= asOf))
            && facts.UpTo(asOf).Attributes == facts.Attributes);

    [Fact]
    public void Of_two_contents_of_one_id_the_later_one_counts()
    {
        var first = new UserEvent { Type = "order", At = Noon, Id = "1", Properties = [new("amount", 9)] };
        var second = first with { At = Noon.PlusNanoseconds(1), Properties = [new("amount", 1)] };
        var third = second with { Properties = [new("amount", 2)] };

        Assert.Equal([third], UserFacts.From([], [third, first, second]).Events);
        Assert.Equal([third], UserFacts.From([], [first, second, third]).Events);
        Assert.Equal(2, UserFacts.From([], [first, first with { Type = "visit" }]).EventCount);
    }

    [Fact]
    public void The_greater_attribute_and_the_earlier_observation_stay()
    {
        var one = UserFacts.From([new("age", 3), new("plan", "a")], [], Noon);
        var other = UserFacts.From([new("age", 5)], [], Noon.PlusNanoseconds(-1));
        Assert.Equal(UserFacts.From([new("age", 5), new("plan", "a")], [], Noon.PlusNanoseconds(-1)), one.Merge(other));
        Assert.Equal(Noon, one.Merge(UserFacts.Empty).ObservedSince);
    }

    [Fact]
    public void A_missing_value_is_as_if_it_were_not_there()
    {
        Assert.Equal(UserFacts.Empty, UserFacts.From([new("age", FactValue.None)], []));
        Assert.Equal(UserFacts.Empty, UserFacts.Empty.With("age", 3).With("age", FactValue.None));
        Assert.Equal(
            UserFacts.From([], [new() { Type = "order", At = Noon }]),
            UserFacts.From([], [new() { Type = "order", At = Noon, Properties = [new("amount", FactValue.None)] }]));
    }

    [Fact]
    public void An_event_without_a_type_or_outside_of_time_is_refused()
    {
        Assert.Throws<ArgumentException>(() => UserFacts.From([], [new() { Type = " ", At = Noon }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => UserFacts.From([], [new() { Type = "order", At = Instant.MaxValue }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => UserFacts.From([], [], Instant.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => UserFacts.Empty.WithObservedSince(Instant.MinValue));
        Assert.Throws<ArgumentNullException>(() => UserFacts.From([], [null!]));
    }

    private static bool AreSame(UserFacts one, UserFacts other)
    {
        Assert.Equal(other, one);
        return one.GetHashCode() == other.GetHashCode() && one.Events == other.Events;
    }
}
