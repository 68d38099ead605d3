using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace UserOps.Sql.Tests;

/// <summary>Texts that want to be SQL.</summary>
internal static partial class Hostile
{
    private static readonly string[] Pieces =
    [
        "'", "''", "\"", "\"\"", "`", "[", "]", ";", "--", "/*", "*/", "\\", "\\'", "$1", "$$", "$tag$", "@p1", ":p1", "?", "{0}", "{1}", "%", "_", "(", ")", ",", ".", " ", "\t", "\n", "\r\n",
        "E'", "U&'", "\0", "\ud83d", "\ude00", "\u202e", "\ufeff", "é", "e\u0301", "张伟", "😀", "ß", "a", "B", "0", "NULL", "canary", " OR 1=1",
    ];

    /// <summary>Gets texts that have been tried on others.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "'; DROP TABLE canary; --", "\"; DROP TABLE canary; --", "\"\"; DROP TABLE canary; --", "') OR 1=1 --", "x' OR 'x'='x", "$1", "$1; DROP TABLE canary", "@p1", ":p1", "?", "{0}",
        "/* */ x", "-- x", "\\", "\\'", "\\\"; DROP TABLE canary; --", "E'\\''", "$$; DROP TABLE canary; $$", "a\nb", "a\tb", "😀", "e\u0301", "\u202ea", " ", "  x  ", "%", "_", "NULL", "select", "user",
        "`; DROP TABLE canary; --", "]; DROP TABLE canary; --", "\"", "\"\"", "'", "\ufeffx", "张伟",
    ];

    /// <summary>Gets texts that no column and no name can hold.</summary>
    public static IReadOnlyList<string> Impossible { get; } = ["\0", "a\0b", "\ud800", "a\udc00", "\udc00\ud800"];

    /// <summary>Gets any texts, made of what is known to hurt.</summary>
    public static Arbitrary<string> Any { get; } = Arb.From(
        from pieces in Gen.ArrayOf(Gen.Frequency(
            (4, Gen.Elements(Pieces)),
            (1, Gen.Choose(0, char.MaxValue).Select(code => ((char)code).ToString()))))
        select string.Concat(pieces),
        text => text.Length == 0 ? [] : Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));

    /// <summary>Whether a text can be kept as UTF-8 by an engine.</summary>
    public static bool IsPossible(string text)
    {
        try
        {
            _ = Strict.GetByteCount(text);
            return !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Takes the quoted names out of SQL.</summary>
    public static (string Skeleton, IReadOnlyList<string> Names) Unquote(string sql) => (
        QuotedName().Replace(sql, "\"\""),
        [.. QuotedName().Matches(sql).Select(match => match.Value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal))]);

    private static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex QuotedName();
}
