namespace UserOps.Reporting;

/// <summary>The colours of a theme.</summary>
/// <remarks>
/// Tested to hold what WCAG 2.2 asks (1.4.3: text 4.5 to 1; 1.4.11: marks 3 to 1 against their ground), and that colours which stand
/// side by side stay apart for those who don't see red, green or blue (simulated by G. M. Machado and others, 2009).
/// </remarks>
internal sealed record Palette
{
    public static Palette Light { get; } = new()
    {
        Ground = "#ffffff",
        Ink = "#1b1f24",
        Muted = "#57606a",
        Grid = "#e3e6ea",
        Axis = "#8b949e",
        Neutral = "#d5dae0",
        Good = "#00786a",
        Warn = "#a36500",
        Bad = "#a3241a",
        Series = ["#0072b2", "#c75300", "#00875f", "#a5408f", "#7a6400", "#4f6bd0", "#6a737d", "#7d1f4b"],
        Heat = ["#f4f8fc", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b"],
        FirstLightText = 6,
    };

    public static Palette Dark { get; } = new()
    {
        Ground = "#14171c",
        Ink = "#e8eaed",
        Muted = "#a3abb5",
        Grid = "#2d333b",
        Axis = "#768390",
        Neutral = "#3a424c",
        Good = "#36b9a4",
        Warn = "#e0a03c",
        Bad = "#f47a65",
        Series = ["#56b4e9", "#f0883e", "#2fc08f", "#da8fc8", "#d9bf3f", "#2f86bd", "#a9b4be", "#e0708f"],
        Heat = ["#16222f", "#1a3049", "#204163", "#28547f", "#316898", "#5794c7", "#84b4dd", "#b1d1ee", "#dceafa"],
        FirstLightText = 5,
    };

    /// <summary>What everything stands on.</summary>
    public required string Ground { get; init; }

    /// <summary>Text.</summary>
    public required string Ink { get; init; }

    /// <summary>Text of axes and notes.</summary>
    public required string Muted { get; init; }

    /// <summary>Lines to read values by; no meaning of their own.</summary>
    public required string Grid { get; init; }

    /// <summary>The lines of axes.</summary>
    public required string Axis { get; init; }

    /// <summary>Marks without a meaning: rails, what is behind.</summary>
    public required string Neutral { get; init; }

    /// <summary>As it should be.</summary>
    public required string Good { get; init; }

    /// <summary>Worth watching.</summary>
    public required string Warn { get; init; }

    /// <summary>Not as it should be.</summary>
    public required string Bad { get; init; }

    /// <summary>Kinds of things that have no order.</summary>
    public required string[] Series { get; init; }

    /// <summary>From little to much.</summary>
    public required string[] Heat { get; init; }

    /// <summary>From which step of the heat on text takes the colour of the ground.</summary>
    public required int FirstLightText { get; init; }
}
