using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Benchmarks;

/// <summary>Complaints from records: the grade with its explanation, and when each of the four targets is due.</summary>
[MemoryDiagnoser]
public class CaseBenchmarks
{
    private static readonly ServiceTargetKind[] Kinds = Enum.GetValues<ServiceTargetKind>();
    private readonly CaseEvaluator _evaluator = new(
        CasePolicies.Default, new ComplaintGrader(GradingPolicies.Default), new BusinessClock(WorkingCalendars.Named("cn")));

    private ComplaintFacts[] _complaints = [];
    private CaseLog[] _logs = [];

    [Params(1_000, 100_000)]
    public int Complaints { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _complaints = [.. Enumerable.Range(0, Complaints).Select(GradingBenchmarks.Complaint)];
        _logs = [.. _complaints.Select(facts => CaseLog.From(
        [
            new CaseReceived { ComplaintId = facts.Id, At = facts.ReceivedAt, Facts = facts },
            new CaseScreened { ComplaintId = facts.Id, At = facts.ReceivedAt + Duration.FromMinutes(20) },
            new CaseAcknowledged { ComplaintId = facts.Id, At = facts.ReceivedAt + Duration.FromMinutes(30) },
            new CaseAssigned { ComplaintId = facts.Id, At = facts.ReceivedAt + Duration.FromMinutes(50), Handler = "h" },
            new InvestigationStarted { ComplaintId = facts.Id, At = facts.ReceivedAt + Duration.FromHours(2) },
            new CasePaused { ComplaintId = facts.Id, At = facts.ReceivedAt + Duration.FromHours(5), Reason = PauseReason.WaitingCustomer },
        ]))];
    }

    /// <summary>The four targets by walking over the open spans, as code without a closed form does.</summary>
    [Benchmark(Baseline = true)]
    public long DuesSpanBySpan()
    {
        var clock = new BusinessClock(WorkingCalendars.Named("cn"));
        var sum = 0L;
        foreach (var facts in _complaints)
        {
            var grade = _evaluator.Grader.GradeOf(facts).Grade;
            foreach (var target in _evaluator.Policy.Targets)
            {
                if (target.Grade == grade)
                {
                    sum += SpanBySpan(clock, facts.ReceivedAt, target.Within ?? Duration.FromHours(8 * target.WorkingDays!.Value)).ToUnixTimeSeconds();
                }
            }
        }

        return sum;
    }

    [Benchmark]
    public long GradeAndDues()
    {
        var sum = 0L;
        foreach (var facts in _complaints)
        {
            var grading = _evaluator.Grader.Grade(facts, facts.ReceivedAt);
            foreach (var kind in Kinds)
            {
                sum += _evaluator.DueOf(grading.Value.Grade, kind, facts.ReceivedAt).DueAt!.Value.ToUnixTimeSeconds();
            }
        }

        return sum;
    }

    [Benchmark]
    public long AssessCases()
    {
        var sum = 0L;
        foreach (var log in _logs)
        {
            sum += _evaluator.Assess(log, log.Events[0].At + Duration.FromDays(3)).Value.Targets.Count;
        }

        return sum;
    }

    private static Instant SpanBySpan(BusinessClock clock, Instant start, Duration target)
    {
        foreach (var span in clock.OpenSpans(new Interval(start, start + Duration.FromDays(120))))
        {
            if (span.Duration >= target)
            {
                return span.Start + target;
            }

            target -= span.Duration;
        }

        return start;
    }
}
