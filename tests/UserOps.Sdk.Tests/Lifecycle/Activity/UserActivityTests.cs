using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Lifecycle;

public class UserActivityTests
{
    private static readonly LocalDate Day = new(2025, 11, 2);

    [Fact]
    public void Merging_takes_the_earliest_registration_and_all_days() =>
        Law.Holds(LifecycleGenerators.ActiveDays, LifecycleGenerators.ActiveDays, LifecycleGenerators.ActiveDays, (one, two, registrations) =>
        {
            var (a, b) = (ActivityDays.From(one), ActivityDays.From(two));
            UserActivity[] parts = [new(a), new(b), .. registrations.Select(day => new UserActivity(default, day))];
            var whole = parts.Aggregate(UserActivity.Empty, (activity, part) => activity.Merge(part));
            LocalDate? earliest = registrations.Length == 0 ? null : registrations.Min();
            return whole == new UserActivity(a.Merge(b), earliest)
                && whole == parts.Reverse().Aggregate((activity, part) => activity.Merge(part))
                && whole == whole.Merge(whole).Merge(parts[^1])
                && whole.Registered == earliest
                && whole.Days == a.Merge(b)
                && whole.FirstSeen == registrations.Concat(one).Concat(two).Select(day => (LocalDate?)day).Min()
                && whole.RegisteredNumber == (earliest is { } day ? DayNumber.Of(day) : DaySpan.None);
        });

    [Fact]
    public void Nothing_is_known_of_the_empty_one()
    {
        Assert.Equal(default, UserActivity.Empty);
        Assert.Null(UserActivity.Empty.Registered);
        Assert.Null(UserActivity.Empty.FirstSeen);
        Assert.Equal("no active day", UserActivity.Empty.ToString());
        Assert.NotEqual(UserActivity.Empty, new UserActivity(default, DayClock.MinDay));
    }

    [Fact]
    public void Activity_tells_its_days_and_registration() =>
        Assert.Equal("1 active day, 2025-11-02, registered 1969-12-31", new UserActivity(ActivityDays.From([Day]), new(1969, 12, 31)).ToString());

    [Fact]
    public void A_user_registers_on_a_day_of_the_calendar()
    {
        Assert.Equal(DayClock.MinDay, new UserActivity(default, DayClock.MinDay).Registered);
        Assert.Equal(DayClock.MaxDay, new UserActivity(default, DayClock.MaxDay).Registered);
        Assert.Throws<ArgumentOutOfRangeException>("registered", () => new UserActivity(default, DayClock.MaxDay.PlusDays(1)));
        Assert.Throws<ArgumentOutOfRangeException>("registered", () => new UserActivity(default, DayClock.MinDay.PlusDays(-1)));
    }
}
