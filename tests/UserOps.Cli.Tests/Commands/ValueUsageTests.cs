using UserOps.Cli.Tests.Support;
using UserOps.CustomerValue;

namespace UserOps.Cli.Tests.Commands;

public class ValueUsageTests
{
    [Theory]
    [InlineData("fit", "Say when to judge: --as-of DATE, --as-of last, or --at INSTANT.")]
    [InlineData("fit", "--policy and --preset exclude each other; give one of them.", "--as-of", "last", "--policy", "a.json", "--preset", "bg-nbd")]
    [InlineData("fit", "--preset 'bgnbd' is not one of its values. Did you mean 'bg-nbd'?", "--as-of", "last", "--preset", "bgnbd")]
    [InlineData("fit", "--unit 'weeks' is not one of its values. Choose one of days, sevenDays, calendarWeeks.", "--as-of", "last", "--unit", "weeks")]
    [InlineData("fit", "--horizon '0' is not a length of time above zero; write it like PT30M, P7D or P2W: months have no fixed length.", "--as-of", "last", "--horizon", "0")]
    [InlineData("fit", "--horizon 'P0D' is not a length of time above zero; write it like PT30M, P7D or P2W: months have no fixed length.", "--as-of", "last", "--horizon", "P0D")]
    [InlineData("fit", "--discount '-0.1' is not a rate from 0 to 1000; write 0.1 for 10 % a year.", "--as-of", "last", "--discount", "-0.1")]
    [InlineData("fit", "--discount '1001' is not a rate from 0 to 1000; write 0.1 for 10 % a year.", "--as-of", "last", "--discount", "1001")]
    [InlineData("fit", "--discount 'NaN' is not a rate from 0 to 1000; write 0.1 for 10 % a year.", "--as-of", "last", "--discount", "NaN")]
    [InlineData("fit", "--holdout 'soon' is not a day; write it like 2024-05-31, or last.", "--as-of", "last", "--holdout", "soon")]
    [InlineData("fit", "--holdout is written as a table or as json; choose --format table or --format json.", "--as-of", "2024-09-30", "--holdout", "last", "--format", "csv")]
    [InlineData("fit", "--step 'PT12H' is not a number of whole days from 1 to 36525; write it like 7 or P7D.", "--as-of", "last", "--track-until", "last", "--step", "PT12H")]
    [InlineData("fit", "--step '0' is not a number of whole days from 1 to 36525; write it like 7 or P7D.", "--as-of", "last", "--track-until", "last", "--step", "0")]
    [InlineData("fit", "--step is of --track-until; add it, or take --step off.", "--as-of", "last", "--step", "7")]
    [InlineData("predict", "--preset and --use-model exclude each other; give one of them.", "--as-of", "last", "--preset", "bg-nbd", "--use-model", "m.json")]
    [InlineData("predict", "--horizon and --use-model exclude each other; give one of them.", "--as-of", "last", "--horizon", "P7D", "--use-model", "m.json")]
    [InlineData("predict", "--fit-as-of and --use-model exclude each other; give one of them.", "--as-of", "last", "--fit-as-of", "2024-05-01", "--use-model", "m.json")]
    [InlineData("predict", "--by and --explain exclude each other; give one of them.", "--as-of", "last", "--by", "channel", "--explain", "c001")]
    [InlineData("predict", "--residual and --explain exclude each other; give one of them.", "--as-of", "last", "--residual", "--explain", "c001")]
    [InlineData("predict", "--by is written as a table or as json; choose --format table or --format json.", "--as-of", "last", "--by", "channel", "--format", "csv")]
    [InlineData("predict", "--explain is written as a table or as json; choose --format table or --format json.", "--as-of", "last", "--explain", "c001", "--format", "jsonl")]
    [InlineData("predict", "--seed is of --intervals; add it, or take --seed off.", "--as-of", "last", "--seed", "3")]
    [InlineData("predict", "--draws is of --intervals; add it, or take --draws off.", "--as-of", "last", "--draws", "300")]
    [InlineData("predict", "--draws '99' is not a number from 100 to 100000.", "--as-of", "last", "--intervals", "--draws", "99")]
    [InlineData("predict", "--draws 'many' is not a number from 100 to 100000.", "--as-of", "last", "--intervals", "--draws", "many")]
    public async Task Options_that_contradict_each_other_or_make_no_sense_are_refused(string verb, string message, params string[] options)
    {
        var run = await Tool.Run(["value", verb, ValueSample.Orders, .. options]);

        Assert.StartsWith(message + "\n", run.Refusal, StringComparison.Ordinal);
        Assert.EndsWith($"\nSee 'userops value {verb} --help'.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fit", "--holdout 2024-12-30 ends before anything can come after the fit; give a later day, or fit as of an earlier one.", "--holdout", "last")]
    [InlineData("fit", "--holdout 2024-05-01 ends before anything can come after the fit; give a later day, or fit as of an earlier one.", "--holdout", "2024-05-01")]
    [InlineData("fit", "--track-until would give more than 100,000 steps; give an earlier day, or a longer --step.", "--track-until", "9000-01-01", "--step", "1")]
    [InlineData("fit", "--model '-' must name a file: standard output is for the result.", "--model", "-")]
    [InlineData("predict", "--fit-as-of 2024-12-31 ends after the instant of judgement; give an earlier day.", "--fit-as-of", "2024-12-31")]
    [InlineData("predict", "--explain 'zed': the input has no row of this user.", "--explain", "zed")]
    [InlineData("predict", "--explain '': the input has no row of this user.", "--explain", "")]
    [InlineData("predict", "--residual: without a discount, all the purchases to come need have no finite sum; fit by a rate above 0, such as --discount 0.1.", "--residual", "--discount", "0")]
    [InlineData("predict", "--residual: without a discount, all the purchases to come need have no finite sum; fit by a rate above 0, such as --discount 0.1.", "--residual", "--discount", "0.00000000001")]
    public async Task Values_that_can_not_be_are_refused_and_nothing_is_written(string verb, string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["value", verb, ValueSample.Orders, "--as-of", "last", "--out", folder["out.txt"], .. options]);

