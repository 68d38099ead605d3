using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Hosting;

/// <summary>Says which questions a host asks, by which policies.</summary>
/// <remarks>Each <c>Add…</c> registers the policy as <see cref="ILivePolicy{T}"/> and the run, by its own type and as <see cref="IUserOpsRun"/>.</remarks>
public sealed class UserOpsBuilder
{
    private readonly UserOpsRegistry _registry;

    internal UserOpsBuilder(IServiceCollection services, UserOpsRegistry registry)
    {
        Services = services;
        _registry = registry;
    }

    /// <summary>Gets the services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Asks which tags users have (<see cref="TaggingRun"/>).</summary>
    /// <param name="configure">Says where the policies come from; the catalogue at least.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It was added before, or no catalogue was given.</exception>
    public UserOpsBuilder AddTagging(Action<TaggingSetup> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var setup = new TaggingSetup();
        configure(setup);
        if (!setup.Catalog.IsSet)
        {
            throw new InvalidOperationException("Tagging has no catalogue, and there is none to begin with. Give one: AddTagging(tagging => tagging.Catalog.FromFile(\"tags.json\")).");
        }

        AddPolicy(RunKinds.Tagging, services => [setup.Catalog.Make(services), setup.Precedence.Make(services)], PolicyCompilers.Tagging);
        AddRun(services => new TaggingRun(
            services.GetRequiredService<IUserSource>(),
            services.GetRequiredService<IUserFactsSource>(),
            services.GetRequiredService<ITagStore>(),
            services.GetRequiredService<ILivePolicy<TagRules>>(),
            services.GetRequiredService<RunStores>(),
            services.GetService<RunOptions>()));
        _registry.Require(
            RunKinds.Tagging,
            [
                .. setup.Catalog.Needs,
                .. setup.Precedence.Needs,
                RequiredPort.Of<IUserSource>("tagging, to know the users"),
                RequiredPort.Of<IUserFactsSource>("tagging, to read what is known of them"),
                RequiredPort.Of<ITagStore>("tagging, to keep the tags"),
            ]);
        return this;
    }

    /// <summary>Asks which stage of the lifecycle users are in (<see cref="LifecycleRun"/>).</summary>
    /// <param name="configure">Says where the policy comes from; the preset if <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">It was added before.</exception>
    public UserOpsBuilder AddLifecycle(Action<LifecycleSetup>? configure = null)
    {
        var setup = new LifecycleSetup();
        configure?.Invoke(setup);
        AddPolicy(RunKinds.Lifecycle, services => [setup.Policy.Make(services)], PolicyCompilers.Lifecycle);
        AddRun(services => new LifecycleRun(
            services.GetRequiredService<IUserSource>(),
            services.GetRequiredService<IActivitySource>(),
            services.GetRequiredService<ILivePolicy<StageEvaluator>>(),
            services.GetRequiredService<RunStores>(),
            services.GetService<RunOptions>())
        {
            Informs = setup.Informed,
        });
        _registry.Require(
            RunKinds.Lifecycle,
            [
                .. setup.Policy.Needs,
                RequiredPort.Of<IUserSource>("lifecycle, to know the users"),
                RequiredPort.Of<IActivitySource>("lifecycle, to read what they did"),
            ]);
        return this;
    }

