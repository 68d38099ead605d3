using NodaTime;
using UserOps.Rfm;

namespace UserOps.Hosting;

/// <summary>By what a host tells value segments.</summary>
public sealed class RfmSetup
{
    internal RfmSetup()
    {
    }

    /// <summary>Gets where the policy comes from; <see cref="RfmPolicy.Classic11"/> if nothing is said.</summary>
    public PolicySetup<RfmPolicy> Policy { get; } = new(PolicyForms.Rfm, RfmPolicy.Classic11);

    internal Duration? ModelAge { get; private set; }

    internal EquatableArray<string> Informed { get; private set; } = [];

    /// <summary>Says how long a fitted model serves.</summary>
    /// <param name="age">How long; see <see cref="RfmRun.ModelAge"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="age"/> is not positive.</exception>
    public void FitEvery(Duration age)
    {
        if (age <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(age), age, "A model serves for some time; give a positive duration.");
        }

        ModelAge = age;
    }

    /// <summary>Names the runs whose facts hold the segment, such as <see cref="RunKinds.Tagging"/>: a user whose segment changes is touched there, and the scheduler wakes them.</summary>
    /// <param name="kinds">The runs; see <see cref="RunKinds"/>. They replace those that were named before.</param>
    /// <exception cref="ArgumentNullException"><paramref name="kinds"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A kind is blank.</exception>
    public void Informs(params string[] kinds) => Informed = InformedRuns.Checked(kinds);
}
