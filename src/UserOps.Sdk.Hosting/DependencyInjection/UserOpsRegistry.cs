using Microsoft.Extensions.DependencyInjection;

namespace UserOps.Hosting;

/// <summary>Knows what the questions that a host asks need, and finds what the host forgot.</summary>
internal sealed class UserOpsRegistry(IServiceCollection services)
{
    private readonly List<RequiredPort> _required = [];

    /// <summary>Notes what a run needs, beside what every run does.</summary>
    public void Require(string kind, IEnumerable<RequiredPort> ports) => _required.AddRange(
    [
        .. ports,
        RequiredPort.Of<IAssessmentStore>($"{kind}, to keep the answers"),
        new(typeof(IDueStore), $"{kind}, to know which answers are due", $"services.AddSingleton<{nameof(IDueStore)}>(all => ({nameof(IDueStore)})all.GetRequiredService<{nameof(IAssessmentStore)}>());"),
        RequiredPort.Of<ICheckpointStore>($"{kind}, to go on where it was stopped"),
    ]);

    /// <summary>Throws when the host did not register all that is needed, or not for as long as runs live.</summary>
    /// <exception cref="InvalidOperationException">Something is missing; all of it is listed.</exception>
    public void Check(IServiceProvider provider)
    {
        var known = provider.GetService<IServiceProviderIsService>();
        var problems = _required
            .GroupBy(port => port.Port)
            .Select(ports => (Port: ports.Key, Uses: string.Join("; ", ports.Select(port => port.Use)), ports.First().Remedy))
            .Select(port => IsKnown(port.Port) ? ScopedProblemOf(port.Port, port.Uses) : $"{port.Port.Name} is missing. It is needed by {port.Uses}. Register one: {port.Remedy}")
            .OfType<string>()
            .ToList();
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"UserOps can't start, for the host lacks {problems.Count} of its services:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", problems)}");
        }

        bool IsKnown(Type port) => known?.IsService(port) ?? provider.GetService(port) is not null;
    }

    // The last registration is the one that counts.
    private string? ScopedProblemOf(Type port, string uses) => services.LastOrDefault(service => service.ServiceType == port && !service.IsKeyedService)?.Lifetime == ServiceLifetime.Scoped
        ? $"{port.Name} is registered for a scope, and runs live as long as the app. It is needed by {uses}. Register a singleton that makes what it needs for each call, such as a database context from its factory."
        : null;
}
