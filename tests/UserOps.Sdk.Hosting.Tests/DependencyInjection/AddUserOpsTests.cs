using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Hosting.Tests.DependencyInjection;

public sealed class AddUserOpsTests : IDisposable
{
    private static readonly TagCatalog Catalog = new TagCatalogBuilder("vip", "1", "UTC").Build();

    private readonly string _folder = Directory.CreateTempSubdirectory("userops-host-").FullName;
    private readonly LogLines _log = new();

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_question_is_resolved_with_its_policy_and_its_run()
    {
        using var host = Host(
            userOps => userOps
                .AddTagging(tagging => tagging.Catalog.Use(Catalog))
                .AddLifecycle()
                .AddRfm(rfm => rfm.FitEvery(Duration.FromDays(7)))
                .AddComplaints()
                .AddTickets(tickets => tickets.By(TicketScope.Team)),
            Ports.All);
        await host.StartAsync();

        var runs = host.Services.GetServices<IUserOpsRun>().ToList();
        Assert.Equal(["tagging", "lifecycle", "rfm", "complaints", "maturity"], runs.Select(run => run.Kind));
        Assert.Same(runs[1], host.Services.GetRequiredService<LifecycleRun>());
        Assert.Equal(Duration.FromDays(7), host.Services.GetRequiredService<RfmRun>().ModelAge);
        Assert.Equal(TicketScope.Team, host.Services.GetRequiredService<MaturityRun>().By);
        Assert.NotNull(host.Services.GetRequiredService<DueQueue>());
        Assert.Equal(Catalog, Live<TagRules>(host).Tagger.Catalog);
        Assert.Equal(TagPrecedence.Default, Live<TagRules>(host).Resolver.Precedence);
        Assert.Equal(StagePolicies.ClassicFive, Live<StageEvaluator>(host).Policy);
        Assert.Equal(RfmPolicy.Classic11, Live<RfmPolicy>(host));
        Assert.Equal(CasePolicies.Default, Live<ComplaintRules>(host).Evaluator.Policy);
        Assert.Equal(MaturityPolicy.Default, Live<MaturityScorer>(host).Policy);
        Assert.Same(host.Services.GetRequiredService<ReloadingPolicy<StageEvaluator>>(), host.Services.GetRequiredService<ILivePolicy<StageEvaluator>>());
        Assert.Contains(_log.All, line => line.Id == 107 && line.Text.Contains("mon-fri-9-17", StringComparison.Ordinal));
        await host.StopAsync();
    }

    [Fact]
    public void Runs_inform_those_that_were_named()
    {
        using var host = Host(
            userOps => userOps
                .AddTagging(tagging => tagging.Catalog.Use(Catalog))
                .AddLifecycle(lifecycle => lifecycle.Informs(RunKinds.Tagging, RunKinds.Tagging))
                .AddRfm(rfm =>
                {
                    rfm.FitEvery(Duration.FromDays(7));
                    rfm.Informs(RunKinds.Tagging);
                }),
            Ports.All);
        Assert.Equal(
            ["tagging: ", "lifecycle: tagging", "rfm: tagging"],
            host.Services.GetServices<IUserOpsRun>().Select(run => $"{run.Kind}: {string.Join(' ', run.Informs)}"));
        Assert.Equal(["tagging"], host.Services.GetRequiredService<RfmRun>().Informs);
        Assert.Throws<ArgumentException>(() => Host(userOps => userOps.AddLifecycle(lifecycle => lifecycle.Informs(" ")), Ports.All));
    }

