using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using UserOps;
using UserOps.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what <c>UserOps.Sdk</c> needs in a host.</summary>
public static class UserOpsServiceCollectionExtensions
{
    /// <summary>Registers questions that are asked of users, complaints and tickets, with their policies.</summary>
    /// <remarks>
    /// The host registers the ports itself, before or after; what is missing is told when the app starts, all at once. When it starts,
    /// policies are loaded, and one that has problems stops the start. An app without a host awaits <see cref="StartUserOpsAsync"/>.
    /// </remarks>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Says which questions, by which policies.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddUserOps(this IServiceCollection services, Action<UserOpsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var registry = services.FirstOrDefault(service => service.ServiceType == typeof(UserOpsRegistry))?.ImplementationInstance as UserOpsRegistry;
        if (registry is null)
        {
            registry = new(services);
            services.AddSingleton(registry);
            services.AddSingleton(all => new UserOpsTelemetry(all.GetService<IMeterFactory>()));
            services.AddSingleton<UserOpsStartup>();
            services.AddSingleton<IHostedService>(all => all.GetRequiredService<UserOpsStartup>());
            services.TryAddSingleton(all => new RunStores(
                all.GetRequiredService<IAssessmentStore>(),
                all.GetRequiredService<IDueStore>(),
                all.GetRequiredService<ICheckpointStore>(),
                all.GetService<IRejectionStore>()));
            services.TryAddSingleton<DueQueue>();
            services.TryAddSingleton<PersonalData>();
        }

        configure(new(services, registry));
        return services;
    }

    /// <summary>Does in an app without a host what a host does when it starts: checks that nothing is missing, and loads the policies.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The work.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">Services are missing; all are listed.</exception>
    /// <exception cref="InvalidPolicyException">A policy has problems; all are listed.</exception>
    /// <exception cref="PolicySourceException">A policy can't be read.</exception>
    /// <exception cref="AggregateException">Several policies have problems or can't be read.</exception>
    public static Task StartUserOpsAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetRequiredService<UserOpsStartup>().StartingAsync(cancellationToken);
    }
}
