using System.Globalization;
using System.Text.RegularExpressions;

namespace UserOps.Tests.Readme;

/// <summary>The pages of the repository, and the snippets in them and in the examples that run.</summary>
internal static partial class Pages
{
    /// <summary>Gets every page as its path from the root, with forward slashes, and its text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } =
        [.. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), Text: Read(file)))
            .Where(page => !page.Path.StartsWith('.') && !page.Path.Contains("artifacts/", StringComparison.OrdinalIgnoreCase))
            .OrderBy(page => page.Path, StringComparer.Ordinal)];

    /// <summary>Gets the source of the examples, all files one after the other.</summary>
    public static string Examples { get; } = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/UserOps.Sdk.Tests/Readme"), "*Examples.cs")
            .Order(StringComparer.Ordinal)
            .Select(Read));

    /// <summary>Gets the code of every snippet that the examples run, or that a sample is made of, by name.</summary>
    public static IReadOnlyDictionary<string, string> Ran { get; } = SourceSnippet().Matches(Examples + Samples).ToDictionary(
        match => match.Groups["name"].Value, match => Flush(match.Groups["code"].Value), StringComparer.Ordinal);

    /// <summary>Gets the source of the samples, which are projects of their own that are built and tested with the rest.</summary>
    private static string Samples => string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs/samples"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Read));

    /// <summary>Takes off every line what the first one is set in by: 8 in a method, 4 in a class.</summary>
    private static string Flush(string code)
    {
        var lines = code.Trim('\n');
        var margin = lines[..(lines.Length - lines.TrimStart(' ').Length)];
        return $"\n{lines}".Replace($"\n{margin}", "\n", StringComparison.Ordinal).Trim();
    }

    /// <summary>Finds the blocks of C# in a page: the name that the line above gives, or nothing, and the code.</summary>
    public static IEnumerable<(string Name, string Code)> BlocksOf(string text) =>
        CSharpBlock().Matches(text).Select(match => (match.Groups["name"].Value, match.Groups["code"].Value.Trim()));

    /// <summary>Finds what a snippet says that it prints: the comments that begin with an arrow.</summary>
    public static IEnumerable<string> OutputOf(string code) =>
        Output().Matches(code).Select(match => match.Groups["text"].Value);

    /// <summary>Tells a snippet that declares a type, which prints nothing, from one that runs.</summary>
    public static bool IsType(string code) => code.StartsWith("internal sealed class ", StringComparison.Ordinal);

    /// <summary>Finds the links of a page, outside of code, that lead into the repository: the file, or nothing for the page itself, and the heading.</summary>
    /// <remarks>Links and pictures of Markdown, with or without a title, links by reference, and <c>href</c> and <c>src</c> of HTML.</remarks>
    public static IEnumerable<(string File, string Heading)> LinksOf(string text) =>
        Link().Matches(Code().Replace(text, ""))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(target => target.Split('#', 2))
            .Select(parts => (parts[0], parts.Length == 2 ? parts[1] : ""));

    /// <summary>Finds the headings of a page: how deep each is, from 1, and its text as it is shown.</summary>
    public static IEnumerable<(int Depth, string Text)> HeadingsOf(string text) =>
        Heading().Matches(Fence().Replace(text, "")).Select(match =>
            (match.Groups["signs"].Length, LinkText().Replace(match.Groups["text"].Value, "${text}").Replace("`", "", StringComparison.Ordinal)));

    /// <summary>Makes the anchor of a heading, as web views of Markdown do.</summary>
    public static string AnchorOf(string heading) => string.Concat(heading
        .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
        .Select(letter => letter == ' ' ? '-' : char.ToLower(letter, CultureInfo.InvariantCulture)));

    /// <summary>Finds the anchors of a page's headings; of headings that are alike all but the first have a number.</summary>
    public static IEnumerable<string> AnchorsOf(string text) => HeadingsOf(text)
        .Select(heading => AnchorOf(heading.Text))
        .GroupBy(anchor => anchor, StringComparer.Ordinal)
        .SelectMany(same => same.Select((anchor, place) => place == 0 ? anchor : string.Create(CultureInfo.InvariantCulture, $"{anchor}-{place}")));

    /// <summary>Whether a snippet is a part of a sample, whose own tests run it.</summary>
    public static bool IsOfSample(string name) => name.StartsWith("sample-", StringComparison.Ordinal);

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    [GeneratedRegex(@"// begin-snippet: (?<name>\S+)\n(?<code>.*?)\n\s*// end-snippet", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceSnippet();

    [GeneratedRegex(@"(<!-- snippet: (?<name>\S+) -->\n)?[ ]*```[ ]*(csharp|cs|c\#)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"// => (?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Output();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\)|^\[[^\]\n]+\]:[ ]+(?<target>\S+)|\b(href|src)=""(?<target>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkText();

    [GeneratedRegex(@"^(?<signs>#+)[ ]+(?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
