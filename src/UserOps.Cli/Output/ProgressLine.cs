using System.Globalization;

namespace UserOps.Cli.Output;

/// <summary>One line on standard error that says how far a run is, for people and only for runs of over a second.</summary>
/// <remarks>The line is written over itself and wiped before anything else is written. Not thread-safe.</remarks>
/// <param name="console">Where to.</param>
/// <param name="isShown">Whether anything is shown at all.</param>
internal sealed class ProgressLine(ToolConsole console, bool isShown) : IDisposable
{
    /// <summary>How many steps pass between two looks at the clock.</summary>
    private const int StepsPerLook = 1024;

    private static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RedrawnEvery = TimeSpan.FromMilliseconds(200);

    private readonly long _start = console.Stopwatch.GetTimestamp();
    private TimeSpan _nextDraw = SilentFor;
    private long _steps;
    private int _width;

    /// <summary>Tells of one more step of many alike; cheap enough for every row.</summary>
    /// <param name="what">What is being done, such as "Reading".</param>
    /// <param name="fraction">How much of it is done, from 0 to 1; <see langword="null"/> when that is unknown.</param>
    public void Step(string what, double? fraction)
    {
        if (isShown && ++_steps % StepsPerLook == 0 && console.Stopwatch.GetElapsedTime(_start) >= _nextDraw)
        {
            Draw(fraction is { } share
                ? string.Create(CultureInfo.InvariantCulture, $"{what}: {Math.Floor(100 * Math.Clamp(share, 0, 1)):0} %")
                : string.Create(CultureInfo.InvariantCulture, $"{what}: {_steps:N0} rows"));
        }
    }

    /// <summary>Tells of a stage that has no steps.</summary>
    /// <param name="what">What is being done, such as "Scoring".</param>
    public void Stage(string what)
    {
        if (isShown && console.Stopwatch.GetElapsedTime(_start) >= SilentFor)
        {
            Draw($"{what} ...");
        }
    }

    /// <summary>Wipes the line, before something else is written.</summary>
    public void Wipe()
    {
        if (_width > 0)
        {
            console.Error.Write($"\r{new string(' ', _width)}\r");
            console.Error.Flush();
            _width = 0;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Wipe();

    private void Draw(string text)
    {
        console.Error.Write($"\r{text.PadRight(_width)}");
        console.Error.Flush();
        _width = Math.Max(_width, text.Length);
        _nextDraw = console.Stopwatch.GetElapsedTime(_start) + RedrawnEvery;
    }
}
