using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>The policy that is in force now, compiled: what a run asks for when it begins.</summary>
/// <typeparam name="T">The compiled form, such as <see cref="Lifecycle.StageEvaluator"/>.</typeparam>
/// <remarks>A run takes it once and keeps it to its end, so a policy that is replaced meanwhile is that of the next run. Thread-safe.</remarks>
public interface ILivePolicy<out T>
    where T : class
{
    /// <summary>Gets the policy in force.</summary>
    /// <exception cref="InvalidOperationException">None was loaded yet.</exception>
    T Current { get; }

    /// <summary>Gets a token that tells when another policy comes into force; take a new one each time.</summary>
    /// <returns>The token.</returns>
    IChangeToken GetReloadToken();
}
