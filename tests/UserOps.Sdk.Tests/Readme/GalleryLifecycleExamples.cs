using NodaTime;
using UserOps.Lifecycle;
using UserOps.Reporting;
using UserOps.Simulation;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/gallery.md on the lifecycle.</summary>
public sealed class GalleryLifecycleExamples : GalleryExample
{
    private static readonly Lazy<Users> All = new(() => new GalleryLifecycleExamples().Gather());

    private static readonly LocalDate LastDay = new(2025, 12, 31);

    [Fact]
    public void Stages()
    {
        var (evaluator, lastDay, activities) = (All.Value.Evaluator, LastDay, All.Value.Activities);

        // begin-snippet: gallery-lifecycle-now
        var stock = StageStock.Count(lastDay, activities.Select(activity => evaluator.StageOf(activity, lastDay)));
        var picture = LifecyclePictures.Stages(stock, evaluator.Policy);
        Console.WriteLine(picture.Description);
        // => 798 users in 7 stages on 2025-12-31. Most, 46.1 %, are in: Churned.
        // end-snippet
        Ran("gallery-lifecycle-now");
        Drew(picture);
    }

    [Fact]
    public void Stock()
    {
        var (evaluator, lastDay, activities) = (All.Value.Evaluator, LastDay, All.Value.Activities);

        // begin-snippet: gallery-lifecycle-stages
        var counter = new TransitionCounter(evaluator, CalendarGrid.Months, lastDay);
        foreach (var activity in activities)
        {
            counter.Add(activity);
        }

        var moves = counter.ToReport();
        var picture = LifecyclePictures.Stock(moves, evaluator.Policy, StageForecaster.Forecast(moves, new StageForecastOptions { Horizon = 3 }));
        Console.WriteLine(picture.Description);
        // => 798 users on 2025-12-31: never active 1.4 %, Churned 46.1 %, Dormant 6.9 %, At risk 13.8 %, Returned 1 %, New 5.6 %, Active 25.2 %. 24 periods since 2024-01-01.
        // end-snippet
        Ran("gallery-lifecycle-stages");
        Drew(picture);

        // begin-snippet: gallery-lifecycle-transitions
        var matrix = LifecyclePictures.Transitions(moves, evaluator.Policy, last: 12);
        Console.WriteLine(matrix.Description);
        // => Moves of 12 periods up to 2025-12-31. Most went from Active to At risk: 464 of 2,082, 22.3 % (20.6 % to 24.1 %) a period.
        // end-snippet
        Ran("gallery-lifecycle-transitions");
        Drew(matrix);
    }

