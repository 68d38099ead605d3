using UserOps.Lifecycle;

namespace UserOps.Hosting;

/// <summary>By what a host tells stages of the lifecycle.</summary>
public sealed class LifecycleSetup
{
    internal LifecycleSetup()
    {
    }

    /// <summary>Gets where the policy comes from; <see cref="StagePolicies.ClassicFive"/> if nothing is said.</summary>
    public PolicySetup<StagePolicy> Policy { get; } = new(PolicyForms.Stages, StagePolicies.ClassicFive);
}
