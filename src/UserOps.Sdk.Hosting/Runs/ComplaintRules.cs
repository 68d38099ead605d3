using System.Security.Cryptography;
using System.Text;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Hosting;

/// <summary>The policies by which complaints are followed, compiled for a run: of cases, of grades, of working time.</summary>
public sealed class ComplaintRules
{
    /// <summary>Initializes a new instance of the <see cref="ComplaintRules"/> class.</summary>
    /// <param name="cases">How cases are followed.</param>
    /// <param name="grading">How complaints are graded.</param>
    /// <param name="calendars">Every calendar that the case policy names.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">A policy has problems; all are listed.</exception>
    public ComplaintRules(CasePolicy cases, GradingPolicy grading, IReadOnlyDictionary<string, WorkingCalendar> calendars)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(grading);
        ArgumentNullException.ThrowIfNull(calendars);
        Evaluator = new(cases, new ComplaintGrader(grading), calendars.ToDictionary(pair => pair.Key, pair => new BusinessClock(pair.Value), StringComparer.Ordinal));
        PolicyRef = Combine(
            Evaluator.PolicyRef, Evaluator.Grader.PolicyRef, [.. calendars.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.ToRef())]);
    }

    /// <summary>Initializes a new instance of the <see cref="ComplaintRules"/> class, with one calendar for all names.</summary>
    /// <param name="cases">How cases are followed.</param>
    /// <param name="grading">How complaints are graded.</param>
    /// <param name="calendar">The calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">A policy has problems; all are listed.</exception>
    public ComplaintRules(CasePolicy cases, GradingPolicy grading, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        Evaluator = new(cases, new ComplaintGrader(grading), new BusinessClock(calendar));
        PolicyRef = Combine(Evaluator.PolicyRef, Evaluator.Grader.PolicyRef, [calendar.ToRef()]);
    }

    /// <summary>Gets what says where cases stand.</summary>
    public CaseEvaluator Evaluator { get; }

    /// <summary>Gets the reference of all policies together: the name and version of the case policy, and a hash over the hashes of all.</summary>
    public PolicyRef PolicyRef { get; }

    private static PolicyRef Combine(PolicyRef cases, PolicyRef grading, PolicyRef[] calendars) => cases with
    {
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', calendars.Prepend(grading).Prepend(cases).Select(part => part.Hash))))),
    };
}
