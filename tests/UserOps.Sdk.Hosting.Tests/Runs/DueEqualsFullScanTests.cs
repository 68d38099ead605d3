using NodaTime;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Simulation;
using UserOps.Testing;
using UserOps.Tests;

namespace UserOps.Hosting.Tests;

/// <summary>What the due queue is for: to ask a few, and to know of all.</summary>
public class DueEqualsFullScanTests
{
    [Fact]
    public Task Stages_are_those_of_a_full_scan_throughout_a_year() => SameThroughoutAYearAsync(60, 1, Stages);

    [Fact]
    public Task Segments_are_those_of_a_full_scan_throughout_a_year() => SameThroughoutAYearAsync(60, 2, Segments);

    [Fact]
    public Task Tags_are_those_of_a_full_scan_throughout_a_year() => SameThroughoutAYearAsync(16, 3, Tags);

    [Fact]
    public Task Tags_that_read_the_stage_are_those_of_a_full_scan_of_stages_and_then_of_tags() =>
        SameThroughoutAYearAsync(12, 4, (host, side) => Stages(host, side, [RunKinds.Tagging]), Tags);

    [LongFact]
    public async Task All_are_those_of_a_full_scan_for_other_shops()
    {
        for (var seed = 100UL; seed < 110; seed++)
        {
            await SameThroughoutAYearAsync(100, seed, Stages);
            await SameThroughoutAYearAsync(100, seed, Segments);
            await SameThroughoutAYearAsync(40, seed, (host, side) => Stages(host, side, [RunKinds.Tagging]), Tags);
        }
    }

    private static LifecycleRun Stages(ShopHost host, Side side) => Stages(host, side, []);

    private static LifecycleRun Stages(ShopHost host, Side side, EquatableArray<string> informs) =>
        new(host, host, new FixedPolicy<StageEvaluator>(new(StagePolicies.All[0])), side.Stores) { Informs = informs };

    private static RfmRun Segments(ShopHost host, Side side) =>
        new(host, host, new FixedPolicy<RfmPolicy>(RfmPolicy.Classic11), side.Policies, side.Stores) { ModelAge = Duration.FromDays(60) };

    private static TaggingRun Tags(ShopHost host, Side side) => new(host, host, side.Tags, new FixedPolicy<TagRules>(new(ShopHost.Catalog)), side.Stores);

    private static async Task SameThroughoutAYearAsync(int users, ulong seed, params Func<ShopHost, Side, IUserOpsRun>[] runs)
    {
        var shop = new Shop(ShopOptions.Default with { Users = users, Seed = seed });
        var (few, all) = (new Side(shop), new Side(shop));
        var (dueRuns, scanRuns) = (runs.Select(make => make(few.Host, few)).ToArray(), runs.Select(make => make(all.Host, all)).ToArray());
        var queue = new DueQueue(dueRuns, few.Answers);
        int[] hours = [1, 24, 5, 70, 24, 30];
        var (asked, scanned) = (0L, 0L);
        var end = shop.Clock.StartOf(shop.Options.End);
        var step = (int)seed;
        for (var asOf = end - Duration.FromDays(366); asOf < end; asOf += Duration.FromHours(hours[step++ % hours.Length]))
        {
            all.Host.MoveTo(asOf);
            await queue.TouchUsersAsync(few.Host.MoveTo(asOf), asOf);
            for (var i = 0; i < runs.Length; i++)
            {
                asked += (await dueRuns[i].CatchUpAsync(asOf)).Subjects;
                scanned += (await scanRuns[i].RunAsync(new() { AsOf = asOf })).Subjects;
                Assert.Equal(await all.ReadAsync(dueRuns[i].Kind), await few.ReadAsync(dueRuns[i].Kind));
            }
        }

        Assert.InRange(asked, 1, scanned * 2 / 3);
    }

    /// <summary>A set of stores.</summary>
    private sealed class Side
    {
        private readonly Tagging.TagResolver _resolver = new(ShopHost.Catalog);

        public Side(Shop shop)
        {
            Host = new(shop, Answers);
            Stores = new(Answers, Answers, new MemoryCheckpointStore());
        }

        public ShopHost Host { get; }

        public MemoryAssessmentStore Answers { get; } = new();

        public MemoryTagStore Tags { get; } = new();

        public MemoryPolicyStore Policies { get; } = new();

        public RunStores Stores { get; }

        /// <summary>What is kept of everybody: answers and their ends; when they were found may differ, for who is not asked again keeps the older judgement.</summary>
        public async Task<string[]> ReadAsync(string kind)
        {
            var lines = new List<string>();
            await foreach (var state in Answers.ReadAllAsync(kind))
            {
                lines.Add($"{state.Key.Subject}: {state.Assessment?.Value} {state.Assessment?.Detail} until {state.Due}");
            }

            if (kind == RunKinds.Tagging)
            {
                await foreach (var (user, ledger) in Tags.ReadLedgersAsync([.. lines.Select(line => new UserId(line[..line.IndexOf(':')]))]))
                {
                    lines.Add($"{user} has {string.Join(' ', _resolver.Resolve(ledger, Host.Now).Given())}");
                }
            }

            lines.Sort(StringComparer.Ordinal);
            return [.. lines];
        }
    }
}