    /// <summary>Asks which value segment users are in (<see cref="RfmRun"/>).</summary>
    /// <param name="configure">Says where the policy comes from; the preset if <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">It was added before.</exception>
    public UserOpsBuilder AddRfm(Action<RfmSetup>? configure = null)
    {
        var setup = new RfmSetup();
        configure?.Invoke(setup);
        AddPolicy(RunKinds.Rfm, services => [setup.Policy.Make(services)], PolicyCompilers.Rfm);
        AddRun(services =>
        {
            var (users, purchases, policy) = (services.GetRequiredService<IUserSource>(), services.GetRequiredService<IPurchaseSource>(), services.GetRequiredService<ILivePolicy<RfmPolicy>>());
            var (models, stores, options) = (services.GetRequiredService<IPolicyStore>(), services.GetRequiredService<RunStores>(), services.GetService<RunOptions>());
            return setup.ModelAge is { } age
                ? new RfmRun(users, purchases, policy, models, stores, options) { Informs = setup.Informed, ModelAge = age }
                : new RfmRun(users, purchases, policy, models, stores, options) { Informs = setup.Informed };
        });
        _registry.Require(
            RunKinds.Rfm,
            [
                .. setup.Policy.Needs,
                RequiredPort.Of<IUserSource>("RFM, to know the users"),
                RequiredPort.Of<IPurchaseSource>("RFM, to read what they bought"),
                RequiredPort.Of<IPolicyStore>("RFM, to keep the fitted model"),
            ]);
        return this;
    }

    /// <summary>Asks how complaints stand (<see cref="ComplaintClock"/>).</summary>
    /// <param name="configure">Says where the policies and calendars come from; the presets if <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">It was added before, or a calendar was named and not given.</exception>
    public UserOpsBuilder AddComplaints(Action<ComplaintsSetup>? configure = null)
    {
        var setup = new ComplaintsSetup();
        configure?.Invoke(setup);
        if (setup.Named.FirstOrDefault(pair => !pair.Value.IsSet).Key is { } name)
        {
            throw new InvalidOperationException($"The calendar '{name}' was named and not given. Give it: complaints.Calendar(\"{name}\").Use(...).");
        }

        string[] names = [.. setup.Named.Keys];
        AddPolicy(
            RunKinds.Complaints,
            services => [setup.Grading.Make(services), setup.Cases.Make(services), FirmOf(setup, services), .. setup.Named.Values.Select(calendar => calendar.Make(services))],
            texts => PolicyCompilers.Complaints(texts, names));
        AddRun(services => new ComplaintClock(
            services.GetRequiredService<IComplaintSource>(),
            services.GetRequiredService<IComplaintStore>(),
            services.GetRequiredService<ILivePolicy<ComplaintRules>>(),
            services.GetRequiredService<RunStores>(),
            services.GetService<RunOptions>()));
        _registry.Require(
            RunKinds.Complaints,
            [
                .. setup.Grading.Needs,
                .. setup.Cases.Needs,
                .. setup.Calendar().Needs,
                .. setup.Named.Values.SelectMany(calendar => calendar.Needs),
                RequiredPort.Of<IComplaintSource>("complaints, to know them"),
                RequiredPort.Of<IComplaintStore>("complaints, to read what happened to them"),
            ]);
        return this;
    }

    /// <summary>Asks how mature the handling of tickets is (<see cref="MaturityRun"/>).</summary>
    /// <param name="configure">Says where the policy comes from; the preset if <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">It was added before.</exception>
    public UserOpsBuilder AddTickets(Action<TicketsSetup>? configure = null)
    {
        var setup = new TicketsSetup();
        configure?.Invoke(setup);
        AddPolicy(RunKinds.Maturity, services => [setup.Policy.Make(services)], PolicyCompilers.Maturity);
        AddRun(services => new MaturityRun(
            services.GetRequiredService<ITicketEventSource>(),
            services.GetRequiredService<ILivePolicy<MaturityScorer>>(),
            services.GetRequiredService<RunStores>(),
            services.GetService<RunOptions>())
        {
            By = setup.Parts,
        });
        _registry.Require(RunKinds.Maturity, [.. setup.Policy.Needs, RequiredPort.Of<ITicketEventSource>("tickets, to read what happened to them")]);
        return this;
    }

