namespace UserOps.Reporting.Tests;

/// <summary>A test in a browser, skipped with its reason where there is no Chromium.</summary>
/// <remarks>The program is the one that <c>CHROMIUM</c> names, else the first of its usual names on the path.</remarks>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private const string Variable = "CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    public BrowserFactAttribute()
    {
        if (Program is null)
        {
            Skip = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
                ? $"There is no {named}, which {Variable} names."
                : $"There is no Chromium on the path; .ci/browser install gets one, or {Variable} names one.";
        }
    }

    /// <summary>Gets the program, or nothing if there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? Path.Exists(named) ? named : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(Path.Exists);
}
