using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Hosting.Tests;

/// <summary>Ports that are there, and that nobody asks anything.</summary>
internal static class Ports
{
    public static void All(IServiceCollection services) => services
        .AddSingleton(Fake<IUserSource>())
        .AddSingleton(Fake<IUserFactsSource>())
        .AddSingleton(Fake<IActivitySource>())
        .AddSingleton(Fake<IPurchaseSource>())
        .AddSingleton(Fake<ITicketEventSource>())
        .AddSingleton(Fake<IComplaintSource>())
        .AddSingleton(Fake<IComplaintStore>())
        .AddSingleton(Fake<ITagStore>())
        .AddSingleton(Fake<IAssessmentStore>())
        .AddSingleton<IDueStore>(new NothingDue())
        .AddSingleton(Fake<ICheckpointStore>())
        .AddSingleton(Fake<IPolicyStore>());

    public static T Fake<T>()
        where T : class => DispatchProxy.Create<T, Unasked>();

    private sealed class NothingDue : IDueStore
    {
        public IAsyncEnumerable<DueSubject> ReadDueAsync(string kind, Instant asOf, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<DueSubject>();

        public ValueTask TouchAsync(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default) => default;
    }

    /// <summary>Refuses every call.</summary>
    [SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "A class that is made at run time derives from it.")]
    [SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "A class that is made at run time derives from it.")]
    internal class Unasked : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException(targetMethod?.Name);
    }
}
