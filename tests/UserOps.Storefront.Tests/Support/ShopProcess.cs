using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace UserOps.Storefront.Tests;

/// <summary>The app as it is started for real: a process of its own, on a free port of this machine.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    /// <summary>How long a test waits for what must happen; only a failure waits that long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ShopProcess(Room room, IEnumerable<string> arguments, string? urls)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["ASPNETCORE_URLS"] = urls;
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = null;
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Storefront.dll"), "--contentRoot", room.Folder, "--Storefront:Port=0", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The app has ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { Expect100ContinueTimeout = Patience }) { Timeout = Patience };

    public string Output => string.Join('\n', _output);

    public int ExitCode => _process.ExitCode;

    public static async Task<ShopProcess> StartAsync(Room room, params string[] arguments)
    {
        var shop = Begin(room, null, arguments);
        await shop.ListensAsync();
        return shop;
    }

    /// <summary>Starts an app on whose clock it is Monday the 2nd of March 2026, 8 o'clock, until it is moved.</summary>
    public static Task<ShopProcess> StartOnTrialAsync(Room room) =>
        StartAsync(room, "--environment", "Development", "--Storefront:Clock=2026-03-02T08:00:00Z");

    /// <summary>Starts an app without waiting for it.</summary>
    public static ShopProcess Begin(Room room, string? urls, params string[] arguments) => new(room, arguments, urls);

    public async Task ListensAsync()
    {
        try
        {
            Http.BaseAddress = await _listening.Task.WaitAsync(Patience);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"The app did not start:\n{Output}", fault);
        }
    }

    /// <summary>Ends the app as a service manager does, by the way that Ctrl+C takes too; but a shell lets what it starts in the background be deaf to that.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await EndsAsync();
    }

    /// <summary>Ends the app as a power failure does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndsAsync();
    }

    public Task EndsAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Http.Dispose();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        const string Listening = "Now listening on: ";
        if (line is not null)
        {
            _output.Enqueue(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _listening.TrySetResult(new Uri(line[(at + Listening.Length)..]));
            }
        }
    }
}