        Assert.Equal($"userops: {message}\n", run.Refusal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_horizon_beyond_what_a_policy_may_have_is_a_problem_of_the_policy() =>
        Assert.Equal(
            "userops: The policy is not valid:\n  $.horizon: The value is P36526D; it must be above zero and at most P36525D. Write how far to look ahead, such as P365D.\n",
            (await Tool.Run("value", "fit", ValueSample.Orders, "--as-of", "last", "--horizon", "P36526D")).Refusal);

    [Theory]
    [InlineData("2023-12-31", "The sample has no customers; a model is fitted to users who have bought at least once. Give a file of purchases, or judge as of a later day.")]
    [InlineData("2024-01-01", "None of the 1 customers has bought a second time; wait until some have, or judge as of a later day.")]
    [InlineData("2024-01-10", "None of the 2 customers has bought a second time; wait until some have, or judge as of a later day.")]
    public async Task A_sample_that_no_model_can_be_fitted_to_is_refused_with_the_mend(string day, string message)
    {
        using var folder = new TempFolder();
        folder.WriteSmall();
        foreach (var verb in new[] { "fit", "predict" })
        {
            var run = await Tool.Run("value", verb, folder["small.csv"], "--as-of", day, "--out", folder["out.txt"]);

            Assert.Equal($"userops: No model can be fitted as of {day}: {message}\n", run.Refusal);
            Assert.Equal(["small.csv"], folder.Names);
        }
    }

    [Fact]
    public async Task One_customer_who_came_back_is_enough_for_an_answer_without_infinities()
    {
        using var folder = new TempFolder();
        var file = folder.Write("one.csv", "user,at,amount\nann,2024-01-01,5\nann,2024-01-15,7\n");

        Assert.DoesNotMatch("NaN|∞|Infinity", (await Tool.Run("value", "fit", file, "--as-of", "last", "--format", "json")).Result);
        Assert.DoesNotMatch("NaN|∞|Infinity", (await Tool.Run("value", "predict", file, "--as-of", "2024-03-01", "--format", "csv")).Result);
    }

    [Fact]
    public async Task A_model_that_is_none_is_refused_with_its_problem()
    {
        using var folder = new TempFolder();
        await Tool.Run("rfm", ValueSample.Orders, "--as-of", "last", "--model", folder["rfm.json"]);
        folder.Write("cut.json", "{\"schemaVersion\": 1,");
        await Tool.Run("value", "fit", ValueSample.Orders, "--as-of", "last", "--model", folder["model.json"]);
        folder.Write("edited.json", (await File.ReadAllTextAsync(folder["model.json"])).Replace("\"customers\": 160", "\"customers\": -160", StringComparison.Ordinal));

        foreach (var (name, problem) in new[] { ("rfm.json", " is not valid:\n  $"), ("cut.json", " is not valid:\n  "), ("edited.json", "$.customers: "), ("none.json", " can't be read: ") })
        {
            var run = await Tool.Run("value", "predict", ValueSample.Orders, "--as-of", "last", "--use-model", folder[name]);

            Assert.StartsWith($"userops: The file '{folder[name]}'", run.Refusal, StringComparison.Ordinal);
            Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_policy_of_another_kind_is_refused_and_a_file_of_its_own_kind_is_taken()
    {
        using var folder = new TempFolder();
        await Tool.Run("policy", "new", "classic11", "--out", folder["rfm.json"]);
        await Tool.Run("policy", "new", "pareto-nbd", "--out", folder["value.json"]);

        Assert.Equal(
            $"userops: The file '{folder["rfm.json"]}' is not valid: It is an RFM policy, and a customer value policy is needed here; 'userops policy new mbg-nbd' writes one.\n",
            (await Tool.Run("value", "fit", ValueSample.Orders, "--as-of", "last", "--policy", folder["rfm.json"])).Refusal);
        Assert.Equal(
            await ValueSample.Result("fit", "--as-of", "last", "--preset", "pareto-nbd", "--format", "json"),
            await ValueSample.Result("fit", "--as-of", "last", "--policy", folder["value.json"], "--format", "json"));
        Assert.Equal($"{CustomerValuePolicy.ParetoNbd.ToRef()}: valid\n", (await Tool.Run("policy", "check", folder["value.json"])).Result);
    }

    [Fact]
    public async Task A_difference_of_policies_names_what_changed()
    {
        using var folder = new TempFolder();
        await Tool.Run("policy", "new", "mbg-nbd", "--out", folder["old.json"]);
        folder.Write("new.json", (await File.ReadAllTextAsync(folder["old.json"])).Replace("P365D", "P90D", StringComparison.Ordinal));

        Assert.Equal("$.horizon: \"P365D\" -> \"P90D\"\n", (await Tool.Run("policy", "diff", folder["old.json"], folder["new.json"])).Result);
    }

    [Theory]
    [InlineData("fit", "--out", "--model")]
    [InlineData("fit", "--rejects", "--model")]
    [InlineData("fit", "--policy", "--out")]
    [InlineData("predict", "--use-model", "--out")]
    [InlineData("predict", "--policy", "--rejects")]
    public async Task A_file_in_two_roles_is_refused_and_kept(string verb, string one, string other)
    {
        using var folder = new TempFolder();
        folder.Write("x.json", "precious");
        var run = await Tool.Run("value", verb, ValueSample.Orders, "--as-of", "last", one, folder["x.json"], other, folder["x.json"]);

        Assert.Contains($" both name '{folder["x.json"]}'; name another file for one of them.\n", run.Refusal, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(folder["x.json"]));
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_file_and_keeps_an_older_one()
    {
        using var folder = new TempFolder();
        folder.Write("out.json", "old");
        foreach (var verb in new[] { "fit", "predict" })
        {
            var run = await Tool.Run(
                Stream.Null, new CancellationToken(canceled: true), "value", verb, ValueSample.Orders, "--as-of", "last", "--out", folder["out.json"]);

            Assert.Equal((ExitCode.Interrupted, ""), (run.ExitCode, run.Output));
        }

        Assert.Equal("old", await File.ReadAllTextAsync(folder["out.json"]));
        Assert.Equal(["out.json"], folder.Names);
    }

    [Fact]
    public async Task A_bad_row_is_rejected_and_strict_stops_at_it()
    {
        using var folder = new TempFolder();
        var file = folder.Write("small.csv", ValueSample.Small + "zed,yesterday,5\n");
        var run = await Tool.Run("value", "fit", file, "--as-of", "last", "--format", "csv");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.StartsWith("model,parameter,value,standardError\nmbgNbd,r,", run.Output, StringComparison.Ordinal);
        Assert.Contains("small.csv:7: ", (await Tool.Run("value", "fit", file, "--as-of", "last", "--strict", "--out", folder["out.txt"])).Fault, StringComparison.Ordinal);
        Assert.Equal(["small.csv"], folder.Names);
    }

    [Fact]
    public async Task Several_currencies_need_a_policy_of_this_kind()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount,currency\nann,2024-05-01,5,GBP\nann,2024-05-09,6,EUR\n");

        Assert.Contains("'userops policy new mbg-nbd', member 'currency'.", (await Tool.Run("value", "fit", file, "--as-of", "last")).Refusal, StringComparison.Ordinal);
    }
}
