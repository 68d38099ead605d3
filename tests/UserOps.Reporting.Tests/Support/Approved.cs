using UserOps.Tests;

namespace UserOps.Reporting.Tests;

/// <summary>Pictures of small inputs, kept as files so that a change is seen: APPROVE_PICTURES=1 accepts it.</summary>
internal static class Approved
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "UserOps.Reporting.Tests", "Approved");

    /// <summary>Compares a picture in English, light, and in Chinese, dark and narrow, with its two files; and checks all its other forms.</summary>
    /// <param name="name">The name of the files.</param>
    /// <param name="draw">Draws the picture.</param>
    public static void Picture(string name, Func<PictureOptions, Picture> draw)
    {
        PictureLaws.HoldFor(draw);
        Compare($"{name}.en.svg", draw(new() { Theme = PictureTheme.Light }).Svg);
        Compare($"{name}.zh-CN.svg", draw(new() { Culture = "zh-CN", Theme = PictureTheme.Dark, Width = 340 }).Svg);
    }

    /// <summary>Compares a text with a file.</summary>
    public static void Compare(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("APPROVE_PICTURES") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"There is no {file}. If the picture is new: APPROVE_PICTURES=1 dotnet test --filter Approved, and look at it.");
        Assert.True(File.ReadAllText(file) == text, $"The picture is not that of {file}. If the change is meant: APPROVE_PICTURES=1 dotnet test tests/UserOps.Reporting.Tests, and look at it.");
    }
}
