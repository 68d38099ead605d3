using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Hosting;

/// <summary>Compiles what was read into what runs judge by, for <see cref="ReloadingPolicy{T}"/>.</summary>
/// <remarks>Each throws an <see cref="InvalidPolicyException"/> with all problems of all texts.</remarks>
public static class PolicyCompilers
{
    /// <summary>Compiles tag rules.</summary>
    /// <param name="texts">The catalogue, and as a second text, if there is one, the precedence.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">A text has problems; all are listed.</exception>
    public static LoadedPolicy<TagRules> Tagging(PolicyTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var catalog = texts.Read(0, PolicyForms.TagCatalog);
        var precedence = texts.Count > 1 ? texts.Read(1, PolicyForms.TagPrecedence) : TagPrecedence.Default;
        if (catalog is null || precedence is null)
        {
            throw texts.ToException(nameof(texts));
        }

        var rules = new TagRules(catalog, precedence);
        return new(rules, [rules.Resolver.CatalogRef, rules.Resolver.PrecedenceRef]);
    }

    /// <summary>Compiles a stage policy.</summary>
    /// <param name="texts">The policy.</param>
    /// <returns>The evaluator.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has problems; all are listed.</exception>
    public static LoadedPolicy<StageEvaluator> Lifecycle(PolicyTexts texts) =>
        One(texts, PolicyForms.Stages, policy => new StageEvaluator(policy));

    /// <summary>Compiles an RFM policy.</summary>
    /// <param name="texts">The policy.</param>
    /// <returns>The policy, which the model that is fitted by it compiles.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has problems; all are listed.</exception>
    public static LoadedPolicy<RfmPolicy> Rfm(PolicyTexts texts) => One(texts, PolicyForms.Rfm, policy => policy);

    /// <summary>Compiles a maturity policy.</summary>
    /// <param name="texts">The policy.</param>
    /// <returns>The scorer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has problems; all are listed.</exception>
    public static LoadedPolicy<MaturityScorer> Maturity(PolicyTexts texts) =>
        One(texts, PolicyForms.Maturity, policy => new MaturityScorer(policy));

    /// <summary>Compiles what follows complaints.</summary>
    /// <param name="texts">The grading policy, the case policy, the firm's calendar, and then one calendar for each name.</param>
    /// <param name="calendars">The names of the calendars after the third text, as the case policy uses them.</param>
    /// <returns>
    /// The rules. A name of the case policy that no calendar is given for is that of a country
    /// (<see cref="WorkingCalendars.Countries"/>), or else stands for the firm's calendar.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is not a text for each name.</exception>
    /// <exception cref="InvalidPolicyException">A text has problems; all are listed.</exception>
    public static LoadedPolicy<ComplaintRules> Complaints(PolicyTexts texts, IReadOnlyList<string> calendars)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(calendars);
        if (texts.Count != calendars.Count + 3)
        {
            throw new ArgumentException($"There are {texts.Count} texts and {calendars.Count} names; give grading, cases, the firm's calendar, and one calendar for each name.", nameof(texts));
        }

        var grading = texts.Read(0, PolicyForms.Grading);
        var cases = texts.Read(1, PolicyForms.Cases);
        var firm = texts.Read(2, PolicyForms.Calendar);
        var named = calendars.Select((name, i) => (Name: name, Calendar: texts.Read(i + 3, PolicyForms.Calendar))).ToList();
        if (grading is null || cases is null || firm is null || texts.Problems.Count > 0)
        {
            throw texts.ToException(nameof(texts));
        }

        var byName = NamesOf(cases)
            .Where(name => !calendars.Contains(name, StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Calendar: IsCountry(name) ? WorkingCalendars.ForCountry(name) : firm))
            .Concat(named.Select(pair => (pair.Name, Calendar: pair.Calendar!)))
            .ToDictionary(pair => pair.Name, pair => pair.Calendar, StringComparer.Ordinal);
        var rules = new ComplaintRules(cases, grading, byName);
        return new(rules, [rules.PolicyRef]);
    }

    /// <summary>Compiles a policy that is one text.</summary>
    /// <typeparam name="TPolicy">The kind of policy.</typeparam>
    /// <typeparam name="T">The compiled form.</typeparam>
    /// <param name="texts">The policy.</param>
    /// <param name="form">How it is read and checked.</param>
    /// <param name="compile">Compiles one that has no problems.</param>
    /// <returns>The compiled policy.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has problems; all are listed.</exception>
    public static LoadedPolicy<T> One<TPolicy, T>(PolicyTexts texts, PolicyForm<TPolicy> form, Func<TPolicy, T> compile)
        where TPolicy : class
        where T : class
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(compile);
        var policy = texts.Read(0, form) ?? throw texts.ToException(nameof(texts));
        return new(compile(policy), [form.RefOf(policy)]);
    }

    /// <summary>The calendars that a policy asks the host for: all but <c>always</c>, and the countries of regulators, whose days are the law's and not the firm's.</summary>
    private static IEnumerable<string> NamesOf(CasePolicy cases) => cases.Targets.Select(target => target.Calendar)
        .Append(cases.Calendar)
        .Concat(cases.Regulators.Select(preset => preset.Calendar).Where(name => !IsCountry(name)))
        .Where(name => name != "always");

    private static bool IsCountry(string name) => WorkingCalendars.Countries.Any(country => country.Name == name);
}
