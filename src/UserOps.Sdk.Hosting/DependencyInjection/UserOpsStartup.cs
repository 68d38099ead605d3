using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace UserOps.Hosting;

/// <summary>Checks what the host registered and loads every policy, before anything of the app starts.</summary>
internal sealed class UserOpsStartup(UserOpsRegistry registry, IServiceProvider services) : IHostedLifecycleService
{
    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        registry.Check(services);

        // Asked for only now: making one asks for what may have been missing.
        List<Exception>? refused = null;
        foreach (var policy in services.GetServices<ILoadedAtStart>())
        {
            try
            {
                await policy.LoadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception bad) when (bad is InvalidPolicyException or PolicySourceException)
            {
                (refused ??= []).Add(bad);
            }
        }

        if (refused is [var only])
        {
            ExceptionDispatchInfo.Throw(only);
        }

        if (refused is not null)
        {
            throw new AggregateException("Several policies can't be loaded.", refused);
        }
    }

    /// <summary>Does the same for hosts that do not know the step before starting.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The work.</returns>
    public Task StartAsync(CancellationToken cancellationToken) => StartingAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
