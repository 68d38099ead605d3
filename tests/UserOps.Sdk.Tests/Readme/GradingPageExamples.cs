using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Readme;

/// <summary>The snippets on grading of docs/complaints.md.</summary>
public class GradingPageExamples : PageExample
{
    private static readonly ComplaintGrader Grader = new(GradingPolicies.Default);

    private static readonly Instant AsOf = Instant.FromUtc(2026, 2, 6, 8, 0);

    [Fact]
    public void A_grade_and_why()
    {
        // begin-snippet: grading-explain
        var grader = new ComplaintGrader(GradingPolicies.Default);
        const string Line = """
            { "id": "C-1", "receivedAt": "2026-02-06T10:00:00+08:00", "channel": "app", "text": "The kettle burned my hand.",
              "factors": { "safety": 3, "legal": 0, "privacy": 0 }, "amount": { "value": 800, "currency": "CNY" } }
            """;
        if (ComplaintFactsJson.TryRead(Line, "complaints.jsonl", out var facts, out var rejection))
        {
            var answer = grader.Grade(facts, Instant.FromUtc(2026, 2, 6, 8, 0));
            Console.WriteLine($"{answer.Value} by {answer.Policy}");
            foreach (var reason in answer.Reasons)
            {
                Console.WriteLine($"{reason.Code}: {reason.In("en")}");
            }

            foreach (var reason in answer.Reasons)
            {
                Console.WriteLine(reason.In("zh-CN"));
            }
        }

        // => 1 critical, 85 points by grading 1 (873f0ded)
        // => complaints.byFloor: It is grade 1 (critical), by the floor of Safety and health: injury, death, ongoing danger.
        // => complaints.factor: Safety and health: injury, death, ongoing danger, 80 points, at least grade 1 (critical).
        // => complaints.factor: Amount against the firm's thresholds: from T1, 5 points.
        // => complaints.sum: Sum: 85 points; grade 3 from 20, grade 2 from 50, grade 1 from 80.
        // => complaints.milder: Smallest change to grade 2 (major): Safety and health from injury, death, ongoing danger to credible risk to a person.
        // => 1 级（特级），由“安全与健康”的下限决定：伤亡或持续危险。
        // => 安全与健康：伤亡或持续危险，80 分，不低于 1 级（特级）。
        // => 涉及金额：达到第一档，5 分。
        // => 合计 85 分；3 级自 20 分起，2 级自 50 分起，1 级自 80 分起。
        // => 变为 2 级（重大）的最小变化：“安全与健康”由“伤亡或持续危险”变为“对人身有现实风险”。
        // end-snippet
        Assert.Null(rejection);
        Ran("grading-explain");
    }

    [Fact]
    public void What_would_change_the_grade()
    {
        // begin-snippet: grading-counterfactual
        var injury = Facts(("safety", 3), ("legal", 0), ("privacy", 0));
        foreach (var change in Grader.Grade(injury, AsOf).Value.Counterfactuals)
        {
            var step = change.Steps[0];
            Console.WriteLine($"{step.Factor} from {step.From} to {step.To}: {change.Score} points, grade {change.Grade.Number()}");
        }

        var contained = Grader.Apply(Grader.Grade(injury, AsOf).Value.Counterfactuals[1], injury);
        Console.WriteLine(Grader.GradeOf(contained));
        // => safety from 3 to 2: 50 points, grade 2
        // => safety from 3 to 1: 20 points, grade 3
        // => safety from 3 to 0: 0 points, grade 4
        // => GradeScore { Grade = Standard, Score = 20, NeedsScreening = False }
        // end-snippet
        Ran("grading-counterfactual");
    }

    [Fact]
    public void What_is_not_known()
    {
        // begin-snippet: grading-screening
        var screen = new TextScreen(GradingPolicies.Default);
        var facts = screen.Propose(Facts() with { Text = "I was injured, and my lawyer will call you." });
        var grading = Grader.Grade(facts, AsOf).Value;
        Console.WriteLine($"{grading}, needs screening: {string.Join(", ", grading.ToScreen)}");

        // A person looked: the finger was scratched, nothing else.
        var looked = facts with { Factors = facts.Factors.With("safety", new(1)).With("legal", new(0)).With("privacy", new(0)) };
        Console.WriteLine(Grader.Grade(looked, AsOf).Value);
        // => 3 standard, 28 points, needs screening: safety, legal, privacy
        // => 3 standard, 20 points
        // end-snippet
        Ran("grading-screening");
    }

