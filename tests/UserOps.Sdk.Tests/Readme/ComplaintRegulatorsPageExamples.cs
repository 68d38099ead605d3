using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/complaint-regulators.md, and its table.</summary>
public class ComplaintRegulatorsPageExamples : PageExample
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/complaint-regulators.md").Text;

    [Fact]
    public void Samr()
    {
        // begin-snippet: regulators-samr
        var policy = CasePolicies.Default with { Regulators = [RegulatorPresets.Named("cn-samr")] };
        var china = new BusinessClock(WorkingCalendars.China);
        var cases = new CaseEvaluator(policy, new ComplaintGrader(GradingPolicies.Default), business: china);

        var friday = Instant.FromUtc(2026, 2, 6, 2, 0); // 10:00 in Shanghai; the Spring Festival is from the 15th to the 23rd.
        var id = new ComplaintId("C-1");
        var log = CaseLog.From([new CaseReceived { ComplaintId = id, At = friday, Facts = new() { Id = id, ReceivedAt = friday } }]);

        var accept = cases.Assess(log, friday).Value.Targets.Single(target => target.Target == "cn-samr.accept");
        Console.WriteLine($"{china.DateOf(accept.DueAt!.Value):uuuu-MM-dd}"); // => 2026-02-24
        // end-snippet

        Ran("regulators-samr");
    }

    [Fact]
    public void Extension()
    {
        // begin-snippet: regulators-extension
        var policy = CasePolicies.Default with { Regulators = [RegulatorPresets.CnBankInsurance] };
        var china = new BusinessClock(WorkingCalendars.China);
        var cases = new CaseEvaluator(policy, new ComplaintGrader(GradingPolicies.Default), business: china);

        var monday = Instant.FromUtc(2026, 2, 2, 2, 0);
        var id = new ComplaintId("C-2");
        var log = CaseLog.From([new CaseReceived { ComplaintId = id, At = monday, Facts = new() { Id = id, ReceivedAt = monday } }]);
        var extended = log.Add(new DeadlineExtended
        {
            ComplaintId = id,
            At = monday + Duration.FromDays(8),
            Target = "cn-bank-insurance.decide",
            Reason = "Several branches are involved.",
        });

        foreach (var known in new[] { log, extended })
        {
            var decide = cases.Assess(known, known.Events[^1].At).Value.Targets.Single(target => target.Target == "cn-bank-insurance.decide");
            Console.WriteLine($"{china.DateOf(decide.DueAt!.Value):uuuu-MM-dd}");
        }

        // => 2026-02-24
        // => 2026-03-04
        // end-snippet

        Ran("regulators-extension");
    }

    [Fact]
    public void Own()
    {
        // begin-snippet: regulators-own
        var charter = new RegulatorPreset
        {
            Name = "acme-charter",
            Version = "1",
            Names = LocalizedText.Of("Our customer charter", "本公司服务承诺"),
            Calendar = "gb-eng",
            EffectiveFrom = new(2026, 1, 1),
            VerifiedOn = new(2026, 11, 22),
            Source = "Customer charter, section 4",
            Confidence = SourceConfidence.High,
            Duties =
            [
                new()
                {
                    Id = "answer",
                    Names = LocalizedText.Of("Answer", "答复"),
                    Trigger = RegulatorTrigger.Received,
                    Deadline = new() { Amount = 5, Unit = DeadlineUnit.WorkingDays },
                    SatisfiedBy = [CaseEventType.Responded],
                    PausedBy = [PauseReason.WaitingCustomer],
                    Clause = "4.2",
                },
            ],
        };

        var policy = CasePolicies.Default with { Regulators = [charter, RegulatorPresets.UkOfcom] };
        Console.WriteLine(CasePolicyValidator.Validate(policy).Count); // => 0
        // end-snippet

        Ran("regulators-own");
    }

    [Fact]
    public void Every_preset_stands_on_the_page_with_its_sureness_and_every_setting_has_its_line()
    {
        Assert.All(RegulatorPresets.All, preset => Assert.Matches($@"(?m)^\| `{preset.Name}` \|.*\| {preset.Confidence} \|$", Page));
        Assert.All(
            new[] { typeof(RegulatorPreset), typeof(RegulatorDuty) }.SelectMany(type => type.GetProperties()).Where(property => property.SetMethod is not null),
            property => Assert.Matches($@"(?m)^\| (`\w+`, )*`{property.Name}`", Page));
    }
}
