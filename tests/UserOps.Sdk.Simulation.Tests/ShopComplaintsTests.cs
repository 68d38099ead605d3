using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Simulation.Tests;

public class ShopComplaintsTests
{
    private static readonly Shop Shop = new(ShopOptions.Default with { Users = 1_000 });
    private static readonly ShopComplaints Complaints = new(Shop);

    [Fact]
    public void The_same_seed_gives_the_same_complaints_and_another_one_others()
    {
        Assert.Equal(Complaints.All, new ShopComplaints(Shop).All);
        Assert.Equal(Complaints.CaseEvents(), new ShopComplaints(Shop).CaseEvents());
        Assert.NotEqual(Complaints.All, new ShopComplaints(new Shop(Shop.Options with { Seed = 2 })).All);
    }

    [Fact]
    public void A_user_complains_of_the_same_in_a_larger_shop()
    {
        var larger = new ShopComplaints(new Shop(Shop.Options with { Users = 1_500 }));

        Assert.Equal(Complaints.All, larger.All.Where(complaint => complaint.UserIndex < 1_000).ToEquatableArray());
    }

    [Fact]
    public void Complaints_lie_in_their_days_in_order_and_each_has_an_id_of_its_own()
    {
        Assert.Equal(Complaints.All.Count, Complaints.All.DistinctBy(complaint => complaint.Facts.Id).Count());
        Assert.All(Complaints.All, complaint => Assert.True(Complaints.Window.Contains(complaint.Facts.ReceivedAt)));
        Assert.Equal(Complaints.All.Select(complaint => complaint.Facts.ReceivedAt).Order(), Complaints.All.Select(complaint => complaint.Facts.ReceivedAt));
    }

    [Fact]
    public void The_outage_sets_off_a_burst_on_four_channels_after_it_began()
    {
        var outage = Complaints.All.Where(complaint => complaint.IsOfOutage).ToList();

        Assert.Equal(Instant.FromUtc(2025, 12, 29, 1, 40), Complaints.Outage.From);
        Assert.InRange(outage.DistinctBy(complaint => complaint.UserIndex).Count(), 15, 50);
        Assert.All(outage, complaint => Assert.True(complaint.Facts.Topic == Complaints.Outage.Topic && complaint.Facts.ReceivedAt >= Complaints.Outage.From));
        Assert.Equal(
            ["app", "hotline", "regulator", "web"],
            new ShopComplaints(new Shop(ShopOptions.Default)).All.Where(complaint => complaint.IsOfOutage).Select(complaint => complaint.Facts.Channel!).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(outage.GroupBy(complaint => complaint.Matter), matter => matter.Count() > 1);
        Assert.All(outage.GroupBy(complaint => complaint.Matter), matter => Assert.Equal(matter.Count(), matter.DistinctBy(complaint => complaint.Facts.Channel).Count()));
    }

    [Fact]
    public void Nothing_in_a_complaint_is_of_a_person()
    {
        Assert.All(Complaints.All.SelectMany(complaint => complaint.Facts.Keys), key => Assert.True(
            key.Kind switch
            {
                "phone" => key.Value.StartsWith("1000", StringComparison.Ordinal) && key.Value.Length == 11,
                "email" => key.Value.EndsWith("@example.invalid", StringComparison.Ordinal),
                _ => key.Kind == "order",
            },
            key.ToString()));
    }

    [Fact]
    public void Every_complaint_can_be_graded_and_every_event_is_legal()
    {
        var grader = new ComplaintGrader(GradingPolicies.Default);
        Assert.All(Complaints.All, complaint => Assert.Null(grader.Check(complaint.Facts, "simulation")));

        var book = new CaseBook();
        foreach (var item in Complaints.CaseEvents())
        {
            Assert.True(book.TryAdd(item, "simulation", out var rejection), rejection?.ToString());
            Assert.True(item.At < Complaints.Window.End);
        }

        var cases = new CaseEvaluator(CasePolicies.Default, grader, new BusinessClock(WorkingCalendars.China)).AssessAll(book, Complaints.Window.End).ToList();
        Assert.Equal(Complaints.All.Count, cases.Count);
        Assert.Empty(cases.SelectMany(item => item.Value.Problems).Select(problem => problem.ToString()));
        Assert.Contains(cases, item => item.Value.State == CaseState.Closed);
        Assert.Contains(cases, item => item.Value.State == CaseState.MergedInto);
        Assert.Contains(cases, item => item.Value.State == CaseState.Received);
    }

    [Fact]
    public void A_shop_without_users_and_one_of_a_day_have_their_complaints_too()
    {
        Assert.Empty(new ShopComplaints(new Shop(ShopOptions.Default with { Users = 0 })).All);

        var day = new Shop(ShopOptions.Default with { Users = 300, Start = new LocalDate(2025, 3, 1), End = new LocalDate(2025, 3, 2) });
        var complaints = new ShopComplaints(day);
        Assert.Equal(day.Window, complaints.Window);
        Assert.True(day.Window.Contains(complaints.Outage.From));
    }

    [Fact]
    public void Options_out_of_their_range_are_named_all_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => new ShopComplaints(Shop, ShopComplaintOptions.Default with { Days = 0, OutageShare = 2, OutageLength = Duration.Zero }));

        Assert.Contains("Days must be from 1 to 3660.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("OutageShare must be from 0 to 1.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("OutageLength must be from one minute to seven days.", fault.Message, StringComparison.Ordinal);
    }
}
