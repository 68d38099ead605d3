using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class RfmTimeTests
{
    [Fact]
    public async Task A_day_judges_at_its_end_and_does_not_see_what_follows() =>
        Assert.Equal(
            [
                "ann  neverPurchased", "bob 553 potentialLoyalist", "cat 115 cannotLoseThem", "dan  neverPurchased",
                "eve  neverPurchased", "fay 311 newCustomers",
            ],

            // Three are scored by then. Days 29, 89, 106 and cuts 53, 77, 92.4, 99.2; orders 1, 1, 2; net totals 0, 25, 200
            // and cuts 10, 20, 60, 130: bob's 25 is the third level.
            Sample.ScoresOf(await Lines("--as-of", "2024-04-30")));

    [Fact]
    public async Task An_instant_judges_at_itself()
    {
        Assert.Equal(
            await Lines("--as-of", "2024-05-29"),
            await Lines("--at", "2024-05-29T23:59:59.999999999Z"));
        Assert.Contains("\"user\":\"ann\",\"r\":5", await Lines("--at", "2024-05-30T00:00:00Z"), StringComparison.Ordinal);
        Assert.Contains("\"orders\":2,\"netTotal\":50", await Lines("--at", "2024-05-29T23:59:59Z"), StringComparison.Ordinal);
        Assert.Equal(await Lines("--at", "2024-05-30T08:00:00+08:00"), await Lines("--at", "2024-05-30T00:00:00Z"));
    }

    [Fact]
    public async Task The_last_day_is_that_of_the_newest_row_with_a_user()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", Sample.Purchases + ",2025-01-01,7,11,DE\nann,2025-02-01,much,12,DE\n");
        var run = await Tool.Run("rfm", file, "--as-of", "last", "--format", "jsonl");

        Assert.Equal((ExitCode.DoneWithRejections, Sample.Lines), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task The_zone_reads_the_times_and_counts_the_days()
    {
        // 23:30 in Shanghai is 15:30 UTC. A later row on the next local day is one day off there, and none in UTC.
        const string Rows = "user,at,amount\nann,2024-05-30T23:30,5\nbob,2024-05-31T00:30,5\n";
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", Rows);
        var local = (await Tool.Run("rfm", file, "--as-of", "last", "--zone", "Asia/Shanghai", "--format", "csv")).Result;
        var table = (await Tool.Run("rfm", file, "--as-of", "last", "--zone", "Asia/Shanghai")).Result;
        var json = (await Tool.Run("rfm", file, "--as-of", "last", "--zone", "Asia/Shanghai", "--format", "json")).Result;

        Assert.Contains("\nann,1,3,3,atRisk,1,1,5,", local, StringComparison.Ordinal);
        Assert.Contains("\nbob,5,3,3,potentialLoyalist,0,1,5,", local, StringComparison.Ordinal);
        Assert.Contains("2 users as of 2024-05-31 (Asia/Shanghai)", table, StringComparison.Ordinal);
        Assert.Contains("\"asOf\": \"2024-05-31T15:59:59.999999999Z\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_brings_its_own_days_and_the_zone_only_reads_the_times()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount\nann,2024-05-30T23:30,5\nbob,2024-05-31T00:30,5\n");
        await Tool.Run("policy", "new", "classic11", "--out", folder["policy.json"]);
        var table = (await Tool.Run("rfm", file, "--as-of", "last", "--zone", "Asia/Shanghai", "--policy", folder["policy.json"])).Result;

        Assert.Contains("2 users as of 2024-05-30 (UTC): 2 buyers", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instant_before_all_data_finds_nobody_who_bought()
    {
        var lines = await Lines("--as-of", "2020-01-01");
        var table = await Table("--as-of", "2020-01-01");

        Assert.All(Sample.ScoresOf(lines), line => Assert.EndsWith("  neverPurchased", line, StringComparison.Ordinal));
        Assert.Equal(6, Sample.ScoresOf(lines).Length);
        Assert.Contains("6 users as of 2020-01-01 (UTC): 0 buyers, 0 with zero-value orders only, 6 never purchased.", table, StringComparison.Ordinal);
        Assert.Contains("\n6 users have a net total of 0 or below.\n", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Gini", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--as-of", "0001-01-03")]
    [InlineData("--as-of", "9998-12-27")]
    [InlineData("--at", "9998-12-28T00:00:00Z")]
    public async Task The_ends_of_time_are_days_like_any_other(string option, string value) =>
        Assert.Equal(6, Sample.ScoresOf(await Lines(option, value)).Length);

    private static async Task<string> Lines(params string[] options)
    {
        using var folder = new TempFolder();
        return (await Tool.Run(["rfm", folder.WritePurchases(), "--format", "jsonl", .. options])).Result;
    }

    private static async Task<string> Table(params string[] options)
    {
        using var folder = new TempFolder();
        return (await Tool.Run(["rfm", folder.WritePurchases(), .. options])).Result;
    }
}
