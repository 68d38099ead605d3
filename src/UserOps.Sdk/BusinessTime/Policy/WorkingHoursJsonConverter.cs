using UserOps.Json;

namespace UserOps.BusinessTime;

/// <summary>A span of open hours as its text.</summary>
internal sealed class WorkingHoursJsonConverter : TextJsonConverter<WorkingHours>
{
    public override string Allowed => "two times of day such as 09:00-17:00 or 22:00-06:00, at most to the second, or with the end 24:00";

    protected override bool TryParse(string text, out WorkingHours value) => WorkingHoursText.TryParse(text, out value);

    protected override string Format(WorkingHours value) => WorkingHoursText.Format(value);
}
