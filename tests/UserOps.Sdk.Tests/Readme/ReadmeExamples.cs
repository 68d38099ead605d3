using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;

namespace UserOps.Tests.Readme;

public class ReadmeExamples : PageExample
{
    [Fact]
    public void First_look()
    {
        // begin-snippet: first-look
        // Your rows: who, when, how much. A negative amount is a refund.
        Purchase<string>[] rows =
        [
            new("ann", Instant.FromUtc(2026, 1, 5, 9, 0), 120.00m),
            new("ann", Instant.FromUtc(2026, 2, 10, 9, 0), 80.00m),
            new("ann", Instant.FromUtc(2026, 3, 20, 9, 0), 60.50m),
            new("ann", Instant.FromUtc(2026, 3, 22, 9, 0), -20.00m),
            new("bob", Instant.FromUtc(2026, 3, 28, 9, 0), 35.00m),
            new("cho", Instant.FromUtc(2025, 9, 1, 9, 0), 300.00m),
            new("cho", Instant.FromUtc(2025, 10, 2, 9, 0), 250.00m),
            new("dai", Instant.FromUtc(2026, 3, 2, 9, 0), 45.00m),
            new("dai", Instant.FromUtc(2026, 3, 30, 9, 0), 90.00m),
            new("eve", Instant.FromUtc(2025, 8, 15, 9, 0), 20.00m),
        ];

        // 1. Gather them, in any order.
        var book = new PurchaseBook<string>();
        foreach (var row in rows)
        {
            book.Add(row);
        }

        // 2. Score everybody, as of one instant, by one policy.
        var policy = RfmPolicy.Classic11 with { Zone = "Asia/Shanghai" };
        var asOf = Instant.FromUtc(2026, 3, 31, 12, 0);
        var snapshot = RfmSnapshot.Fit(book, asOf, policy);
        foreach (var user in snapshot.Users)
        {
            Console.WriteLine($"{user.User} {user.Score} {user.Segment}");
        }

        // => ann 354 Loyal
        // => bob 412 New Customers
        // => cho 235 At Risk
        // => dai 533 Potential Loyalist
        // => eve 111 Lost

        // 3. Ask why, and until when.
        var answer = snapshot.Model.Explain(book["ann"], asOf);
        foreach (var reason in answer.Reasons)
        {
            Console.WriteLine(reason.In("en"));
        }

        // => R 3 of 5: last bought on 2026-03-20, 11 days ago; this level holds 8 to 78 days.
        // => F 5 of 5: 3 orders; this level holds at least 3 orders.
        // => M 4 of 5: 240.5 in all (260.5 bought, 20 refunded); this level holds more than 177.2 and at most 302.4.
        // => 354 is Loyal: Buys regularly and answers to offers. Offer better goods; ask for reviews; keep the rhythm.
        // => Smallest lift: 1 more order now, of any value, would lead to Champions (554).
        // => Without a new purchase this holds until 2026-06-07 (Asia/Shanghai); then it is 254, At Risk.

        Console.WriteLine(answer.Reasons[3].In("zh-CN"));
        // => 354 属于“忠诚客户”：购买规律，对活动有响应。推荐更高价值商品，邀请评价，维持购买节奏。

        Console.WriteLine(answer.ValidUntil);            // => 2026-06-06T16:00:00Z
        // end-snippet

        Ran("first-look");
    }
    [Fact]
    public void First_look_at_the_lifecycle()
    {
        // begin-snippet: lifecycle-first-look
        // Your rows: who, when, what. A row that comes late or twice changes nothing.
        var book = new ActivityBook<string>();
        for (var visit = 0; visit < 6; visit++)
        {
            book.Add(new("ann", Instant.FromUtc(2024, 1, 9, 12, 0) + Duration.FromDays(9 * visit)) { Event = "visit" });
        }

        // A stage, why, and until when.
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai" });
        var activity = evaluator.Read(book["ann"]);
        var answer = evaluator.Explain(activity, new LocalDate(2024, 3, 25));

        Console.WriteLine(answer.Reasons[0].In("en"));
        // => At risk since 12 March: silent for 31 days, own rhythm is 9 days; dormant on 8 April unless active.

        Console.WriteLine(answer.Reasons[0].In("zh-CN"));
        // => 自3月12日起为“流失预警”：已沉默 31 天，自身节奏为 9 天；若无活跃，4月8日转为“休眠”。

        Console.WriteLine(answer.ValidUntil);            // => 2024-04-07T16:00:00Z

        // The whole story so far, and what silence would bring.
        foreach (var span in evaluator.Timeline(activity, new LocalDate(2024, 3, 25)))
        {
            Console.WriteLine(span);
        }

        // => new [2024-01-09, 2024-02-08)
        // => active [2024-02-08, 2024-03-12)
        // => atRisk [2024-03-12, 2024-04-08)
        // end-snippet

        Ran("lifecycle-first-look");
    }

