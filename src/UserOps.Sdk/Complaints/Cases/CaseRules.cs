using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>A case policy, checked and laid out for looking up: which clock each target has at each grade.</summary>
internal sealed class CaseRules
{
    public const string Always = "always";

    private readonly ServiceClock?[] _targets = new ServiceClock?[16];

    public CaseRules(CasePolicy policy, ComplaintGrader grader, IReadOnlyDictionary<string, BusinessClock> calendars)
    {
        Policy = policy;
        Grader = grader;
        Calendar = Find(policy.Calendar, calendars);
        foreach (var target in policy.Targets)
        {
            _targets[Place(target.Grade, target.Target)] = new(target, Find(target.Calendar, calendars));
        }

        Duties = policy.Regulators
            .SelectMany(preset => preset.Duties.Select(duty => new DutyClock(preset, duty, FindPublic(preset.Calendar, calendars))))
            .ToArray();
    }

    public CasePolicy Policy { get; }

    public ComplaintGrader Grader { get; }

    public BusinessClock Calendar { get; }

    public IReadOnlyList<DutyClock> Duties { get; }

    public ServiceClock? TargetOf(ComplaintGrade grade, ServiceTargetKind kind) => _targets[Place(grade, kind)];

    /// <summary>The calendar of a target that was judged by these rules.</summary>
    public BusinessClock ClockOf(string target, string calendar) =>
        Duties.FirstOrDefault(duty => duty.Name == target)?.Clock.Clock
        ?? Policy.Targets.Where(service => service.Calendar == calendar).Select(service => TargetOf(service.Grade, service.Target)?.Clock.Clock).FirstOrDefault()
        ?? Calendar;

    /// <summary>The names of the calendars that a policy asks the host for: all but <c>always</c>, and the countries of its regulators.</summary>
    public static IEnumerable<(string Path, string Name)> CalendarsOf(CasePolicy policy)
    {
        for (var i = 0; i < policy.Targets.Count; i++)
        {
            if (policy.Targets[i]?.Calendar is { } own)
            {
                yield return ($"$.targets[{Exact.Text(i)}].calendar", own);
            }
        }

        if (policy.Calendar is { } silence)
        {
            yield return ("$.calendar", silence);
        }

        for (var i = 0; i < policy.Regulators.Count; i++)
        {
            if (policy.Regulators[i]?.Calendar is { } name && !CountryClocks.ContainsKey(name))
            {
                yield return ($"$.regulators[{Exact.Text(i)}].calendar", name);
            }
        }
    }

    private static int Place(ComplaintGrade grade, ServiceTargetKind kind) => ((int)grade * 4) + (int)kind;

    private static BusinessClock Find(string name, IReadOnlyDictionary<string, BusinessClock> calendars) =>
        calendars.TryGetValue(name, out var clock) ? clock : AlwaysClock.Value;

    // The business days of a country are public knowledge, not the firm's hours: a regulator's preset has them without the host.
    private static BusinessClock FindPublic(string name, IReadOnlyDictionary<string, BusinessClock> calendars) =>
        !calendars.ContainsKey(name) && CountryClocks.TryGetValue(name, out var country) ? country.Value : Find(name, calendars);

    /// <summary>The calendars of countries by their names, laid out when one is first asked for.</summary>
    private static readonly Dictionary<string, Lazy<BusinessClock>> CountryClocks = WorkingCalendars.Countries.ToDictionary(
        calendar => calendar.Name, calendar => new Lazy<BusinessClock>(() => new(calendar)), StringComparer.Ordinal);

    /// <summary>The calendar that never closes, in UTC.</summary>
    public static readonly Lazy<BusinessClock> AlwaysClock = new(() => new BusinessClock(WorkingCalendars.Always()));
}
