using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>A duty towards a regulator on its calendar.</summary>
internal sealed class DutyClock
{
    public DutyClock(RegulatorPreset preset, RegulatorDuty duty, BusinessClock clock)
    {
        Duty = duty;
        Name = $"{preset.Name}.{duty.Id}";
        Calendar = preset.Calendar;
        Clock = duty.Deadline.Unit switch
        {
            DeadlineUnit.Hours => new(CaseRules.AlwaysClock.Value, Duration.FromHours(duty.Deadline.Amount), rule: null, capped: false),
            DeadlineUnit.BusinessHours => new(clock, Duration.FromHours(duty.Deadline.Amount), rule: null, capped: false),
            _ => new(clock, within: null, duty.Deadline, capped: false),
        };
    }

    public static EquatableArray<decimal> WarnAt { get; } = [0.5m, 0.8m];

    public string Name { get; }

    public string Calendar { get; }

    public RegulatorDuty Duty { get; }

    public TargetClock Clock { get; }

    /// <summary>Whether the duty holds for a clock that begins at an instant.</summary>
    public bool Holds(Instant start)
    {
        var date = Clock.Clock.DateOf(start);
        return (Duty.From is not { } from || date >= from) && (Duty.Until is not { } until || date <= until);
    }
}