    [Fact]
    public void Growth()
    {
        var (lastDay, activities) = (LastDay, All.Value.Activities);

        // begin-snippet: gallery-lifecycle-growth
        var growth = new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Months), lastDay);
        foreach (var activity in activities)
        {
            growth.Add(activity);
        }

        var picture = LifecyclePictures.Growth(growth.ToReport(from: new LocalDate(2025, 1, 1)));
        Console.WriteLine(picture.Description);
        // => 787 users were active by 2025-12-31; 12 periods. The last that is over: 2025-12: 49 new, 25 came back, 232 stayed, 49 went silent; quick ratio 1.51.
        // end-snippet
        Ran("gallery-lifecycle-growth");
        Drew(picture);
    }

    [Fact]
    public void Retention()
    {
        var (shop, lastDay, activities) = (Shop, LastDay, All.Value.Activities);

        // begin-snippet: gallery-lifecycle-retention
        var policy = RetentionPolicy.Default with { Zone = "Asia/Shanghai", Period = CalendarGrid.Months, Intervals = 12 };
        var retention = new RetentionCounter(policy, shop.Clock.EndOf(lastDay), from: new LocalDate(2025, 1, 1));
        foreach (var activity in activities)
        {
            retention.Add(activity);
        }

        var picture = LifecyclePictures.Retention(retention.ToReport());
        Console.WriteLine(picture.Description);
        // => 12 cohorts of 284 users. Interval 1, 11 complete cohorts: 113 of 235 returned; 48.1 % (41.8 % to 54.5 %). Interval 11, 1 complete cohort: 11 of 27 returned; 40.7 % (24.5 % to 59.3 %).
        // end-snippet
        Ran("gallery-lifecycle-retention");
        Drew(picture);
    }

    [Fact]
    public void Hours()
    {
        var (shop, visits) = (Shop, All.Value.Visits);

        // begin-snippet: gallery-lifecycle-hours
        var hours = new HourCounter(shop.Clock);
        foreach (var user in visits.Users)
        {
            hours.Add(visits[user]);
        }

        var picture = LifecyclePictures.Hours(hours.ToGrid());
        Console.WriteLine(picture.Description);
        // => 65,382 events of 798 users. Most users are active on Saturday 21:00–22:00: 210, 26.3 % of all; fewest on Thursday 04:00–05:00: 1.
        // end-snippet
        Ran("gallery-lifecycle-hours");
        Drew(picture);
    }

    [Fact]
    public void Funnel_of_a_day()
    {
        var (shop, lastDay, visits) = (Shop, LastDay, All.Value.Visits);

        // begin-snippet: gallery-lifecycle-funnel
        string[] steps = [ShopEvents.View, ShopEvents.Cart, ShopEvents.Checkout, ShopEvents.Purchase];
        var policy = new FunnelPolicy
        {
            Name = "order",
            Version = "1",
            Steps = [.. steps.Select(step => new FunnelStep { Events = [step] })],
            Within = Duration.FromHours(1),
        };
        var funnel = new FunnelCounter(new Funnel(policy), shop.Clock.EndOf(lastDay));
        foreach (var user in visits.Users)
        {
            funnel.Add(visits[user]);
        }

        var picture = LifecyclePictures.Funnel(funnel.ToReport());
        Console.WriteLine(picture.Description);
        // => 784 of 798 users began, 717 came through: 91.5 %. Most are lost before: 4. purchase; 91.7 % (89.5 % to 93.4 %) went on.
        // end-snippet
        Ran("gallery-lifecycle-funnel");
        Drew(picture);
    }

    [Fact]
    public void Timeline()
    {
        var (evaluator, lastDay, activities) = (All.Value.Evaluator, LastDay, All.Value.Activities);

        // begin-snippet: gallery-lifecycle-timeline
        var user = activities
            .Where(activity => evaluator.StageOf(activity, lastDay) == new StageId("atRisk"))
            .MaxBy(activity => evaluator.Timeline(activity, lastDay).Count);
        var picture = LifecyclePictures.Timeline(evaluator, user, lastDay);
        Console.WriteLine(picture.Description);
        // => At risk since 2025-12-30, 2 days so far. Without a new active day, Dormant from 2026-01-22 on.
        // end-snippet
        Ran("gallery-lifecycle-timeline");
        Drew(picture);
    }

    [Fact]
    public void Active_users()
    {
        var (lastDay, activities) = (LastDay, All.Value.Activities);

        // begin-snippet: gallery-lifecycle-active
        var active = new ActiveUserCounter(from: new LocalDate(2025, 10, 1), asOf: lastDay);
        foreach (var activity in activities)
        {
            active.Add(activity);
        }

        var picture = LifecyclePictures.Active(active.ToReport());
        Console.WriteLine(picture.Description);
        // => active in 30 days: 305, active in 7 days: 150, active on the day: 29 on 2025-12-31. On a mean day, 11.8 % of those active in 30 days come (stickiness).
        // end-snippet
        Ran("gallery-lifecycle-active");
        Drew(picture);
    }

    [Fact]
    public void Stickiness()
    {
        var (lastDay, activities) = (LastDay, All.Value.Activities);

        // begin-snippet: gallery-lifecycle-stickiness
        var days = new StickinessCounter(lastDay, windowDays: 28);
        foreach (var activity in activities)
        {
            days.Add(activity);
        }

        var picture = LifecyclePictures.Stickiness(days.ToReport());
        Console.WriteLine(picture.Description);
        // => 305 users were active in the 28 days up to 2025-12-31, on 3.6 days in the mean.
        // end-snippet
        Ran("gallery-lifecycle-stickiness");
        Drew(picture);
    }

    private Users Gather()
    {
        var shop = Shop;

        // begin-snippet: gallery-lifecycle
        var visits = new ActivityBook<UserId>();
        foreach (var row in shop.Events())
        {
            visits.Add(row);
        }

        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai", RegistrationEvent = ShopEvents.SignUp });
        var activities = visits.Users.Select(user => evaluator.Read(visits[user])).ToList();
        var lastDay = new LocalDate(2025, 12, 31);
        Console.WriteLine($"{activities.Count(activity => !activity.Days.IsEmpty)} of {activities.Count} users were active by {lastDay:uuuu-MM-dd}");
        // => 787 of 798 users were active by 2025-12-31
        // end-snippet
        Ran("gallery-lifecycle");
        return new(visits, evaluator, activities);
    }

    private sealed record Users(ActivityBook<UserId> Visits, StageEvaluator Evaluator, List<UserActivity> Activities);
}
