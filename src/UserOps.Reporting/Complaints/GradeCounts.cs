using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>How many complaints of each grade came in on each day; filled in one pass.</summary>
internal sealed class GradeCounts
{
    private readonly SortedDictionary<LocalDate, long[]> _days = [];

    /// <summary>The days that have complaints, ascending, each with a count by grade.</summary>
    public IReadOnlyDictionary<LocalDate, long[]> Days => _days;

    /// <summary>How many complaints there are.</summary>
    public long Total => _days.Values.Sum(grades => grades.Sum());

    /// <summary>Counts lines of a host.</summary>
    public static GradeCounts Of(IEnumerable<GradeDay> lines)
    {
        var counts = new GradeCounts();
        foreach (var (day, grade, complaints) in lines)
        {
            if (complaints < 0 || day < DayClock.MinDay || day > DayClock.MaxDay || (int)grade is < 0 or > (int)ComplaintGrade.Critical)
            {
                throw new ArgumentOutOfRangeException(nameof(lines), $"{Words.Day(day)}, {grade}, {complaints}", "A line must be of a day of the years 1 to 9998, of a grade that has a name, and of no negative number.");
            }

            counts.Add(day, grade, complaints);
        }

        return counts;
    }

    /// <summary>Counts one case by its receipt and its grade; one that has not come in yet is passed over.</summary>
    public void Add(CaseStatus status, DayClock days)
    {
        if (status is { ReceivedAt: { } receivedAt, Grade: { } grade })
        {
            Add(days.DayOf(receivedAt), grade, 1);
        }
    }

    private void Add(LocalDate day, ComplaintGrade grade, long complaints)
    {
        if (complaints > 0)
        {
            var counts = _days.TryGetValue(day, out var known) ? known : _days[day] = new long[4];
            counts[(int)grade] = checked(counts[(int)grade] + complaints);
        }
    }
}
