using NodaTime;

namespace UserOps.Tagging;

/// <summary>A comparison of a date or an instant with the moment of judgement.</summary>
internal abstract class TimeComparison
{
    public abstract bool Admits(in FactValue value, Moment moment);

    /// <summary>The next instant at which the answer for a value may change.</summary>
    public abstract Instant? NextTurn(in FactValue value, Moment moment);

    /// <summary>Whether the answer for a value has begun to change for ever, year after year.</summary>
    public virtual bool RecursFor(in FactValue value, Moment moment) => false;
}

/// <summary>The value lies within a length of time before the moment, which it may not be later than.</summary>
internal sealed class WithinLastComparison(Lookback length) : TimeComparison
{
    public Lookback Length => length;

    public override bool Admits(in FactValue value, Moment moment)
    {
        if (value.Type == FactType.Date)
        {
            var day = (int)value.Key;
            return LookbackClock.DayBefore(moment.Today, length) < day && day <= moment.Today;
        }

        var at = value.AsInstant();
        return moment.Before(length) < at && at <= moment.At;
    }

    public override Instant? NextTurn(in FactValue value, Moment moment)
    {
        if (value.Type == FactType.Date)
        {
            var day = (int)value.Key;
            return Moment.Earlier(
                moment.StartAfterNow(day), moment.StartAfterNow(LookbackClock.FirstDayReaching(day, length)));
        }

        var at = value.AsInstant();
        return Moment.Earlier(at > moment.At ? at : null, moment.NextTurn(at, length));
    }
}

/// <summary>The value lies at least a length of time before the moment.</summary>
internal sealed class OlderThanComparison(Lookback length) : TimeComparison
{
    public Lookback Length => length;

    public override bool Admits(in FactValue value, Moment moment) => value.Type == FactType.Date
        ? (int)value.Key <= LookbackClock.DayBefore(moment.Today, length)
        : value.AsInstant() <= moment.Before(length);

    public override Instant? NextTurn(in FactValue value, Moment moment) => value.Type == FactType.Date
        ? moment.StartAfterNow(LookbackClock.FirstDayReaching((int)value.Key, length))
        : moment.NextTurn(value.AsInstant(), length);
}

/// <summary>An anniversary of the value comes on the day of the moment or one of the next days.</summary>
internal sealed class AnniversaryComparison(int days) : TimeComparison
{
    /// <summary>How many days the stretch has that ends with the anniversary.</summary>
    public int Days => days;

    public override bool Admits(in FactValue value, Moment moment)
    {
        var date = DateOf(value, moment);
        var today = DayNumber.ToDate(moment.Today);
        for (var year = today.Year; year <= today.Year + 1; year++)
        {
            if (Anniversary(date, year) is { } day && day >= moment.Today && day < moment.Today + days)
            {
                return true;
            }
        }

        return false;
    }

    public override Instant? NextTurn(in FactValue value, Moment moment)
    {
        var date = DateOf(value, moment);
        var today = DayNumber.ToDate(moment.Today);
        Instant? next = null;
        for (var year = Math.Max(today.Year, date.Year + 1); year <= Math.Max(today.Year, date.Year) + 3; year++)
        {
            if (Anniversary(date, year) is { } day)
            {
                next = Moment.Earlier(next, moment.StartAfterNow(day - days + 1));
                next = Moment.Earlier(next, moment.StartAfterNow(day + 1));
            }
        }

        return next;
    }

    public override bool RecursFor(in FactValue value, Moment moment) =>
        DateOf(value, moment).Year < DayNumber.ToDate(moment.Today).Year;

    private static int? Anniversary(LocalDate date, int year) =>
        year > date.Year && year <= 9999 ? DayNumber.Of(date.PlusYears(year - date.Year)) : null;

    private static LocalDate DateOf(in FactValue value, Moment moment) =>
        value.Type == FactType.Date ? value.AsDate() : moment.Clock.DayOf(value.AsInstant());
}
