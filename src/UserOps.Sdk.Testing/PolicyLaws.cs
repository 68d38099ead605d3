using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>The laws by which a host proves that a policy of its own does what its author meant: total, monotone, without parts that never come to bear.</summary>
/// <remarks>
/// A validator tells what can't be compiled. These laws run the compiled policy on generated facts, and so find what reads well and decides badly.
/// A law that says that something is never reached has looked through many examples; it is not a proof, and an answer that needs rare facts may escape it.
/// </remarks>
public static class PolicyLaws
{
    private const int DefaultCases = 100;

    /// <summary>Gets the laws for grades of complaints.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cases">How many cases a generated law tries.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(GradingPolicy policy, int cases = DefaultCases) => GradingLaws.Add(Suite(policy, cases));

    /// <summary>Gets the laws for stages of users.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cases">How many cases a generated law tries.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(StagePolicy policy, int cases = DefaultCases) => StageLaws.Add(Suite(policy, cases));

    /// <summary>Gets the laws for segments of users.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cases">How many cases a generated law tries.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(RfmPolicy policy, int cases = DefaultCases) => RfmLaws.Add(Suite(policy, cases));

    /// <summary>Gets the laws for tags of users.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cases">How many cases a generated law tries.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(TagCatalog policy, int cases = DefaultCases) => TagLaws.Add(Suite(policy, cases));

    /// <summary>Gets the laws for the maturity of a desk.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="cases">How many cases a generated law tries.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(MaturityPolicy policy, int cases = DefaultCases) => MaturityLaws.Add(Suite(policy, cases));

    /// <summary>Gets the laws for the course of complaints, with the grades and the calendar that it is used with.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="grader">Gives the grades.</param>
    /// <param name="business">The business time in which targets are counted.</param>
    /// <param name="cases">How many cases a generated law tries.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cases"/> is less than 1.</exception>
    public static IReadOnlyList<NamedLaw> For(CasePolicy policy, ComplaintGrader grader, BusinessClock business, int cases = DefaultCases)
    {
        ArgumentNullException.ThrowIfNull(grader);
        ArgumentNullException.ThrowIfNull(business);
        return CaseLaws.Add(Suite(policy, cases), grader, business);
    }

    /// <summary>Adds the laws of every policy.</summary>
    internal static void AddCommon<TPolicy>(
        LawSuite<TPolicy> suite, Func<TPolicy, EquatableArray<PolicyProblem>> validate, Func<TPolicy, string> write, Func<string, TPolicy> read, Func<TPolicy, PolicyRef> toRef)
    {
        suite.AddNow("The policy has no problems", "A policy with problems is refused when a run starts; among them are stages that no user can be in.", policy => Require.SameList([], validate(policy), "the problems"));
        suite.AddNow(
            "The policy survives JSON with its hash",
            "Answers name the policy by its hash; one that changes on the way through a file can't be found again.",
            policy =>
            {
                var again = read(write(policy));
                Require.Same(policy, again, "the policy that is read back");
                Require.Same(toRef(policy), toRef(again), "its name, version and hash");
            });
    }

    private static LawSuite<TPolicy> Suite<TPolicy>(TPolicy policy, int cases)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        return new(() => new(policy), cases);
    }
}