    [Fact]
    public async Task All_missing_ports_are_told_at_once_before_anything_starts()
    {
        using var host = Host(
            userOps => userOps.AddTagging(tagging => tagging.Catalog.FromStore("vip")).AddRfm().AddScheduler(),
            services => services.AddSingleton<IUserSource>(Ports.Fake<IUserSource>()).AddSingleton<ICheckpointStore>(Ports.Fake<ICheckpointStore>()));
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.StartsWith("UserOps can't start, for the host lacks 6 of its services:", missing.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["IAssessmentStore", "IDueStore", "IPolicyStore", "IPurchaseSource", "ITagStore", "IUserFactsSource"],
            missing.Message.Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Contains("ITagStore is missing. It is needed by tagging, to keep the tags. Register one: services.AddSingleton<ITagStore, ...>();", missing.Message, StringComparison.Ordinal);
        Assert.Contains("the tag catalogue, to read 'vip'; RFM, to keep the fitted model", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("IUserSource", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_for_a_scope_is_told()
    {
        using var host = Host(
            userOps => userOps.AddLifecycle(),
            services =>
            {
                Ports.All(services);
                services.AddScoped<IActivitySource>(_ => Ports.Fake<IActivitySource>());
            });
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains("IActivitySource is registered for a scope, and runs live as long as the app.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_policy_stops_the_start_with_all_its_problems()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "stages.json"), StagePolicyJson.Write(StagePolicies.ClassicFive with { Name = "", Zone = "Mars" }));
        using var host = Host(userOps => userOps.AddLifecycle(stages => stages.Policy.FromFile("stages.json")).AddScheduler(), Ports.All);
        var refused = await Assert.ThrowsAsync<InvalidPolicyException>(() => host.StartAsync());
        Assert.Equal(["$.name", "$.zone"], refused.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public async Task Several_bad_policies_stop_the_start_together()
    {
        using var host = Host(
            userOps => userOps
                .AddLifecycle(stages => stages.Policy.FromFile("none.json"))
                .AddRfm(rfm => rfm.Policy.From(_ => new TextPolicySource("{"))),
            Ports.All);
        var refused = await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync());
        Assert.IsType<PolicySourceException>(refused.InnerExceptions[0]);
        Assert.IsType<InvalidPolicyException>(refused.InnerExceptions[1]);
    }

    [Fact]
    public async Task Policies_come_from_files_sections_stores_and_code()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "tags.json"), TagCatalogJson.Write(Catalog));
        var store = new Policies { Json = RfmPolicyJson.Write(RfmPolicy.ChineseEight) };
        using var host = Host(
            userOps => userOps
                .AddTagging(tagging => tagging.Catalog.FromFile("tags.json"))
                .AddLifecycle(stages => stages.Policy.FromSection("UserOps:Stages"))
                .AddRfm(rfm => rfm.Policy.FromStore("segments"))
                .AddComplaints(complaints =>
                {
                    complaints.Grading.Use(GradingPolicies.Itil);
                    complaints.Calendar().Use(WorkingCalendars.China);
                    complaints.Calendar("lab").FromFile(new PhysicalFileProvider(_folder), "lab.json");
                }),
            services =>
            {
                Ports.All(services);
                services.AddSingleton<IPolicyStore>(store);
            });
        await File.WriteAllTextAsync(Path.Combine(_folder, "lab.json"), WorkingCalendarJson.Write(WorkingCalendars.Japan));
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        configuration["UserOps:Stages"] = StagePolicyJson.Write(StagePolicies.OwnRhythm);
        await host.StartAsync();

        Assert.Equal(Catalog, Live<TagRules>(host).Tagger.Catalog);
        Assert.Equal(StagePolicies.OwnRhythm, Live<StageEvaluator>(host).Policy);
        Assert.Equal(RfmPolicy.ChineseEight, Live<RfmPolicy>(host));
        Assert.Equal(("rfm", "segments"), store.Asked);
        Assert.Equal(GradingPolicies.Itil.ToRef(), Live<ComplaintRules>(host).Evaluator.Grader.PolicyRef);
        Assert.DoesNotContain(_log.All, line => line.Id == 107);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_policy_of_a_store_may_have_one_that_holds_until_it_is_published()
    {
        var store = new Policies();
        using var host = Host(
            userOps => userOps.AddLifecycle(stages => stages.Policy.FromStore("stages", TimeSpan.FromSeconds(5), StagePolicies.PostHog)),
            services =>
            {
                Ports.All(services);
                services.AddSingleton<IPolicyStore>(store);
            });
        await host.StartAsync();
        Assert.Equal(StagePolicies.PostHog, Live<StageEvaluator>(host).Policy);

        store.Json = StagePolicyJson.Write(StagePolicies.OwnRhythm);
        Assert.Equal(PolicyReload.Replaced, await host.Services.GetRequiredService<ReloadingPolicy<StageEvaluator>>().ReloadAsync());
        Assert.Equal(StagePolicies.OwnRhythm, Live<StageEvaluator>(host).Policy);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_changed_file_is_in_force_while_the_app_runs_and_wakes_the_run()
    {
        var path = Path.Combine(_folder, "stages.json");
        await File.WriteAllTextAsync(path, StagePolicyJson.Write(StagePolicies.ClassicFive));
        var run = new ScriptedRun("lifecycle");
        using var host = Host(
            userOps => userOps.AddLifecycle(stages => stages.Policy.FromFile("stages.json")).AddScheduler().UseReloadingOptions(new() { Settle = TimeSpan.Zero }),
            services =>
            {
                Ports.All(services);
                services.AddSingleton<IUserOpsRun>(run);
            });
        await host.StartAsync();
        await run.UntilAsked(1);
        await File.WriteAllTextAsync(path, StagePolicyJson.Write(StagePolicies.ClassicFive with { Version = "2" }));
        await run.UntilAsked(2);
        Assert.Equal("2", Live<StageEvaluator>(host).Policy.Version);
        await host.StopAsync();
    }

    [Fact]
    public async Task The_scheduler_is_one_service_and_lets_the_runs_catch_up()
    {
        var run = new ScriptedRun("mine");
        using var host = Host(userOps => userOps.AddScheduler().AddScheduler(new() { Interval = TimeSpan.FromHours(1) }), services => services.AddSingleton<IUserOpsRun>(run));
        await host.StartAsync();
        await run.UntilAsked(1);
        Assert.Same(host.Services.GetRequiredService<RunScheduler>(), Assert.Single(host.Services.GetServices<IHostedService>().OfType<RunScheduler>()));
        host.Services.GetRequiredService<RunScheduler>().Wake();
        await run.UntilAsked(2);
        await host.StopAsync();
    }

    [Fact]
    public async Task An_app_without_a_host_starts_the_same_way()
    {
        var services = new ServiceCollection();
        Ports.All(services);
        services.AddUserOps(userOps => userOps.AddLifecycle()).AddUserOps(userOps => userOps.AddTickets());
        await using (var provider = services.BuildServiceProvider(validateScopes: true))
        {
            await provider.StartUserOpsAsync();
            await provider.StartUserOpsAsync();
            Assert.Equal(2, provider.GetServices<IUserOpsRun>().Count());
            Assert.Single(provider.GetServices<IHostedService>());
        }

        using var bare = new ServiceCollection().AddUserOps(userOps => userOps.AddLifecycle(stages => stages.Policy.FromSection("Stages"))).BuildServiceProvider();
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => bare.StartUserOpsAsync());
        Assert.Contains("IConfiguration is missing. It is needed by the stage policy, to read the section 'Stages'.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_is_added_once_and_whole()
    {
        var services = new ServiceCollection();
        Assert.Contains("AddTagging(tagging => tagging.Catalog.FromFile", Refused(userOps => userOps.AddTagging(_ => { })), StringComparison.Ordinal);
        Assert.Contains("The calendar 'lab' was named and not given.", Refused(userOps => userOps.AddComplaints(complaints => complaints.Calendar("lab"))), StringComparison.Ordinal);
        Assert.Contains("'rfm' was added before.", Refused(userOps => userOps.AddRfm().AddRfm()), StringComparison.Ordinal);

        string Refused(Action<UserOpsBuilder> configure) => Assert.Throws<InvalidOperationException>(() => services.AddUserOps(configure)).Message;
    }

    [Fact]
    public void Settings_out_of_their_range_are_refused_where_they_are_made() => new ServiceCollection().AddUserOps(userOps =>
    {
        Assert.Throws<ArgumentException>(() => userOps.UseRunOptions(new() { BatchSize = 0 }));
        Assert.Throws<ArgumentException>(() => userOps.AddScheduler(new() { Interval = TimeSpan.Zero }));
        Assert.Throws<InvalidPolicyException>(() => userOps.AddLifecycle(stages => stages.Policy.Use(StagePolicies.ClassicFive with { Name = "" })));
        Assert.Throws<InvalidPolicyException>(() => userOps.AddLifecycle(stages => stages.Policy.FromStore("x", untilPublished: StagePolicies.ClassicFive with { Name = "" })));
        Assert.Throws<ArgumentException>(() => userOps.AddLifecycle(stages => stages.Policy.FromFile("/etc/stages.json")));
        Assert.Throws<ArgumentException>(() => userOps.AddLifecycle(stages => stages.Policy.FromFile("../stages.json")));
        Assert.Throws<ArgumentOutOfRangeException>(() => userOps.AddLifecycle(stages => stages.Policy.FromStore("x", TimeSpan.Zero)));
        Assert.Throws<ArgumentOutOfRangeException>(() => userOps.AddRfm(rfm => rfm.FitEvery(Duration.Zero)));
    });

    [Fact]
    public async Task Options_reach_those_who_use_them()
    {
        using var host = Host(userOps => userOps.AddLifecycle().UseRunOptions(new() { BatchSize = 7 }).UseLoggedIds(LoggedIds.Plain), Ports.All);
        await host.StartAsync();
        Assert.Equal(7, host.Services.GetRequiredService<RunOptions>().BatchSize);
        Assert.Same(LoggedIds.Plain, host.Services.GetRequiredService<LoggedIds>());
        await host.StopAsync();
    }

    [Fact]
    public async Task Reloads_are_counted_by_the_meters_of_the_host()
    {
        using var counted = new Counted();
        using var host = Host(userOps => userOps.AddLifecycle(), services =>
        {
            Ports.All(services);
            services.AddSingleton<IMeterFactory>(counted);
        });
        await host.StartAsync();
        await host.Services.GetRequiredService<ReloadingPolicy<StageEvaluator>>().ReloadAsync();
        Assert.Equal(1, counted.Sum("userops.policy.reloads", "lifecycle unchanged"));
        await host.StopAsync();
    }

    private static T Live<T>(IHost host)
        where T : class => host.Services.GetRequiredService<ILivePolicy<T>>().Current;

    private IHost Host(Action<UserOpsBuilder> configure, Action<IServiceCollection> ports)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder, DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([]);
        builder.Logging.AddProvider(_log);
        builder.Services.AddUserOps(configure);
        ports(builder.Services);
        return builder.Build();
    }

    private sealed class Policies : IPolicyStore
    {
        public string? Json { get; set; }

        public (string Kind, string Name) Asked { get; private set; }

        public ValueTask<PolicyDocument?> ReadCurrentAsync(string kind, string name, CancellationToken cancellationToken = default)
        {
            Asked = (kind, name);
            return new(Json is null ? null : new PolicyDocument(kind, new(name, "1", "00"), Json, Instant.MinValue));
        }

        public ValueTask<PolicyDocument?> ReadAsync(string kind, string hash, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask PublishAsync(PolicyDocument policy, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
