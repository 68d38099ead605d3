using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.EntityFrameworkCore;

/// <summary>Registers the stores in a host.</summary>
public static class UserOpsStoresExtensions
{
    /// <summary>Registers each store for its ports, as one object for the whole app.</summary>
    /// <remarks>
    /// <para>The ports are <see cref="ITagStore"/>, <see cref="IAssessmentStore"/> with <see cref="IDueStore"/>, <see cref="IComplaintStore"/> with
    /// <see cref="IComplaintSource"/>, <see cref="ICheckpointStore"/>, <see cref="IRejectionStore"/> and <see cref="IPolicyStore"/>; all but the last
    /// are also among the <see cref="IPersonalDataStore"/>s. A port that the host has registered before keeps the host's own.</para>
    /// <para>Register the context by <c>AddDbContextFactory</c>, for a store makes one for each piece of work.</para>
    /// </remarks>
    /// <typeparam name="TContext">The context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services, to go on with.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddUserOpsStores<TContext>(this IServiceCollection services)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        AddPersonal<ITagStore, EfTagStore<TContext>>(services);
        AddPersonal<IAssessmentStore, EfAssessmentStore<TContext>>(services);
        AddPersonal<IComplaintStore, EfComplaintStore<TContext>>(services);
        AddPersonal<ICheckpointStore, EfCheckpointStore<TContext>>(services);
        AddPersonal<IRejectionStore, EfRejectionStore<TContext>>(services);
        services.TryAddSingleton<IDueStore>(provider => provider.GetRequiredService<EfAssessmentStore<TContext>>());
        services.TryAddSingleton<IComplaintSource>(provider => provider.GetRequiredService<EfComplaintStore<TContext>>());
        services.TryAddSingleton<IPolicyStore, EfPolicyStore<TContext>>();
        return services;
    }

    // To register twice is to register once.
    private static void AddPersonal<TPort, TStore>(IServiceCollection services)
        where TPort : class
        where TStore : class, TPort, IPersonalDataStore
    {
        services.TryAddSingleton<TStore>();
        services.TryAddSingleton<TPort>(provider => provider.GetRequiredService<TStore>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataStore, TStore>(provider => provider.GetRequiredService<TStore>()));
    }
}
