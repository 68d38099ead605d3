using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/duplicates.md.</summary>
public class DuplicatesPageExamples : PageExample
{
    [Fact]
    public void Find()
    {
        // begin-snippet: duplicates-find
        var monday = Instant.FromUtc(2026, 2, 2, 8, 0);
        ComplaintFacts[] complaints =
        [
            new()
            {
                Id = new("APP-1"),
                ReceivedAt = monday,
                Channel = "app",
                Text = "水壶底部漏水，昨天晚上厨房地板全湿了，请给我退款",
                Keys = [new("phone", "138 1234 5678")],
            },
            new()
            {
                Id = new("HOT-7"),
                ReceivedAt = monday + Duration.FromDays(2),
                Channel = "hotline",
                Text = "水壶底部漏水，昨天晚上厨房地板全湿了。请退款！",
                Keys = [new("phone", "+86-138-1234-5678"), new("order", "A-17")],
            },
            new() { Id = new("REG-3"), ReceivedAt = monday + Duration.FromDays(20), Channel = "regulator", Keys = [new("order", "a-17")] },
            new() { Id = new("APP-9"), ReceivedAt = monday, Channel = "app", Text = "快递还没有送到，请问包裹现在在哪里？" },
        ];

        var finder = new DuplicateFinder(DuplicatePolicy.Default);
        var report = finder.FindCandidates(complaints);
        foreach (var cluster in report.Clusters)
        {
            Console.WriteLine($"{string.Join(", ", cluster.Members)}: {string.Join("; ", cluster.Ties.Select(tie => $"{tie.First} with {tie.Second}"))}");
        }

        // => APP-1, HOT-7, REG-3: APP-1 with HOT-7; HOT-7 with REG-3
        foreach (var reason in finder.Compare(complaints[0], complaints[1]).Reasons)
        {
            Console.WriteLine(reason);
        }

        // => APP-1 and HOT-7 are likely the same matter: 160 of 100 points.
        // => They share the telephone number …5678: 60 points.
        // => Their texts share 14 of 20 runs of 5 characters (0.70), and 0.6 is needed: 60 points.
        // => They came 2 days apart, within 7: 40 points.
        // end-snippet

        Ran("duplicates-find");
    }

    [Fact]
    public void Route()
    {
        // begin-snippet: duplicates-route
        var router = new ComplaintRouter(RoutingPolicy.Default with
        {
            Requirements = [new() { Topics = ["leak"], Skills = ["plumbing"] }, new() { LeastComplexity = 2, Skills = ["expert"] }],
        });
        var complaint = new ComplaintFacts { Id = new("C-1"), ReceivedAt = Instant.FromUtc(2026, 2, 2, 8, 0), Topic = "leak" };
        Handler[] handlers =
        [
            new() { Id = "ann", Skills = ["plumbing"], Load = 3, Capacity = 4 },
            new() { Id = "bob", Skills = ["plumbing", "expert"], Load = 2, Capacity = 8 },
            new() { Id = "cai", Skills = ["expert"], Load = 0, Capacity = 8 },
        ];

        foreach (var reason in router.Route(complaint, handlers, complaint.ReceivedAt).Reasons)
        {
            Console.WriteLine(reason);
        }

        // => C-1 needs plumbing.
        // => bob takes it: with a load of 2 of 8 the least busy of 2 free handlers with the skills.
        var nobody = router.Route(complaint, [handlers[2]], complaint.ReceivedAt);
        Console.WriteLine($"{nobody.Value.Outcome}: {nobody.Reasons[1]}");
        // => NoSkill: Nobody has all of them; plumbing is lacking.
        // end-snippet

        Ran("duplicates-route");
    }
}
