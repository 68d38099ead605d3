using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Hosting;

/// <summary>By what a host follows complaints.</summary>
public sealed class ComplaintsSetup
{
    private readonly PolicySetup<WorkingCalendar> _firm = new(PolicyForms.Calendar, preset: null);
    private readonly SortedDictionary<string, PolicySetup<WorkingCalendar>> _named = new(StringComparer.Ordinal);

    internal ComplaintsSetup()
    {
    }

    /// <summary>Gets where the grading policy comes from; <see cref="GradingPolicies.Default"/> if nothing is said.</summary>
    public PolicySetup<GradingPolicy> Grading { get; } = new(PolicyForms.Grading, GradingPolicies.Default);

    /// <summary>Gets where the case policy comes from; <see cref="CasePolicies.Default"/> if nothing is said.</summary>
    public PolicySetup<CasePolicy> Cases { get; } = new(PolicyForms.Cases, CasePolicies.Default);

    internal IReadOnlyDictionary<string, PolicySetup<WorkingCalendar>> Named => _named;

    /// <summary>Gives the firm's calendar: that of every name in the case policy that no other is given for, and that is no country's.</summary>
    /// <returns>Where it comes from; Monday to Friday from 9 to 17 in UTC if nothing is said, and a warning that it is.</returns>
    public PolicySetup<WorkingCalendar> Calendar() => _firm;

    /// <summary>Gives a calendar that the case policy names.</summary>
    /// <param name="name">The name, as the case policy has it.</param>
    /// <returns>Where it comes from.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public PolicySetup<WorkingCalendar> Calendar(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_named.TryGetValue(name, out var setup))
        {
            _named.Add(name, setup = new(PolicyForms.Calendar, preset: null));
        }

        return setup;
    }
}
