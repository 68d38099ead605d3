using FsCheck;
using FsCheck.Fluent;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.LedgerExamples;

namespace UserOps.Tests.Tagging;

public class TopShareModelTests
{
    private static readonly EquatableArray<decimal> Shares = [0.01m, 0.1m, 0.25m, 0.5m, 0.999999m];

    private static Arbitrary<decimal[]> AnyValues { get; } = Arb.From(Gen.ArrayOf(
        Gen.OneOf(
            Gen.Choose(-3, 6).Select(number => number / 2m),
            Gen.Choose(0, 1000).Select(number => number / 10m),
            Gen.Elements(decimal.MaxValue, decimal.MinValue, 1.0000000000000000000000000001m))));

    private static Arbitrary<decimal> AnyValue { get; } = Gen.Choose(-8, 1200).Select(number => number / 4m).ToArbitrary();

    [Fact]
    public void A_value_is_in_the_top_if_those_who_reach_it_are_within_the_share() =>
        Law.Holds(AnyValues, values =>
        {
            var model = TopShareModel.Fit("spend", values, Shares, Day(1));
            foreach (var value in values)
            {
                // The definition, with no cut: how many have so much or more?
                var reach = values.Count(other => other >= value);
                var tops = Shares.Where(share => reach <= share * values.Length);
                Assert.Equal(tops.DefaultIfEmpty(1).Min(), model.ShareOf(value));
            }

            foreach (var cut in model.Cuts)
            {
                var users = values.Count(value => model.ShareOf(value) <= cut.Share);
                Assert.Equal(cut.Users, users);
                Assert.True(users <= cut.Share * values.Length);
            }

            return true;
        });

    [Fact]
    public void A_greater_value_is_never_in_a_wider_top() =>
        Law.Holds(AnyValues, AnyValue, AnyValue, (values, one, other) =>
        {
            var model = TopShareModel.Fit("spend", values, Shares, Day(1));
            return values.Length == 0 || model.ShareOf(Math.Max(one, other)) <= model.ShareOf(Math.Min(one, other));
        });

    [Fact]
    public void Order_split_and_json_do_not_matter() =>
        Law.Holds(AnyValues, values =>
        {
            var whole = TopShareModel.Fit("spend", values, Shares, Day(1));
            var (first, second) = (new TopShareCounter("spend", [.. Shares.Reverse()], Day(1)), new TopShareCounter("spend", Shares, Day(1)));
            for (var i = values.Length - 1; i >= 0; i--)
            {
                (i % 3 == 0 ? first : second).Add(values[i]);
            }

            second.Merge(first);
            return second.ToModel() == whole
                && TopShareModelJson.Write(second.ToModel()) == TopShareModelJson.Write(whole)
                && TopShareModelJson.Read(TopShareModelJson.Write(whole)) == whole;
        });

    [Fact]
    public void Ten_users_of_whom_two_are_alike()
    {
        decimal[] spend = [100, 90, 90, 50, 40, 30, 20, 10, 5, 1];
        var model = TopShareModel.Fit("spend", spend, [0.1m, 0.2m, 0.3m, 0.55m], Day(1));

        // Of the top 20 % the two alike would be the second and third: one too many, so both are out.
        Assert.Equal([new(0.1m, 90, 1), new(0.2m, 90, 1), new(0.3m, 50, 3), new(0.55m, 30, 5)], model.Cuts);
        Assert.Equal([0.1m, 0.3m, 0.55m, 1m], new[] { 100m, 90m, 40m, 30m }.Select(value => model.ShareOf(value)!.Value));

        // A user who was not there, between two who were.
        Assert.Equal(0.1m, model.ShareOf(90.01m));
        Assert.Equal(1, model.ShareOf(0));
    }

    [Fact]
    public void Where_all_are_alike_nobody_is_in_a_top_and_neither_is_anybody_of_nine_in_a_tenth()
    {
        Assert.Equal(1, TopShareModel.Fit("spend", Enumerable.Repeat(7m, 50), [0.9m], Day(1)).ShareOf(7));
        Assert.Equal(1, TopShareModel.Fit("spend", [1, 2, 3, 4, 5, 6, 7, 8, 9], [0.1m], Day(1)).ShareOf(9));
    }

    [Fact]
    public void An_empty_population_ranks_nobody()
    {
        var model = TopShareModel.Fit("spend", [], [0.1m], Day(1));

        Assert.Null(model.ShareOf(1_000_000));
        Assert.Equal([new(0.1m, null, 0)], model.Cuts);
    }

    [Fact]
    public void Shares_are_parts_of_the_whole_and_stand_once()
    {
        Assert.All<EquatableArray<decimal>>(
            [[], [0m], [1m], [-0.1m], [10m], [0.1m, 0.10m], [0.0000001m]],
            shares => Assert.Throws<ArgumentException>(() => TopShareModel.Fit("spend", [], shares, Day(1))));
        Assert.Throws<ArgumentException>(() => TopShareModel.Fit(" ", [], [0.1m], Day(1)));
        Assert.Throws<ArgumentException>(() => new TopShareCounter("spend", [0.1m], Day(1)).Merge(new("spend", [0.1m], Day(2))));
    }

    [Fact]
    public void Every_number_of_a_written_model_that_can_not_be_is_told()
    {
        const string Text = """
            {"schemaVersion":2,"name":" ","fittedAt":"2025-03-01T00:00:00Z","count":10,"cuts":[
            {"share":0.2,"above":5,"users":3},{"share":0.1,"above":6,"users":-1},{"share":2,"above":1,"users":0},{"share":0.5,"above":null,"users":0}]}
            """;

        Assert.Equal(
            ["$.schemaVersion", "$.name", "$.cuts[0].users", "$.cuts[1].share", "$.cuts[1].above", "$.cuts[1].users", "$.cuts[2].share", "$.cuts[3].share", "$.cuts[3].above"],
            Assert.Throws<InvalidPolicyException>(() => TopShareModelJson.Read(Text)).Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void The_json_is_read_by_people() =>
        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "name": "spend",
              "fittedAt": "2025-03-01T00:00:00Z",
              "count": 4,
              "cuts": [
                {
                  "share": 0.25,
                  "above": 3,
                  "users": 1
                }
              ]
            }
            """,
            TopShareModelJson.Write(TopShareModel.Fit("spend", [1, 2, 3.0m, 4], [0.25m], Day(1))));
}