    [Fact]
    public void A_slip_is_told()
    {
        // begin-snippet: grading-slips
        foreach (var line in new[]
        {
            """{ "id": "C-2", "receivedAt": "2026-02-06T02:00:00Z", "factros": { "safety": 3 } }""",
            """{ "id": "C-3", "receivedAt": "2026-02-06T02:00:00Z", "amount": { "value": 300 } }""",
            """{ "id": "C-4", "receivedAt": "2026-02-06T02:00:00Z", "factors": { "saftey": 3 } }""",
        })
        {
            var isRead = ComplaintFactsJson.TryRead(line, "complaints.jsonl", out var facts, out var rejection);
            Console.WriteLine(isRead ? Grader.Check(facts!, "complaints.jsonl") : rejection);
        }

        // => complaints.jsonl (C-2): factros is 'factros': No such member is known. Did you mean 'factors'? If not, give it a name that is less alike.
        // => complaints.jsonl (C-3): amount.currency is '': It is missing; amounts of unknown currency can't be compared. Add its ISO 4217 code, such as CNY.
        // => complaints.jsonl (C-4): factors.saftey is 'saftey': The policy has no such factor; it must be one of severity, safety, impact, urgency, legal, publicity, repetition, vulnerability, amount, privacy, channel, customerValue, complexity. Did you mean 'safety'?
        // end-snippet
        Ran("grading-slips");
    }

    [Fact]
    public void Machines_raise_and_people_lower()
    {
        // begin-snippet: grading-ratchet
        var regrading = GradingPolicies.Default.Regrading;
        var history = GradeHistory.Empty
            .Apply(new() { Grade = ComplaintGrade.Standard, Cause = GradeCause.NewEvidence, At = AsOf })
            .Apply(new() { Grade = regrading.ByAge(ComplaintGrade.Standard, share: 1.02m), Cause = GradeCause.Age, At = AsOf + Duration.FromDays(14) })
            .Apply(new() { Grade = ComplaintGrade.Standard, Cause = GradeCause.NewEvidence, At = AsOf + Duration.FromDays(15) })
            .Apply(new()
            {
                Grade = ComplaintGrade.Standard,
                Cause = GradeCause.Review,
                At = AsOf + Duration.FromDays(15),
                Actor = "lin",
                Reason = "settled by telephone, the letter is on its way",
            });
        foreach (var outcome in history.Outcomes)
        {
            Console.WriteLine(outcome.Reason.In("en"));
        }

        Console.WriteLine(history.Standing);
        // => It is grade 3 (standard): new evidence.
        // => Raised from grade 3 (standard) to grade 2 (major): age against the target.
        // => It stays grade 2 (major), although new evidence gives grade 3 (standard): only a person lowers a grade. Name the actor and the reason.
        // => Lowered from grade 2 (major) to grade 3 (standard) by lin: settled by telephone, the letter is on its way
        // => Standard
        // end-snippet
        Ran("grading-ratchet");
    }

    [Fact]
    public void A_policy_of_ones_own()
    {
        // begin-snippet: grading-policy
        var policy = GradingPolicies.Default with
        {
            Name = "bookshop",
            Version = "2026-02",
            Thresholds = new() { Critical = 70, Major = 45, Standard = 60 },
            Amount = new() { Factor = "amuont", Currencies = [new() { Currency = "CNY", From = [200, 2_000, 20_000] }] },
        };
        foreach (var problem in GradingPolicyValidator.Validate(policy))
        {
            Console.WriteLine(problem);
        }

        // => $.thresholds.major: The value is 45; it must be above 60, the threshold of standard, and at most 320000. A graver grade begins at more points; put the thresholds in that order.
        // => $.amount.factor: The value is 'amuont'; it must be the id of a factor of the policy. Did you mean 'amount'?
        // end-snippet
        Ran("grading-policy");
    }

    [Fact]
    public void Many_complaints()
    {
        // begin-snippet: grading-bulk
        var lines = new[]
        {
            """{ "id": "C-1", "receivedAt": "2026-02-06T02:00:00Z", "factors": { "safety": 0, "legal": 0, "privacy": 0, "severity": 1 } }""",
            """{ "id": "C-2", "receivedAt": "2026-02-06T02:00:00Z", "factors": { "publicity": 3 }, "affected": 250 }""",
            """{ "id": "C-3", "receivedAt": "2026-02-06" }""",
        };
        var byGrade = new SortedDictionary<int, int>();
        foreach (var (place, line) in lines.Index())
        {
            if (ComplaintFactsJson.TryRead(line, "complaints.jsonl", out var facts, out var rejection)
                && (rejection = Grader.Check(facts, "complaints.jsonl")) is null)
            {
                var number = Grader.GradeOf(facts).Grade.Number();
                byGrade[number] = byGrade.GetValueOrDefault(number) + 1;
            }
            else
            {
                Console.WriteLine(rejection! with { Line = place + 1 });
            }
        }

        Console.WriteLine(string.Join(", ", byGrade.Select(pair => $"grade {pair.Key}: {pair.Value}")));
        // => complaints.jsonl:3 (C-3): receivedAt is '"2026-02-06"': It must be an instant in UTC or with its offset, such as 2026-01-31T08:00:00Z or 2026-01-31T16:00:00+08:00, of the years 1 to 9998.
        // => grade 1: 1, grade 4: 1
        // end-snippet
        Ran("grading-bulk");
    }

    private static ComplaintFacts Facts(params ReadOnlySpan<(string Factor, int Level)> readings)
    {
        var facts = new ComplaintFacts { Id = new("C-1"), ReceivedAt = AsOf };
        foreach (var (factor, level) in readings)
        {
            facts = facts with { Factors = facts.Factors.With(factor, new(level)) };
        }

        return facts;
    }
}
