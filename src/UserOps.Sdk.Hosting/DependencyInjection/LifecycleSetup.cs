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

    internal EquatableArray<string> Informed { get; private set; } = [];

    /// <summary>Names the runs whose facts hold the stage, such as <see cref="RunKinds.Tagging"/>: a user whose stage changes is touched there, and the scheduler wakes them.</summary>
    /// <param name="kinds">The runs; see <see cref="RunKinds"/>. They replace those that were named before.</param>
    /// <exception cref="ArgumentNullException"><paramref name="kinds"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A kind is blank.</exception>
    public void Informs(params string[] kinds) => Informed = InformedRuns.Checked(kinds);
}