    /// <summary>Says how runs go about it.</summary>
    /// <param name="options">The options.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public UserOpsBuilder UseRunOptions(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RunOptions.Check(options);
        Services.Replace(ServiceDescriptor.Singleton(options));
        return this;
    }

    /// <summary>Says how soon changed policies are read.</summary>
    /// <param name="options">The options.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public UserOpsBuilder UseReloadingOptions(ReloadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Services.Replace(ServiceDescriptor.Singleton(options));
        return this;
    }

    /// <summary>Says how the ids of users and complaints stand in logs.</summary>
    /// <param name="ids">The way; <see cref="LoggedIds.None"/> if nothing is said.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ids"/> is <see langword="null"/>.</exception>
    public UserOpsBuilder UseLoggedIds(LoggedIds ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Services.Replace(ServiceDescriptor.Singleton(ids));
        return this;
    }

    /// <summary>Lets the runs catch up by themselves for as long as the app runs (<see cref="RunScheduler"/>).</summary>
    /// <param name="options">How often; the defaults if <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public UserOpsBuilder AddScheduler(ScheduleOptions? options = null)
    {
        ScheduleOptions.Check(options ?? new());
        Services.Replace(ServiceDescriptor.Singleton(options ?? new()));
        if (!Services.Any(service => service.ServiceType == typeof(RunScheduler)))
        {
            Services.AddSingleton(services => new RunScheduler(
                Late<IUserOpsRun>(services),
                Late<RunTrigger>(services),
                services.GetService<IDueStore>,
                services.GetRequiredService<ScheduleOptions>(),
                services.GetService<TimeProvider>(),
                services.GetService<ILogger<RunScheduler>>(),
                services.GetService<LoggedIds>(),
                services.GetRequiredService<UserOpsTelemetry>()));
            Services.AddSingleton<IHostedService>(services => services.GetRequiredService<RunScheduler>());
        }

        return this;
    }

    /// <summary>Asks for services only when they are gone through.</summary>
    private static IEnumerable<T> Late<T>(IServiceProvider services)
    {
        foreach (var service in services.GetServices<T>())
        {
            yield return service;
        }
    }

    private static IPolicySource FirmOf(ComplaintsSetup setup, IServiceProvider services)
    {
        if (setup.Calendar().IsSet)
        {
            return setup.Calendar().Make(services);
        }

        var calendar = WorkingCalendars.MonFri9To17("UTC");
        if (services.GetService<ILogger<UserOpsBuilder>>() is { } logger)
        {
            PolicyLog.DefaultCalendar(logger, calendar.Name);
        }

        return TextPolicySource.Of(calendar, PolicyForms.Calendar);
    }

    private void AddPolicy<T>(string kind, Func<IServiceProvider, IPolicySource[]> sources, Func<PolicyTexts, LoadedPolicy<T>> compile)
        where T : class
    {
        if (Services.Any(service => service.ServiceType == typeof(ReloadingPolicy<T>)))
        {
            throw new InvalidOperationException($"'{kind}' was added before. Add it once, with everything that it needs.");
        }

        Services.AddSingleton(services => new ReloadingPolicy<T>(
            kind,
            sources(services),
            compile,
            services.GetService<ReloadingOptions>(),
            services.GetService<TimeProvider>(),
            services.GetService<ILogger<ReloadingPolicy<T>>>(),
            services.GetRequiredService<UserOpsTelemetry>()));
        Services.AddSingleton<ILivePolicy<T>>(services => services.GetRequiredService<ReloadingPolicy<T>>());
        Services.AddSingleton<ILoadedAtStart>(services => services.GetRequiredService<ReloadingPolicy<T>>());
        Services.AddSingleton(services => new RunTrigger(kind, services.GetRequiredService<ILivePolicy<T>>().GetReloadToken));
    }

    private void AddRun<TRun>(Func<IServiceProvider, TRun> make)
        where TRun : UserOpsRun
    {
        Services.AddSingleton(services =>
        {
            var run = make(services);
            run.Telemetry = services.GetRequiredService<UserOpsTelemetry>();
            return run;
        });
        Services.AddSingleton<IUserOpsRun>(services => services.GetRequiredService<TRun>());
    }
}
