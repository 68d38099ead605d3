using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/crisis.md.</summary>
public class CrisisPageExamples : PageExample
{
    [Fact]
    public void Outage()
    {
        // begin-snippet: crisis-outage
        var policy = CrisisPolicy.Default with { Zone = "Asia/Shanghai" };
        var detector = new CrisisDetector(policy);
        var start = detector.Clock.StartOf(new LocalDate(2026, 1, 5));

        // Nine weeks of ten complaints a day, and then thirty on one day, each by another customer.
        var book = new SightingBook();
        for (var day = 0; day <= 63; day++)
        {
            for (var i = 0; i < (day < 63 ? 10 : 30); i++)
            {
                var complaint = new ComplaintSighting(
                    Id: new($"C-{day}-{i}"),
                    ReceivedAt: start + Duration.FromDays(day) + Duration.FromMinutes(20 * i),
                    Topic: "checkout",
                    ComplaintGrade.Standard,
                    CustomerId: new($"u{day}-{i}"),
                    Publicity: 0);
                if (!book.TryAdd(complaint, out var rejection))
                {
                    Console.WriteLine(rejection);
                }
            }
        }

        var asOf = start + Duration.FromDays(63) + Duration.FromHours(12);
        var answer = detector.Assess(book.ToLog(), "checkout", asOf);

        Console.WriteLine($"{answer.Value.Level} since {answer.Value.Since:uuuu-MM-dd}, until {answer.ValidUntil}");
        // => Crisis since 2026-03-09, until 2026-03-09T16:00:00Z
        foreach (var reason in answer.Reasons)
        {
            Console.WriteLine(reason);
        }

        // => checkout: crisis since 2026-03-09; 30 complaints on 2026-03-09 so far.
        // => Usual on a Monday are 10, with a variance of 10 (8 days from 2026-01-10 to 2026-03-06); 30 or more have a chance of 2.51E-07.
        // => So many come by chance less often than 0.001: a spike.
        // => 30 different customers complained; from 10 on an alert is a crisis.
        // => 30 complaints belong to it, from 2026-03-09 to 2026-03-09: C-63-0, C-63-1, C-63-2, C-63-3, C-63-4, ….
        // end-snippet

        Ran("crisis-outage");
    }
}
