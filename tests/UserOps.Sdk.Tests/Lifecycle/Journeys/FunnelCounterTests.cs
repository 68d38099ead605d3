using NodaTime;
using UserOps.Lifecycle;
using UserOps.Statistics;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class FunnelCounterTests
{
    private static readonly FunnelPolicy Shop = new()
    {
        Name = "shop",
        Version = "1",
        Steps = [new() { Events = ["view"], Name = LocalizedText.Of("Look", "看") }, new() { Events = ["cart"] }, new() { Events = ["pay"] }],
        Within = Duration.FromMinutes(60),
    };

    [Fact]
    public void A_report_adds_up_the_runs_of_the_users() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Funnels, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var (funnel, book) = (new Funnel(policy), Book(rows));
            var runs = book.Users.Select(user => funnel.Run(book[user], asOf)).ToList();
            var closed = runs.Where(run => run.WindowEnd <= asOf).ToList();
            var report = Count(book, funnel, asOf).ToReport();
            foreach (var step in report.Steps)
            {
                Assert.Equal(runs.Count(run => run.StepsReached >= step.Step), step.Reached);
                Assert.Equal(runs.Count(run => run.StepsReached == step.Step && run.State == FunnelState.Open), step.Open);
                Assert.Equal(runs.Count(run => run.StepsReached == step.Step && run.State == FunnelState.Dropped), step.Dropped);
                Assert.Equal(closed.Count(run => run.StepsReached >= step.Step), step.ReachedClosed);
                Assert.Equal(ProportionInterval.Wilson(step.Reached, report.Started), step.FromFirst);
                Assert.Equal(ProportionInterval.Wilson(step.ReachedClosed, report.Steps[0].ReachedClosed), step.ClosedFromFirst);
                double[] times = [.. runs.Where(run => step.Step > 1 && run.StepsReached >= step.Step)
                    .Select(run => (run.Reached[step.Step - 1] - run.Reached[step.Step - 2]).TotalSeconds).Order()];
                Assert.Equal(times.Length == 0, step.MedianTime is null);
                if (times.Length > 0)
                {
                    Assert.Equal(Type7Quantile.Of(times, 0.5), step.MedianTime!.Value.TotalSeconds, 1e-8);
                    Assert.Equal(Type7Quantile.Of(times, 0.9), step.Quantile90Time!.Value.TotalSeconds, 1e-8);
                }
            }

            return report.Users == runs.Count
                && report.Converted == runs.Count(run => run.State == FunnelState.Converted)
                && report.Started == report.Converted + report.Open + report.Dropped;
        });

    [Fact]
    public void Shards_and_late_and_repeated_events_give_the_report_of_one_pass() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Funnels, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var funnel = new Funnel(policy);
            var merged = new FunnelCounter(funnel, asOf);
            foreach (var shard in LateAndRepeated(rows).GroupBy(row => row.User.Value is "u1" or "u4"))
            {
                merged.Merge(Count(Book(shard), new Funnel(policy), asOf));
            }

            return merged.ToReport() == Count(Book(rows), funnel, asOf).ToReport();
        });

    [Fact]
    public void Who_is_on_the_way_is_told_apart_and_left_out_of_the_closed_rates()
    {
        var counter = new FunnelCounter(new Funnel(Shop), At(100));
        counter.Add(Log(Did("view", 0), Did("cart", 10), Did("pay", 20))); // through
        counter.Add(Log(Did("view", 0), Did("cart", 30))); // dropped at the cart
        counter.Add(Log(Did("view", 90), Did("cart", 91), Did("pay", 92))); // through, in an open window
        counter.Add(Log(Did("view", 90))); // open
        counter.Add(Log(Did("pay", 0))); // never began

        var report = counter.ToReport();

        Assert.Equal((5, 4, 2, 1, 1), (report.Users, report.Started, report.Converted, report.Open, report.Dropped));
        Assert.Equal([4L, 3, 2], report.Steps.Select(step => step.Reached));
        Assert.Equal([2L, 2, 1], report.Steps.Select(step => step.ReachedClosed));
        Assert.Equal([1L, 0, 0], report.Steps.Select(step => step.Open));
        Assert.Equal([0L, 1, 0], report.Steps.Select(step => step.Dropped));
        Assert.Equal([null, 3 / 4.0, 2 / 3.0], report.Steps.Select(step => step.FromBefore?.Estimate));
        Assert.Equal([1.0, 3 / 4.0, 2 / 4.0], report.Steps.Select(step => step.FromFirst?.Estimate));
        Assert.Equal([null, 1.0, 1 / 2.0], report.Steps.Select(step => step.ClosedFromBefore?.Estimate));
        Assert.Equal([null, Duration.FromMinutes(10), Duration.FromSeconds(330)], report.Steps.Select(step => step.MedianTime));
        Assert.Equal(Duration.FromMinutes(26), report.Steps[1].Quantile90Time);
        Assert.Equal("Look", report.Steps[0].Name?.ToString());
        Assert.Equal(new Funnel(Shop).PolicyRef, report.Policy);
    }

    [Fact]
    public void A_window_that_ends_at_the_very_instant_is_closed()
    {
        long Closed(int asOf)
        {
            var counter = new FunnelCounter(new Funnel(Shop), At(asOf));
            counter.Add(Log(Did("view", 0)));
            return counter.ToReport().Steps[0].ReachedClosed;
        }

        Assert.Equal((0, 1), (Closed(59), Closed(60)));
    }

    [Fact]
    public void Nobody_gives_no_rates()
    {
        var report = new FunnelCounter(new Funnel(Shop), At(0)).ToReport();

        Assert.Equal((0, 0), (report.Users, report.Started));
        Assert.All(report.Steps, step => Assert.Null(step.FromFirst));
    }

    [Fact]
    public void Counters_of_other_funnels_or_instants_are_not_merged()
    {
        var counter = new FunnelCounter(new Funnel(Shop), At(0));

        Assert.Throws<ArgumentException>("other", () => counter.Merge(new FunnelCounter(new Funnel(Shop), At(1))));
        Assert.Throws<ArgumentException>("other", () => counter.Merge(new FunnelCounter(new Funnel(Shop with { StrictIncrease = true }), At(0))));
        Assert.Throws<ArgumentNullException>("other", () => counter.Merge(null!));
        Assert.Throws<ArgumentNullException>("log", () => counter.Add(null!));
        Assert.Throws<ArgumentNullException>("funnel", () => new FunnelCounter(null!, At(0)));
    }

    private static FunnelCounter Count(ActivityBook<UserId> book, Funnel funnel, Instant asOf)
    {
        var counter = new FunnelCounter(funnel, asOf);
        foreach (var user in book.Users)
        {
            counter.Add(book[user]);
        }

        return counter;
    }
}
