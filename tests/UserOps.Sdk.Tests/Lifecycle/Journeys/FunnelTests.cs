using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class FunnelTests
{
    private static readonly FunnelPolicy Shop = Steps("view", "cart", "pay");

    [Fact]
    public void A_run_is_that_of_all_choices_of_entries() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, LifecycleGenerators.Funnels, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var log = Log(rows.Take(12));
            var (expected, actual) = (NaiveFunnel.Run(policy, log, asOf), new Funnel(policy).Run(log, asOf));
            Assert.Equal(expected, actual);
            return true;
        });

    [Fact]
    public void Crowded_moments_are_those_of_all_choices_of_entries() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, LifecycleGenerators.Funnels, (rows, policy) =>
        {
            // Three moments only, so that steps compete for the entries of each.
            var log = Log(rows.Take(12).Select((row, i) => row with { At = At((i * i % 5) * 20) }));
            var asOf = At(65);
            Assert.Equal(NaiveFunnel.Run(policy, log, asOf), new Funnel(policy).Run(log, asOf));
            return true;
        });

    [Fact]
    public void Late_and_repeated_events_change_nothing_and_later_ones_are_not_seen() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, LifecycleGenerators.Funnels, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var funnel = new Funnel(policy);
            var run = funnel.Run(Log(rows), asOf);
            return run == funnel.Run(Log(LateAndRepeated(rows)), asOf) && run == funnel.Run(Log(rows.Where(row => row.At <= asOf)), asOf);
        });

    [Fact]
    public void Without_new_events_an_open_run_stays_so_until_it_says_and_is_dropped_then() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, LifecycleGenerators.Funnels, (rows, policy) =>
        {
            var (funnel, log) = (new Funnel(policy), Log(rows));
            var run = funnel.Run(log, rows.Select(row => row.At).Append(At(0)).Max());
            return run.OpenUntil is not { } until
                || (funnel.Run(log, until - Duration.Epsilon) == run
                    && funnel.Run(log, until) == run with { State = FunnelState.Dropped, OpenUntil = null });
        });

    [Fact]
    public void A_step_at_the_very_end_of_the_window_is_too_late()
    {
        var log = Log(Did("view", 0), Did("cart", 30), Did("pay", 60));

        Assert.Equal(FunnelState.Dropped, Run(Shop, log, 60).State);
        Assert.Equal([At(0), At(30)], Run(Shop, log, 60).Reached);
        Assert.Equal(At(60), Run(Shop, log, 59).OpenUntil);
        Assert.Equal(FunnelState.Converted, Run(Shop with { Within = Duration.FromMinutes(60) + Duration.Epsilon }, log, 60).State);

        var strict = Shop with { Order = FunnelOrder.Strict };
        Assert.Equal([At(0), At(30)], Run(strict, log, 60).Reached);
        Assert.Equal(FunnelState.Converted, Run(strict with { Within = Duration.FromMinutes(60) + Duration.Epsilon }, log, 60).State);
    }

    [Fact]
    public void The_best_attempt_counts_unless_the_first_is_asked_for()
    {
        var log = Log(Did("view", 0), Did("view", 100), Did("cart", 110), Did("view", 200), Did("cart", 201));

        Assert.Equal([At(100), At(110)], Run(Shop, log, 300).Reached);
        Assert.Equal([At(0)], Run(Shop with { Attempt = FunnelAttempt.First }, log, 300).Reached);
        Assert.Equal(At(60), Run(Shop with { Attempt = FunnelAttempt.First }, log, 300).WindowEnd);
    }

    [Fact]
    public void Who_dropped_out_once_and_is_at_it_again_is_open()
    {
        var run = Run(Shop, Log(Did("view", 0), Did("cart", 10), Did("view", 100)), 110);

        Assert.Equal((FunnelState.Open, 2, At(160)), (run.State, run.StepsReached, run.OpenUntil));
    }

    [Fact]
    public void One_entry_fills_one_step_and_those_of_one_instant_are_given_to_go_furthest()
    {
        Assert.Equal(1, Run(Steps("a", "a"), Log(Did("a", 0)), 9).StepsReached);
        Assert.Equal(2, Run(Steps("a", "a"), Log(Did("a", 0), Did("a", 1)), 9).StepsReached);

        // The first step must take b, or the second has nothing; names in ordinal order would take a.
        var policy = Shop with { Steps = [new() { Events = ["a", "b"] }, new() { Events = ["a"] }] };
        Assert.Equal(2, Run(policy, Log(Did("a", 0), Did("b", 0)), 9).StepsReached);
        Assert.Equal(1, Run(policy with { StrictIncrease = true }, Log(Did("a", 0), Did("b", 0)), 9).StepsReached);
    }

    [Fact]
    public void Strict_order_lets_nothing_lie_between_two_steps()
    {
        var strict = Shop with { Order = FunnelOrder.Strict };

        Assert.Equal(FunnelState.Dropped, Run(strict, Trail("view", "cart", "help", "pay"), 9).State);
        Assert.Equal(FunnelState.Converted, Run(strict, Trail("help", "view", "cart", "pay"), 9).State);
        Assert.Equal(FunnelState.Open, Run(strict, Trail("view", "cart"), 9).State);

        // To leave b to the next moment leads further than to take it at once.
        var log = Log(Did("a", 0), Did("b", 0), Did("b", 1), Did("c", 2));
        Assert.Equal([At(0), At(1), At(2)], Run(Steps("a", "b", "c") with { Order = FunnelOrder.Strict }, log, 9).Reached);
    }

    [Fact]
    public void An_exclusion_ends_the_attempt_between_its_steps_and_nowhere_else()
    {
        var policy = Shop with { Exclusions = [new() { Event = "remove", AfterStep = 2, BeforeStep = 3 }] };

        Assert.Equal(FunnelState.Converted, Run(policy, Trail("view", "remove", "cart", "pay", "remove"), 9).State);
        Assert.Equal(FunnelState.Dropped, Run(policy, Trail("view", "cart", "remove", "cart", "pay"), 9).State);
        Assert.Equal(FunnelState.Dropped, Run(policy, Trail("view", "cart", "remove"), 9).State);
        Assert.Equal(FunnelState.Converted, Run(policy, Trail("view", "cart", "remove", "view", "cart", "pay"), 9).State);
        Assert.Equal(FunnelState.Converted, Run(policy, Log(Did("view", 0), Did("cart", 1), Did("pay", 2), Did("remove", 2)), 9).State);

        var wide = Shop with { Exclusions = [new() { Event = "remove", AfterStep = 1, BeforeStep = 3 }] };
        Assert.Equal(2, Run(wide, Trail("view", "cart", "remove", "pay"), 9).StepsReached);
        Assert.Equal(1, Run(wide, Trail("view", "remove", "cart", "pay"), 9).StepsReached);
    }

    [Fact]
    public void A_user_who_never_began_is_no_loss()
    {
        Assert.Equal(FunnelRun.NotStarted, Run(Shop, Trail("cart", "pay"), 9));
        Assert.Equal(FunnelRun.NotStarted, Run(Shop, Trail("view"), -1));
        Assert.Throws<ArgumentNullException>("log", () => new Funnel(Shop).Run(null!, At(0)));
    }

    [Fact]
    public void A_window_may_end_after_the_end_of_time()
    {
        var policy = Shop with { Within = Duration.FromDays(36_525) };
        var log = EventLog.From([new(Instant.FromUtc(9998, 1, 1, 0, 0), "view")]);

        Assert.Equal(Instant.MaxValue, new Funnel(policy).Run(log, Instant.FromUtc(9998, 2, 1, 0, 0)).OpenUntil);
    }

    [Fact]
    public void A_log_of_a_hundred_thousand_events_is_followed_in_a_moment()
    {
        var log = EventLog.From(Enumerable.Range(0, 100_000).Select(i => new EventEntry(At(i / 2), i % 2 == 0 ? "a" : "b")));
        var many = Steps([.. Enumerable.Repeat("a", 20), "never"]) with { Within = Duration.FromDays(300) };

        Assert.Equal(20, new Funnel(many).Run(log, At(100_000)).StepsReached);
        Assert.Equal(20, new Funnel(many with { Order = FunnelOrder.Strict }).Run(log, At(100_000)).StepsReached);
        Assert.Equal(2, new Funnel(Steps("a", "b", "never")).Run(log, At(100_000)).StepsReached);
    }

    private static FunnelRun Run(FunnelPolicy policy, EventLog log, int minutes) => new Funnel(policy).Run(log, At(minutes));

    private static FunnelPolicy Steps(params IEnumerable<string> names) => new()
    {
        Name = "shop",
        Version = "1",
        Steps = names.Select(name => new FunnelStep { Events = [name] }).ToEquatableArray(),
        Within = Duration.FromMinutes(60),
    };
}
