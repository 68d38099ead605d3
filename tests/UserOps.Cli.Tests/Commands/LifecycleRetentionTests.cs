using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.Lifecycle;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class LifecycleRetentionTests
{
    private const string RealFile = "online_retail_lines.csv.gz";

    [Fact]
    public async Task Json_is_the_form_of_the_library_with_the_input()
    {
        var json = JsonNode.Parse(await Result("--format", "json"))!.AsObject();
        var policy = RetentionPolicy.Default with { Period = CalendarGrid.Months, Intervals = 3 };

        Assert.Equal(["policy", "asOf", "input", "columns", "cohorts", "averages"], json.Select(member => member.Key));
        Assert.Equal(policy.ToRef().Hash, (string?)json["policy"]!["hash"]);
        json.Remove("input");
        var report = RetentionReportJson.Read(json.ToJsonString());
        Assert.Equal(["start", "end", "size", "complete", "cells"], json["cohorts"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(["retained", "eligible", "state", "rate"], json["cohorts"]![0]!["cells"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal([1, 1, 2, 1, 1], report.Cohorts.Select(cohort => cohort.Size));
        Assert.Equal([new(2, 2, RetentionCellState.Complete), new(2, 2, RetentionCellState.Complete), new(1, 2, RetentionCellState.InProgress)], report.Cohorts[2].Cells);
        Assert.Equal(0.5, report.Averages[1].Rate);
    }

    [Fact]
    public async Task Rows_hold_one_cell_each()
    {
        var lines = (await Result("--format", "csv")).Split('\n');

        Assert.Equal("cohort,size,complete,from,to,retained,eligible,state,rate", lines[0]);
        Assert.Equal(["2024-03-01,2,true,0,0,2,2,complete,1", "2024-03-01,2,true,1,1,2,2,complete,1", "2024-03-01,2,true,2,2,1,2,inProgress,"], lines[7..10]);
        Assert.Equal(
            """{"cohort":"2024-03-01","size":2,"complete":true,"from":2,"to":2,"retained":1,"eligible":2,"state":"inProgress","rate":null}""",
            (await Result("--format", "jsonl")).Split('\n')[8]);
    }

    [Fact]
    public async Task A_table_is_a_triangle_with_open_cells_marked()
    {
        var text = await Result();
        var chinese = await Result("--lang", "zh-CN", "--by", "plan");

        Assert.Contains("\n7 users as of 2024-05-30 (UTC).\n\nRetention by month: % of a cohort back in that month\n", text, StringComparison.Ordinal);
        Assert.Matches(@"2024-03-01 +2 +100.0 % +100.0 % +50.0 %\*\n", text);
        Assert.Matches(@"2024-05-01\* +1 +100.0 %\* +· +·\n", text);
        Assert.Matches(@"all +6 +100.0 % +50.0 % +0.0 %\n", text);
        Assert.Contains("\n* still runs: so far, and in no rate of all. · lies ahead.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nbasic：3 位用户\n", chinese, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{4,}", chinese.Replace("basic", "", StringComparison.Ordinal).Replace("plus", "", StringComparison.Ordinal).Replace("default", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_take_the_place_of_what_the_policy_says()
    {
        var changed = RetentionPolicy.Amplitude with
        {
            Zone = "Asia/Shanghai",
            Period = CalendarGrid.Weeks,
            Intervals = 4,
            Anchor = RetentionAnchor.Recurring,
            Measure = RetentionMeasure.OnOrAfter,
            StartEvents = ["login", "order"],
            ReturnEvents = ["order"],
            SameInterval = SameIntervalReturn.LaterReturn,
            Average = RetentionAverageMethod.MeanOfCohorts,
        };
        string[] options =
        [
            "--preset", "amplitude", "--zone", "Asia/Shanghai", "--period", "week", "--intervals", "4", "--anchor", "recurring", "--measure", "onOrAfter",
            "--start-event", "login,order", "--return-event", "order", "--same-interval", "laterReturn", "--average", "meanOfCohorts",
        ];
        using var folder = new TempFolder();
        var file = folder.WriteActivity();
        var policy = folder.Write("policy.json", RetentionPolicyJson.Write(changed));
        var byOptions = (await Tool.Run(["lifecycle", "retention", file, "--as-of", "last", "--format", "json", .. options])).Result;

        Assert.Equal(changed.ToRef().Hash, (string?)JsonNode.Parse(byOptions)!["policy"]!["hash"]);
        Assert.Equal(byOptions, (await Tool.Run("lifecycle", "retention", file, "--as-of", "last", "--format", "json", "--policy", policy)).Result);
    }

    [Fact]
    public async Task Days_and_events_give_the_same_answer_where_days_are_enough()
    {
        using var folder = new TempFolder();
        var file = folder.WriteActivity();
        async Task<string> Lines(params string[] options) => (await Tool.Run(["lifecycle", "retention", file, "--format", "csv", .. options])).Result;

        // An instant is judged by events, a day by days.
        Assert.Equal(await Lines("--at", "2024-05-30T23:59:59.999999999Z"), await Lines("--as-of", "2024-05-30"));
    }

    [Theory]
    [InlineData("--policy and --preset exclude each other; give one of them.", "--policy", "a.json", "--preset", "default")]
    [InlineData("--intervals '0' is not a number from 1 to 1000.", "--intervals", "0")]
    [InlineData("--measure 'onward' is not one of its values.", "--measure", "onward")]
    [InlineData("userops: The policy is not valid:\n  $.elapsedAnchor: ", "--preset", "amplitude", "--clock", "calendar")]
    [InlineData("userops: --from 2025-01-01 is after the day of judgement, 2024-05-30; give an earlier day.", "--from", "2025-01-01")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["lifecycle", "retention", folder.WriteActivity(), "--as-of", "2024-05-30", "--out", folder["out.txt"], .. options]);

        Assert.StartsWith(message, run.Refusal, StringComparison.Ordinal);
        Assert.Equal(["activity.csv"], folder.Names);
    }

    [RealDataFact(RealFile)]
    public async Task Online_Retail_cohorts_hold_everybody_once()
    {
        var run = await Tool.Run(
            "lifecycle", "retention", RealDataFactAttribute.PathOf(RealFile), "--as-of", "last", "--zone", "Europe/London", "--period", "month", "--format", "json");
        var json = JsonNode.Parse(run.Result)!;

        Assert.Equal(4372, json["cohorts"]!.AsArray().Sum(cohort => (int)cohort!["size"]!));
        Assert.Equal(948, (int)json["cohorts"]![0]!["size"]!);
        Assert.Equal(362, (int)json["cohorts"]![0]!["cells"]![1]!["retained"]!);
    }

    private static async Task<string> Result(params string[] options)
    {
        using var folder = new TempFolder();
        return (await Tool.Run(["lifecycle", "retention", folder.WriteActivity(), "--as-of", "2024-05-30", "--period", "month", "--intervals", "3", .. options])).Result;
    }
}
