using System.Reflection;
using Microsoft.Playwright;

namespace UserOps.Reporting.Tests;

/// <summary>One Chromium for all tests of a class, and the pages that they open; nothing where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("userops-pages-");
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];
    private IPlaywright? _driver;
    private IBrowser? _browser;
    private IPage? _page;

    /// <summary>Gets what the page asked for since it was opened, and did not get unless it was the page itself.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Gets what the browser said of the page since it was opened: errors, warnings, breaches of the page's own policy.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    private string Address => new Uri(Path.Combine(_folder.FullName, "report.html")).AbsoluteUri;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Program is { } program)
        {
            var driver = typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "BrowserDriver").Value;
            Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
            _driver = await Playwright.CreateAsync();
            _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
            var window = await _browser.NewContextAsync(new() { Offline = true });
            await window.RouteAsync("**/*", route => route.Request.Url == Address ? route.ContinueAsync() : route.AbortAsync());
            _page = await window.NewPageAsync();
            _page.Request += (_, request) => _requests.Add(request.Url);
            _page.Console += (_, message) => _complaints.Add($"{message.Type}: {message.Text}");
            _page.PageError += (_, error) => _complaints.Add(error);
        }
    }

    /// <summary>Opens a page in place of the one before.</summary>
    /// <param name="html">The page.</param>
    /// <param name="width">The width of the window, in CSS pixels.</param>
    /// <param name="scheme">What colours the reader wants.</param>
    public async Task<IPage> OpenAsync(string html, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        await File.WriteAllTextAsync(new Uri(Address).LocalPath, html);
        await _page!.SetViewportSizeAsync(width, 900);
        await _page.EmulateMediaAsync(new() { ColorScheme = scheme, Media = Media.Screen });
        _requests.Clear();
        _complaints.Clear();
        await _page.GotoAsync(Address);
        return _page;
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _driver?.Dispose();
        _folder.Delete(recursive: true);
    }
}
