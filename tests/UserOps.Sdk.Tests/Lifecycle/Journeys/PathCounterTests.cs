using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class PathCounterTests
{
    private static readonly PathPolicy Ways = new() { Name = "ways", Version = "1", MaxSteps = 4, GoalEvent = "pay" };

    [Fact]
    public void A_report_counts_the_paths_of_the_definition() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Paths, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var report = Count(Book(rows), policy, asOf).ToReport();
            var paths = rows.GroupBy(row => row.User).SelectMany(group => PathsOf(policy, Log(group), asOf).Select(path => (User: group.Key, Path: path))).ToList();
            foreach (var node in report.Nodes)
            {
                var with = paths.Where(path => path.Path.Count >= node.Step && path.Path[node.Step - 1] == node.Event).ToList();
                var ends = with.Where(path => path.Path.Count == node.Step || node.Step == policy.MaxSteps).ToList();
                Assert.Equal(
                    new(node.Step, node.Event, with.Count, with.Select(path => path.User).Distinct().Count(), ends.Count, ends.Count(path => path.Path.Count > node.Step)),
                    node);
            }

            foreach (var edge in report.Edges)
            {
                var with = paths.Where(path => path.Path.Count > edge.Step && path.Path[edge.Step - 1] == edge.From && path.Path[edge.Step] == edge.To).ToList();
                Assert.Equal((with.Count, with.Select(path => path.User).Distinct().Count()), (edge.Paths, edge.Users));
            }

            return report.Paths == paths.Count
                && report.UsersWithPath == paths.Select(path => path.User).Distinct().Count()
                && report.Nodes.Sum(node => node.Paths) == paths.Sum(path => Math.Min(path.Path.Count, policy.MaxSteps))
                && report.Edges.Sum(edge => edge.Paths) == report.Nodes.Sum(node => node.Paths) - report.Paths
                && report.PathsToGoal == paths.Count(path => path.Path.Take(policy.MaxSteps).Contains(policy.GoalEvent));
        });

    [Fact]
    public void What_leaves_a_node_and_what_ends_there_is_the_node() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Paths, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var report = Count(Book(rows), policy, asOf).ToReport();
            return report.Nodes.All(node =>
                node.Paths == node.Ends + report.Edges.Where(edge => edge.Step == node.Step && edge.From == node.Event).Sum(edge => edge.Paths)
                && node.Cut <= node.Ends
                && node.Users <= node.Paths
                && (node.Step == 1 || node.Paths == report.Edges.Where(edge => edge.Step == node.Step - 1 && edge.To == node.Event).Sum(edge => edge.Paths)));
        });

    [Fact]
    public void Shards_and_late_and_repeated_events_give_the_report_of_one_pass() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Paths, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var merged = new PathCounter(policy, asOf);
            foreach (var shard in LateAndRepeated(rows).GroupBy(row => row.User.Value is "u1" or "u4"))
            {
                merged.Merge(Count(Book(shard), policy, asOf));
            }

            return merged.ToReport() == Count(Book(rows), policy, asOf).ToReport();
        });

    [Fact]
    public void The_key_path_is_the_best_of_all_sequences() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Paths, LifecycleGenerators.AsOf, (rows, policy, asOf) =>
        {
            var paths = rows.GroupBy(row => row.User)
                .SelectMany(group => PathsOf(policy, Log(group), asOf))
                .Select(path => path.Take(policy.MaxSteps).ToList())
                .Where(path => path[^1] == policy.GoalEvent)
                .ToList();
            var key = Count(Book(rows), policy, asOf).ToReport().KeyPath;
            if (paths.Count == 0)
            {
                return key is null;
            }

            var (best, share) = Sequences(paths, policy.GoalEvent!, [])
                .Select(sequence => (Sequence: sequence, Share: ShareOf(sequence, paths)))
                .Where(item => item.Share > 0)
                .Aggregate((one, other) =>
                    other.Share > one.Share + 1e-12 || (Math.Abs(other.Share - one.Share) <= 1e-12 && IsBefore(other.Sequence, one.Sequence)) ? other : one);
            Assert.Equal(best, key!.Steps.Select(step => step.Event));
            Assert.Equal(share, key.Share, 1e-12);
            for (var i = 0; i < best.Count; i++)
            {
                Assert.Equal(paths.Count(path => path.Count > i && path[i] == best[i]), key.Steps[i].Paths);
                Assert.Equal(paths.Count(path => path.Count > i && path[i] == best[i] && (i == 0 || path[i - 1] == best[i - 1])), key.Steps[i].Taken);
            }

            return true;
        });

    [Fact]
    public void A_worked_example()
    {
        var counter = new PathCounter(Ways, At(1_000));
        counter.Add(Trail("view", "cart", "pay"));
        counter.Add(Trail("view", "cart", "pay", "view"));
        counter.Add(Trail("view", "help", "cart", "pay"));
        counter.Add(Trail("search", "pay"));
        counter.Add(Trail("view", "help", "help", "help", "pay"));
        counter.Add(EventLog.Empty);

        var report = counter.ToReport();

        Assert.Equal((6, 5, 5, 4), (report.Users, report.UsersWithPath, report.Paths, report.PathsToGoal));
        Assert.Equal([new(1, "view", 4, 4, 0, 0), new(1, "search", 1, 1, 0, 0)], report.Nodes.Take(2));
        Assert.Equal(new PathNode(4, "help", 1, 1, 1, 1), report.Nodes[^2]);
        Assert.Equal([new(1, "view", "cart", 2, 2), new(1, "view", "help", 2, 2), new(1, "search", "pay", 1, 1)], report.Edges.Take(3));
        Assert.Equal([new("view", 3, 3), new("cart", 2, 2), new("pay", 2, 2)], report.KeyPath!.Steps);
        Assert.Equal(0.5, report.KeyPath.Share);
    }

    [Fact]
    public void Of_equal_paths_the_first_by_ordinal_order_is_the_key()
    {
        var counter = new PathCounter(Ways, At(1_000));
        counter.Add(Trail("b", "a", "pay"));
        counter.Add(Trail("a", "c", "pay"));
        counter.Add(Trail("a", "b", "pay"));
        counter.Add(Trail("b", "B", "pay"));

        Assert.Equal(["a", "b", "pay"], counter.ToReport().KeyPath!.Steps.Select(step => step.Event));
    }

    [Fact]
    public void A_silence_of_just_the_gap_ends_a_session_and_each_session_is_a_path()
    {
        var policy = Ways with { SessionGap = Duration.FromMinutes(30), StartEvent = "view", CollapseRepeats = true };
        var counter = new PathCounter(policy, At(1_000));
        counter.Add(Log(Did("help", 0), Did("view", 10), Did("view", 39), Did("pay", 69), Did("view", 99), Did("help", 128)));

        Assert.Equal(
            [new(1, "view", 2, 1, 1, 0), new(2, "help", 1, 1, 1, 0)],
            counter.ToReport().Nodes);
    }

    [Fact]
    public void A_repeat_that_is_left_out_keeps_its_session_going()
    {
        var counter = new PathCounter(Ways with { SessionGap = Duration.FromMinutes(30), CollapseRepeats = true }, At(1_000));
        counter.Add(Log(Did("view", 0), Did("view", 20), Did("view", 40), Did("pay", 60)));

        Assert.Equal([new(1, "view", 1, 1, 0, 0), new(2, "pay", 1, 1, 1, 0)], counter.ToReport().Nodes);
    }

    [Fact]
    public void Counters_of_other_policies_or_instants_are_not_merged()
    {
        var counter = new PathCounter(Ways, At(0));

        Assert.Throws<ArgumentException>("other", () => counter.Merge(new PathCounter(Ways, At(1))));
        Assert.Throws<ArgumentException>("other", () => counter.Merge(new PathCounter(Ways with { MaxSteps = 3 }, At(0))));
        Assert.Throws<ArgumentNullException>("other", () => counter.Merge(null!));
        Assert.Throws<ArgumentNullException>("log", () => counter.Add(null!));
    }

    /// <summary>The paths of a log, uncut, one step of the definition after the other.</summary>
    private static IEnumerable<List<string>> PathsOf(PathPolicy policy, EventLog log, Instant asOf)
    {
        var kept = log.Entries.Where(entry => entry.At <= asOf && !policy.IgnoredEvents.Contains(entry.Event)).ToList();
        var sessions = new List<List<string>>();
        for (var i = 0; i < kept.Count; i++)
        {
            if (i == 0 || (policy.SessionGap is { } gap && kept[i].At - kept[i - 1].At >= gap))
            {
                sessions.Add([]);
            }

            sessions[^1].Add(kept[i].Event);
        }

        foreach (var session in sessions)
        {
            var names = policy.CollapseRepeats ? session.Where((name, i) => i == 0 || name != session[i - 1]).ToList() : session;
            var from = policy.StartEvent is null ? 0 : names.IndexOf(policy.StartEvent);
            if (from >= 0)
            {
                var path = names[from..];
                var goal = policy.GoalEvent is null ? -1 : path.IndexOf(policy.GoalEvent);
                yield return goal < 0 ? path : path[..(goal + 1)];
            }
        }
    }

    private static IEnumerable<List<string>> Sequences(List<List<string>> paths, string goal, List<string> begun)
    {
        foreach (var name in paths.Where(path => path.Count > begun.Count).Select(path => path[begun.Count]).Distinct(StringComparer.Ordinal))
        {
            List<string> longer = [.. begun, name];
            foreach (var sequence in name == goal ? [longer] : Sequences(paths, goal, longer))
            {
                yield return sequence;
            }
        }
    }

    private static double ShareOf(List<string> sequence, List<List<string>> paths)
    {
        var share = (double)paths.Count(path => path[0] == sequence[0]) / paths.Count;
        for (var i = 1; i < sequence.Count && share > 0; i++)
        {
            var from = paths.Where(path => path.Count > i - 1 && path[i - 1] == sequence[i - 1]).ToList();
            share *= from.Count == 0 ? 0 : (double)from.Count(path => path.Count > i && path[i] == sequence[i]) / from.Count;
        }

        return share;
    }

    private static bool IsBefore(List<string> one, List<string> other) =>
        one.Zip(other, string.CompareOrdinal).FirstOrDefault(order => order != 0) < 0;

    private static PathCounter Count(ActivityBook<UserId> book, PathPolicy policy, Instant asOf)
    {
        var counter = new PathCounter(policy, asOf);
        foreach (var user in book.Users)
        {
            counter.Add(book[user]);
        }

        return counter;
    }
}
