using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>A target of the firm on its calendar.</summary>
internal sealed class ServiceClock
{
    public ServiceClock(ServiceTarget target, BusinessClock clock)
    {
        Target = target;
        Clock = target.WorkingDays is { } days
            ? new(clock, within: null, new() { Amount = days, Unit = DeadlineUnit.WorkingDays, EndOfDay = DayEnd.LastClosing }, capped: true)
            : new(clock, target.Within, rule: null, capped: true);
    }

    public ServiceTarget Target { get; }

    public TargetClock Clock { get; }
}
