using System.Globalization;
using System.Text.RegularExpressions;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Docs;

/// <summary>A block of a page and the file that it shows.</summary>
/// <param name="Args">The command line that writes the file; empty when the file is an input, or written by another run.</param>
/// <param name="File">The file, from the root; <see langword="null"/> when the run has no result.</param>
/// <param name="Error">The file of what standard error takes; <see langword="null"/> when that isn't shown.</param>
/// <param name="ExitCode">How the run ends.</param>
/// <param name="IsPart">Whether the block leaves out what stands at its lines of three dots.</param>
/// <param name="Block">What the page shows; <see langword="null"/> when it shows nothing.</param>
internal sealed record PageBlock(string Args, string? File, string? Error, int ExitCode, bool IsPart, string? Block)
{
    /// <summary>Gets the file that the block shows.</summary>
    public string Shown => File ?? Error!;
}

/// <summary>A page of the documentation whose blocks are files, and the files.</summary>
internal static partial class Page
{
    public const string Cli = "docs/cli.md";

    /// <summary>Gets a value indicating whether files and blocks are rewritten instead of compared.</summary>
    public static bool Approves { get; } = Environment.GetEnvironmentVariable("APPROVE_SAMPLES") == "1";

    public static string PathOf(string file) => Path.Combine(Repository.Root, file);

    public static string TextOf(string file) => File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n");

    /// <summary>Finds the blocks that a page marks as runs and files.</summary>
    public static IReadOnlyList<PageBlock> BlocksOf(string page) => [.. Marker().Matches(TextOf(page)).Select(Read)];

    /// <summary>Compares a file with what it should hold, or writes it.</summary>
    public static void Hold(string file, string text)
    {
        if (Approves)
        {
            File.WriteAllText(PathOf(file), text);
        }

        Assert.True(File.Exists(PathOf(file)), $"There is no {file}; APPROVE_SAMPLES=1 writes it.");
        Assert.Equal(Rounded(text), Rounded(File.ReadAllText(PathOf(file))));
    }

    /// <summary>Cuts long numbers to ten digits: the last ones of a fit depend on the machine's logarithm.</summary>
    private static string Rounded(string text) => LongNumber().Replace(
        text, match => double.Parse(match.Value, CultureInfo.InvariantCulture).ToString("G10", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<![\w.])-?\d+\.\d{10,}(E[-+]?\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LongNumber();

    /// <summary>Compares a block with the file that it shows, or writes it.</summary>
    public static void HoldBlock(string page, PageBlock block)
    {
        var text = TextOf(block.Shown);
        if (!block.IsPart)
        {
            if (Approves)
            {
                Replace(page, block, text);
                return;
            }

            Assert.Equal(text, block.Block);
            return;
        }

        var from = 0;
        foreach (var piece in ("\n" + block.Block).Split("\n...\n").Select(piece => piece.Trim('\n')).Where(piece => piece.Length > 0))
        {
            var at = ("\n" + text).IndexOf($"\n{piece}\n", from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{page} shows of {block.Shown}\n{piece}\nwhich is not in it, or not in this order.");
            from = at + piece.Length;
        }
    }

    private static PageBlock Read(Match match)
    {
        var parts = match.Groups["text"].Value.Split(" | ");
        var isRun = match.Groups["kind"].Value == "run";
        string? AfterWord(string word) => parts.FirstOrDefault(part => part.StartsWith(word + " ", StringComparison.Ordinal))?[(word.Length + 1)..];
        return new PageBlock(
            isRun ? parts[0] : "",
            isRun ? parts.Skip(1).FirstOrDefault(part => part.StartsWith("docs/", StringComparison.Ordinal)) : parts[0],
            AfterWord("error"),
            int.Parse(AfterWord("exit") ?? "0", System.Globalization.CultureInfo.InvariantCulture),
            parts.Contains("part", StringComparer.Ordinal),
            parts.Contains("unseen", StringComparer.Ordinal) ? null : match.Groups["block"].Value);
    }

    private static void Replace(string page, PageBlock block, string text)
    {
        var replaced = Marker().Replace(TextOf(page), match => Read(match) is var found && found == block
            ? $"{match.Value[..match.Value.IndexOf("```", StringComparison.Ordinal)]}```{match.Groups["language"].Value}\n{text}```\n"
            : match.Value);
        File.WriteAllText(PathOf(page), replaced);
    }

    [GeneratedRegex(@"<!-- (?<kind>run|file): (?<text>[^\n]*) -->\n(```(?<language>\w*)\n(?<block>.*?)```\n)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();
}
