using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class RfmUsageTests
{
    [Theory]
    [InlineData("Say when to judge: --as-of DATE, --as-of last, or --at INSTANT.")]
    [InlineData("--as-of and --at exclude each other; give one of them.", "--as-of", "last", "--at", "2024-05-31T00:00:00Z")]
    [InlineData("--policy and --preset exclude each other; give one of them.", "--as-of", "last", "--policy", "a.json", "--preset", "classic11")]
    [InlineData("--policy and --use-model exclude each other; give one of them.", "--as-of", "last", "--policy", "a.json", "--use-model", "b.json")]
    [InlineData("--preset and --use-model exclude each other; give one of them.", "--as-of", "last", "--preset", "classic11", "--use-model", "b.json")]
    [InlineData("--preset 'clasic11' is not one of its values. Did you mean 'classic11'?", "--as-of", "last", "--preset", "clasic11")]
    [InlineData("--explain is written as a table or as json; choose --format table or --format json.", "--as-of", "last", "--explain", "ann", "--format", "jsonl")]
    [InlineData("--explain is written as a table or as json; choose --format table or --format json.", "--as-of", "last", "--explain", "ann", "--format", "csv")]
    [InlineData("--by is written as a table or as json; choose --format table or --format json.", "--as-of", "last", "--by", "country", "--format", "csv")]
    [InlineData("--by and --explain exclude each other; give one of them.", "--as-of", "last", "--by", "country", "--explain", "ann")]
    [InlineData("--migrate-from '31.5.2024' is not a day; write it like 2024-05-31.", "--as-of", "last", "--migrate-from", "31.5.2024")]
    public async Task Options_that_contradict_each_other_or_make_no_sense_are_refused(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["rfm", folder.WritePurchases(), .. options]);

        Assert.StartsWith(message + "\n", run.Refusal, StringComparison.Ordinal);
        Assert.EndsWith("\nSee 'userops rfm --help'.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--zone 'Mars' is not a time zone. Give an id of the tz database, such as Asia/Shanghai.", "--zone", "Mars")]
    [InlineData("--zone 'Europe/Lodnon' is not a time zone. Did you mean 'Europe/London'?", "--zone", "Europe/Lodnon")]
    [InlineData("--explain 'zed': the input has no row of this user.", "--explain", "zed")]
    [InlineData("--explain '': the input has no row of this user.", "--explain", "")]
    [InlineData("--migrate-from 2024-05-31 ends after the instant of judgement; give an earlier day.", "--migrate-from", "2024-05-31")]
    [InlineData("--migrate-from 2010-01-01: nobody had bought by then, so there are no cuts to keep; give a later day.", "--migrate-from", "2010-01-01")]
    [InlineData("--model '-' must name a file: standard output is for the result.", "--model", "-")]
    [InlineData("--rejects '-' must name a file: standard output is for the result.", "--rejects", "-")]
    public async Task Values_that_can_not_be_are_refused_and_nothing_is_written(string message, params string[] option)
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        var run = await Tool.Run(["rfm", file, "--as-of", "last", "--out", folder["out.txt"], .. option]);

        Assert.Equal($"userops: {message}\n", run.Refusal);
        Assert.Equal(["sales.csv"], folder.Names);
    }

    [Fact]
    public async Task A_breakdown_by_a_column_that_is_not_there_is_refused()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();

        Assert.Equal(
            $"userops: '{file}' has no column 'contry'. Did you mean 'country'? The columns are: user, at, amount, order, country.\n",
            (await Tool.Run("rfm", file, "--as-of", "last", "--by", "contry")).Refusal);
    }

    [Theory]
    [InlineData("--out", "--model")]
    [InlineData("--out", "--rejects")]
    [InlineData("--rejects", "--model")]
    [InlineData("--policy", "--out")]
    [InlineData("--policy", "--model")]
    [InlineData("--policy", "--rejects")]
    [InlineData("--use-model", "--out")]
    [InlineData("--use-model", "--model")]
    public async Task A_file_in_two_roles_is_refused_and_kept(string one, string other)
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        folder.Write("x.json", "precious");
        var run = await Tool.Run("rfm", file, "--as-of", "last", one, folder["x.json"], other, Path.Combine(Path.GetDirectoryName(file)!, ".", "x.json"));

        Assert.StartsWith($"userops: {one} and {other} both name '", run.Refusal, StringComparison.Ordinal);
        Assert.EndsWith("x.json'; name another file for one of them.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(folder["x.json"]));
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--rejects")]
    [InlineData("--model")]
    public async Task The_input_is_never_written_over(string option)
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        var run = await Tool.Run("rfm", file, "--as-of", "last", option, file);

        Assert.Equal($"userops: {option} '{file}' is the input itself; name another file.\n", run.Refusal);
        Assert.Equal(Sample.Purchases, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_policy_with_problems_is_refused_with_its_file_and_all_of_them()
    {
        using var folder = new TempFolder();
        var policy = folder.WritePolicy(json =>
        {
            json["zone"] = "Mars/Base";
            json["recency"]!["bins"] = 50;
        });
        var expected = $"""
            userops: The file '{policy}' is not valid:
              $.zone: The value is 'Mars/Base'; it must be the id of a tzdb time zone such as Europe/London. Choose an id of the tz database, such as UTC.
              $.recency.bins: The value is 50; it must be between 2 and 10. Choose a number of levels in that range.

            """;

        Assert.Equal(expected, (await Tool.Run("rfm", folder.WritePurchases(), "--as-of", "last", "--policy", policy)).Refusal);
        Assert.Equal(expected, (await Tool.Run("policy", "check", policy)).Refusal);
    }

    [Fact]
    public async Task A_policy_where_a_model_is_meant_is_refused_and_the_other_way_round()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        var policy = folder.WritePolicy(_ => { });
        await Tool.Run("rfm", file, "--as-of", "last", "--model", folder["model.json"], "--out", folder["out.txt"]);

        Assert.StartsWith(
            $"userops: The file '{policy}' is not valid:\n  $.name", (await Tool.Run("rfm", file, "--as-of", "last", "--use-model", policy)).Refusal, StringComparison.Ordinal);
        Assert.StartsWith(
            $"userops: The file '{folder["model.json"]}' is not valid:\n  $.fittedAt",
            (await Tool.Run("rfm", file, "--as-of", "last", "--policy", folder["model.json"])).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--policy")]
    [InlineData("--use-model")]
    public async Task A_policy_or_model_that_is_not_there_is_refused(string option)
    {
        using var folder = new TempFolder();

        Assert.StartsWith(
            $"userops: The file '{folder["none.json"]}' can't be read: ",
            (await Tool.Run("rfm", folder.WritePurchases(), "--as-of", "last", option, folder["none.json"])).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rfm", "--model", "--use-model", "--migrate-from", "--by", "--explain", "--policy", "--preset", "--as-of", "--at", "--no-progress")]
    [InlineData("demo", "--data", "--out", "--users", "--seed", "--lang", "--no-progress")]
    [InlineData("policy", "new", "check", "schema", "diff")]
    public async Task Help_names_every_option(string command, params string[] options)
    {
        var help = (await Tool.Run(command, "--help")).Result;

        Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_shows_defaults_as_they_are_typed()
    {
        var help = (await Tool.Run("rfm", "--help")).Result;

        Assert.Equal(
            ["UTC", "classic11", "table", "en"],
            help.Split("[default: ").Skip(1).Select(rest => rest[..rest.IndexOf(']', StringComparison.Ordinal)]));
    }
}
