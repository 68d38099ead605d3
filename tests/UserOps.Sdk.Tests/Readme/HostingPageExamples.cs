using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using UserOps.Hosting;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/hosting.md.</summary>
public class HostingPageExamples : PageExample
{
    [Fact]
    public async Task Register()
    {
        // begin-snippet: hosting-register
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddUserOps(userOps => userOps
            .AddLifecycle(stages => stages.Policy.Use(StagePolicies.OwnRhythm))
            .UseRunOptions(new() { BatchSize = 500 })
            .AddScheduler(new() { Interval = TimeSpan.FromMinutes(5) }));

        // What the host has of its own, and where answers are kept.
        builder.Services.AddSingleton<IUserSource>(new Customers());
        builder.Services.AddSingleton<IActivitySource>(new Visits());
        builder.Services.AddSingleton<MemoryAssessmentStore>();
        builder.Services.AddSingleton<IAssessmentStore>(all => all.GetRequiredService<MemoryAssessmentStore>());
        builder.Services.AddSingleton<IDueStore>(all => all.GetRequiredService<MemoryAssessmentStore>());
        builder.Services.AddSingleton<ICheckpointStore, MemoryCheckpointStore>();
        builder.Logging.ClearProviders();

        using var host = builder.Build();
        await host.StartAsync();

        var stages = host.Services.GetRequiredService<ILivePolicy<StageEvaluator>>();
        Console.WriteLine($"Judged by {stages.Current.Policy.Name} {stages.Current.Policy.Version}");
        // => Judged by ownRhythm 1

        var run = host.Services.GetRequiredService<LifecycleRun>();
        var summary = await run.CatchUpAsync(Instant.FromUtc(2026, 3, 1, 0, 0));
        Console.WriteLine($"{summary.Kind}: finished {summary.IsFinished}");
        // => lifecycle: finished True
        await host.StopAsync();
        // end-snippet

        Ran("hosting-register");
    }

    [Fact]
    public async Task Missing()
    {
        // begin-snippet: hosting-missing
        var services = new ServiceCollection();
        services.AddUserOps(userOps => userOps.AddLifecycle());
        services.AddSingleton<IUserSource>(new Customers());
        services.AddSingleton<ICheckpointStore, MemoryCheckpointStore>();
        await using var app = services.BuildServiceProvider();
        try
        {
            await app.StartUserOpsAsync(); // an app with a host just starts it
        }
        catch (InvalidOperationException missing)
        {
            Console.WriteLine(missing.Message);
        }

        // => UserOps can't start, for the host lacks 3 of its services:
        // =>   IActivitySource is missing. It is needed by lifecycle, to read what they did. Register one: services.AddSingleton<IActivitySource, ...>();
        // =>   IAssessmentStore is missing. It is needed by lifecycle, to keep the answers. Register one: services.AddSingleton<IAssessmentStore, ...>();
        // =>   IDueStore is missing. It is needed by lifecycle, to know which answers are due. Register one: services.AddSingleton<IDueStore>(all => (IDueStore)all.GetRequiredService<IAssessmentStore>());
        // end-snippet

        Ran("hosting-missing");
    }

    [Fact]
    public async Task Reload()
    {
        // begin-snippet: hosting-reload
        var store = new MemoryPolicyStore();
        using var source = new StorePolicySource(store, "lifecycle", "classic5", untilPublished: StagePolicyJson.Write(StagePolicies.ClassicFive));
        await using var stages = new ReloadingPolicy<StageEvaluator>(RunKinds.Lifecycle, [source], PolicyCompilers.Lifecycle);
        await stages.LoadAsync();

        async Task PublishAsync(StagePolicy policy)
        {
            await store.PublishAsync(new("lifecycle", policy.ToRef(), StagePolicyJson.Write(policy), Instant.FromUtc(2026, 3, 1, 0, 0)));
            Console.WriteLine($"{await stages.ReloadAsync()}: {stages.Current.Policy.Zone} is in force");
        }

        await PublishAsync(StagePolicies.ClassicFive with { Zone = "Asia/Shanghai" });
        // => Replaced: Asia/Shanghai is in force
        await PublishAsync(StagePolicies.ClassicFive with { Zone = "Asia/Shanghia" });
        // => Refused: Asia/Shanghai is in force
        // end-snippet

        Ran("hosting-reload");
    }

    private sealed class Customers : IUserSource
    {
        public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            if (after < new UserId("u1"))
            {
                yield return new("u1");
            }
        }
    }

    private sealed class Visits : IActivitySource
    {
        public async IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new(new("u1"), Instant.FromUtc(2026, 2, 27, 9, 0));
        }
    }
}
