using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Cli.Complaints;

/// <summary>Asks the library for the grade of complaints, and when what must be done is due.</summary>
internal sealed class ComplaintJudge
{
    private const string Always = "always";

    private readonly TextScreen? _screen;

    /// <summary>Initializes a new instance of the <see cref="ComplaintJudge"/> class.</summary>
    /// <param name="grading">How complaints are graded.</param>
    /// <param name="cases">Which targets there are, and which regulators'.</param>
    /// <param name="calendar">The firm's working time.</param>
    /// <param name="zone">The zone whose dates a regulator counts who has no calendar.</param>
    /// <param name="screens">Whether texts propose levels.</param>
    /// <exception cref="InvalidPolicyException">A policy has problems.</exception>
    public ComplaintJudge(GradingPolicy grading, CasePolicy cases, WorkingCalendar calendar, string zone, bool screens)
    {
        Grader = new(grading);
        Calendar = new(calendar);
        _screen = screens ? new(grading) : null;
        Calendars = NamesOf(cases).Append(Always).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => name == Always ? new(WorkingCalendars.Always(zone)) : ClockOf(name), StringComparer.Ordinal);
        Evaluator = new(cases, Grader, Calendars);
        Days = new(Calendar.Zone);
    }

    /// <summary>Gets what grades.</summary>
    public ComplaintGrader Grader { get; }

    /// <summary>Gets what follows cases.</summary>
    public CaseEvaluator Evaluator { get; }

    /// <summary>Gets the firm's working time.</summary>
    public BusinessClock Calendar { get; }

    /// <summary>Gets the calendars by the names that the policy of cases uses.</summary>
    public IReadOnlyDictionary<string, BusinessClock> Calendars { get; }

    /// <summary>Gets the local days of the firm.</summary>
    public DayClock Days { get; }

    /// <summary>Judges a complaint.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <param name="asOf">The instant of judgement, not before the receipt; <see langword="null"/> for the receipt itself.</param>
    /// <returns>The grade, and how each target stands.</returns>
    public JudgedComplaint Judge(ComplaintFacts facts, Instant? asOf)
    {
        facts = Screen(facts);
        var at = asOf ?? facts.ReceivedAt;
        var grading = Grader.Grade(facts, at);
        return new(facts, grading, new()
        {
            Id = facts.Id,
            State = CaseState.Received,
            Since = facts.ReceivedAt,
            Grade = grading.Value.Grade,
            ReceivedAt = facts.ReceivedAt,
            Targets = Evaluator.TargetsOf(facts, grading.Value.Grade, at),
        });
    }

    /// <summary>Lets the text propose levels, if that was asked for.</summary>
    /// <param name="facts">What is known of a complaint.</param>
    /// <returns>The facts, with proposals.</returns>
    public ComplaintFacts Screen(ComplaintFacts facts) => _screen?.Propose(facts) ?? facts;

    /// <summary>Tells where the clock of a target counted, and where not.</summary>
    /// <param name="target">The target, as judged.</param>
    /// <param name="asOf">Until when.</param>
    /// <returns>The spans.</returns>
    public EquatableArray<ClockSpan> Timeline(TargetStatus target, Instant asOf) => Evaluator.Timeline(target, asOf);

    /// <summary>Lists the calendars that a policy asks for. Those of countries that regulators name are the library's own: a firm's hours are not the law's.</summary>
    private static IEnumerable<string> NamesOf(CasePolicy cases) => cases.Targets.Select(target => target.Calendar)
        .Append(cases.Calendar)
        .Concat(cases.Regulators.Select(preset => preset.Calendar).Where(name => !IsCountry(name)));

    private static bool IsCountry(string name) => WorkingCalendars.Countries.Any(country => country.Name == name);

    /// <summary>Finds the clock of a calendar by its name: a country's own, else the firm's.</summary>
    private BusinessClock ClockOf(string name) =>
        name != Calendar.Calendar.Name && IsCountry(name)
            ? new(WorkingCalendars.ForCountry(name))
            : Calendar;
}

/// <summary>One complaint, judged.</summary>
/// <param name="Facts">What is known of it, with what its text proposed.</param>
/// <param name="Grading">Its grade and why.</param>
/// <param name="Status">How its targets stand, if nothing has been done about it yet.</param>
internal sealed record JudgedComplaint(ComplaintFacts Facts, Assessment<ComplaintGrading> Grading, CaseStatus Status);
