using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Demo;

/// <summary>The pictures that the READMEs show, held against those that the demo writes: APPROVE_SAMPLES=1 accepts a change.</summary>
internal static class ReadmePictures
{
    private static readonly string[] Names = ["rfm-segments", "lifecycle-stock", "complaints-crisis"];

    /// <summary>Compares the pictures with those of a folder that <c>demo --out</c> filled; the Chinese ones with those of the report of its files.</summary>
    /// <param name="folder">The folder, with the demo's in <c>shop</c>.</param>
    public static async Task AreCurrent(TempFolder folder)
    {
        var shop = folder["shop"];
        await Tool.Run(
            "report", "--as-of", "2025-12-31", "--zone", "Asia/Shanghai", "--lang", "zh-CN",
            "--purchases", Path.Combine(shop, "purchases.csv"), "--rfm-policy", Path.Combine(shop, "rfm-policy.json"),
            "--activity", Path.Combine(shop, "activity.csv"), "--stage-policy", Path.Combine(shop, "stage-policy.json"),
            "--complaints", Path.Combine(shop, "complaints.jsonl"), "--out", folder["zh.html"], "--pictures", folder["zh"]);
        foreach (var name in Names)
        {
            Compare($"docs/pictures/demo/{name}.svg", Path.Combine(shop, "pictures", $"{name}.svg"));
            Compare($"docs/pictures/demo/{name}.zh-CN.svg", Path.Combine(folder["zh"], $"{name}.svg"));
        }
    }

    private static void Compare(string shown, string written)
    {
        if (Environment.GetEnvironmentVariable("APPROVE_SAMPLES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Page.PathOf(shown))!);
            File.Copy(written, Page.PathOf(shown), overwrite: true);
        }

        Assert.True(
            File.ReadAllText(Page.PathOf(shown)) == File.ReadAllText(written),
            $"{shown} is not what the demo writes. If the change is meant: APPROVE_SAMPLES=1 dotnet test tests/UserOps.Cli.Tests --filter The_whole_demo, and look at it.");
    }
}