    [Fact]
    public void First_look_at_tags()
    {
        // begin-snippet: tagging-first-look
        // What facts there are, and which tag they give when. As JSON it is a file that an operator edits.
        var catalog = new TagCatalogBuilder("shop", "1", "Asia/Shanghai")
            .Attribute("status", FactType.Text)
            .Event("order", ("amount", FactType.Number), ("status", FactType.Text))
            .Flag("high-value", LocalizedText.Of("High value", "高价值"), "value", tag => tag
                .Given(When.All(
                    When.Sum("order.amount").Where(When.Property("status").EqualTo("paid")).InLast("P90D").AtLeast(2000),
                    When.Count("order").InLast("P30D").AtLeast(3),
                    When.Not(When.Attribute("status").In("blocked", "test")))))
            .Build();

        // What is known of a user.
        var asOf = Instant.FromUtc(2026, 5, 15, 4, 0);
        var facts = UserFacts.From(
            [new("status", "active")],
            new[] { 3, 9, 25 }.Select(days => new UserEvent
            {
                Type = "order",
                At = asOf - Duration.FromDays(days),
                Properties = [new("amount", 800), new("status", "paid")],
            }));

        // The tags, why, and until when.
        var tagger = new Tagger(catalog);
        var answer = tagger.Explain(facts, asOf);
        Console.WriteLine(string.Join(", ", answer.Value.Given()));
        Console.WriteLine(answer.Reasons[0].In("en"));
        Console.WriteLine(answer.Reasons[0].In("zh-CN"));
        Console.WriteLine(answer.ValidUntil);
        // => high-value
        // => High value is given: sum of order.amount with its filter in the last P90D is 2400, at least 2000; count of order in the last P30D is 3, at least 3; status is active, not one of "blocked", "test"; with no new facts until 2026-05-20T04:00:00Z.
        // => 符合“高价值”：order.amount 之和（经筛选，最近 P90D）为 2400，至少 2000；order 次数（最近 P30D）为 3，至少 3；status 为 active，不满足“属于 "blocked", "test"”；若无新情况，至 2026-05-20T04:00:00Z 为止。
        // => 2026-05-20T04:00:00Z

        // For users by the million: answers that are filled again and again.
        var answers = tagger.NewAnswers();
        tagger.Evaluate(facts, asOf, answers);
        Console.WriteLine(answers.Has(tagger.Find("high-value")));
        Console.WriteLine(tagger.NextChange(facts, asOf));
        // => True
        // => 2026-05-20T04:00:00Z
        // end-snippet

        Ran("tagging-first-look");
    }

    [Fact]
    public void Complaints_first_look()
    {
        // begin-snippet: complaints-first-look
        // What is known: on Friday, the 6 February 2026, at 10:00 in China, a kettle that may scald.
        var facts = new ComplaintFacts
        {
            Id = new("C-1"),
            ReceivedAt = Instant.FromUtc(2026, 2, 6, 2, 0),
            Factors = [new("safety", new(2)), new("legal", new(0)), new("privacy", new(0))],
        };

        // How grave is it, why, and what would change that?
        var grader = new ComplaintGrader(GradingPolicies.Default);
        var graded = grader.Grade(facts, facts.ReceivedAt);
        foreach (var reason in graded.Reasons)
        {
            Console.WriteLine(reason.In("en"));
        }

        // => It is grade 2 (major), by the floor of Safety and health: credible risk to a person.
        // => Safety and health: credible risk to a person, 50 points, at least grade 2 (major).
        // => Sum: 50 points; grade 3 from 20, grade 2 from 50, grade 1 from 80.
        // => 30 more points would make it grade 1 (critical).
        // => Smallest change to grade 1 (critical): Safety and health from credible risk to a person to injury, death, ongoing danger.
        // => Smallest change to grade 3 (standard): Safety and health from credible risk to a person to possible, contained.

        Console.WriteLine(graded.Reasons[0].In("zh-CN"));
        // => 2 级（重大），由“安全与健康”的下限决定：对人身有现实风险。

        // By when is what due, by the firm's calendar and by the regulator's?
        var policy = CasePolicies.Default with { Regulators = [RegulatorPresets.Named("cn-samr")] };
        var evaluator = new CaseEvaluator(policy, grader, new BusinessClock(WorkingCalendars.Named("cn")));
        var log = CaseLog.From([new CaseReceived { ComplaintId = facts.Id, At = facts.ReceivedAt, Facts = facts }]);
        var told = evaluator.Assess(log, facts.ReceivedAt);
        foreach (var target in told.Value.Targets)
        {
            Console.WriteLine($"{target.Target} {target.Status}, due {target.DueAt}");
        }

        // => acknowledge Running, due 2026-02-06T04:00:00Z
        // => firstResponse Running, due 2026-02-09T02:00:00Z
        // => nextUpdate Running, due 2026-02-09T02:00:00Z
        // => resolve Running, due 2026-02-13T09:00:00Z
        // => cn-samr.accept Running, due 2026-02-24T15:59:59Z

        Console.WriteLine(told.ValidUntil);              // => 2026-02-06T03:00:00Z
        // end-snippet
        Ran("complaints-first-look");
    }
}
