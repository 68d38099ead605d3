using NodaTime;
using NodaTime.Text;

namespace UserOps.Testing;

/// <summary>Values that stores like to spoil.</summary>
internal static class Hard
{
    /// <summary>How many write at once.</summary>
    public const int Writers = 8;

    private const int Long = 2_000;

    /// <summary>Gets an instant to count from.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 2, 6, 2, 0);

    /// <summary>Gets texts with quotes, line breaks, signs of several code units, wildcards and escapes, and long ones.</summary>
    public static string[] Texts { get; } =
    [
        "plain",
        "O'Brien'); drop table users;--",
        "\"quoted\" and \\ escaped, 100 %, a_b",
        "two\nlines,\r\nand a\ttab",
        "张伟 👩‍👩‍👧 é e\u0301",
        " spaces around ",
        new('x', Long),
        string.Concat(Enumerable.Repeat("长文", Long / 2)),
    ];

    /// <summary>Gets ids that are near to each other: by case, by a space, by how an accent is written.</summary>
    public static string[] Ids { get; } = ["ann", "Ann", "ann ", "é", "e\u0301", "O'Neil", "a%", "a_", "张伟", "👩‍👩‍👧", "a/b\n\"c\"", new('i', 200)];

    /// <summary>Gets instants of all times, next to each other by a nanosecond.</summary>
    public static Instant[] Instants { get; } =
    [
        Instant.FromUtc(1, 2, 1, 0, 0),
        Instant.FromUtc(1969, 12, 31, 23, 59) + Duration.FromNanoseconds(59_999_999_999L),
        Instant.FromUnixTimeTicks(0),
        Start,
        Start + Duration.FromNanoseconds(1),
        Start + Duration.FromNanoseconds(123_456_789),
        Instant.FromUtc(2026, 10, 25, 0, 59),
        Instant.FromUtc(9998, 11, 30, 23, 59) + Duration.FromNanoseconds(59_999_999_999L),
    ];

    /// <summary>An instant as a law tells it, to the nanosecond.</summary>
    public static string Text(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at) : "never";

    /// <summary>An instant some hours on.</summary>
    public static Instant At(int hours) => Start + Duration.FromHours(hours);
}
