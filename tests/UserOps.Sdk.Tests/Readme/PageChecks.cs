using System.Text.RegularExpressions;

namespace UserOps.Tests.Readme;

/// <summary>What must be so of the pages, as functions of their text: each gives a sentence for every place where it is not so.</summary>
internal static partial class PageChecks
{
    /// <summary>Finds the links that lead to no file, out of the repository, or to a heading that the page has not.</summary>
    public static IEnumerable<string> BrokenLinks(IReadOnlyList<(string Path, string Text)> pages, Func<string, bool> exists)
    {
        var anchors = pages.ToDictionary(page => page.Path, page => Pages.AnchorsOf(page.Text).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return from page in pages
               from link in Pages.LinksOf(page.Text)
               let target = TargetOf(page.Path, link.File)
               where target.StartsWith("..", StringComparison.Ordinal)
                     || !exists(target)
                     || (link.Heading.Length > 0 && !(anchors.TryGetValue(target, out var known) && known.Contains(Uri.UnescapeDataString(link.Heading))))
               select $"{page.Path} links to {link.File}{(link.Heading.Length > 0 ? "#" : "")}{link.Heading}";
    }

    /// <summary>Finds the pages that nobody comes to who starts at one and follows links.</summary>
    public static IEnumerable<string> OutOfReach(IReadOnlyList<(string Path, string Text)> pages, string start)
    {
        var texts = pages.ToDictionary(page => page.Path, page => page.Text, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var path))
        {
            foreach (var target in Pages.LinksOf(texts[path]).Select(link => TargetOf(path, link.File)).Where(target => texts.ContainsKey(target) && reached.Add(target)))
            {
                next.Enqueue(target);
            }
        }

        return pages.Select(page => page.Path).Where(path => !reached.Contains(path)).Select(path => $"No links lead from {start} to {path}.");
    }

    /// <summary>Finds where two pages that say the same in two languages part: headings, snippets, blocks, rows of tables, links.</summary>
    public static IEnumerable<string> Differences((string Path, string Text) one, (string Path, string Text) other)
    {
        (string What, Func<string, IEnumerable<string>> Of)[] views =
        [
            ("headings, by their depth", text => Pages.HeadingsOf(text).Select(heading => new string('#', heading.Depth))),
            ("snippets", text => Pages.BlocksOf(text).Select(block => block.Name)),
            ("commands", CommandsOf),
            ("rows of tables", text => TableRow().Matches(text).Select(_ => "row")),
            ("items of lists", text => ListItem().Matches(text).Select(_ => "item")),
            ("links", text => Pages.LinksOf(text).Select(link => $"{link.File.Replace(".zh-CN.svg", ".svg", StringComparison.Ordinal)}#{link.Heading}").Where(link => link != $"{one.Path}#" && link != $"{other.Path}#").Order(StringComparer.Ordinal)),
        ];
        return from view in views
               let left = view.Of(one.Text).ToList()
               let right = view.Of(other.Text).ToList()
               where !left.SequenceEqual(right, StringComparer.Ordinal)
               let same = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count()
               select $"{one.Path} and {other.Path} differ in their {view.What}: {left.Count} and {right.Count}, after {same} that are alike '{At(left, same)}' and '{At(right, same)}'.";

        static string At(List<string> list, int place) => place < list.Count ? list[place] : "";
    }

    /// <summary>Finds what a page's line of contents lacks, has too much or has in another order than its headings.</summary>
    public static IEnumerable<string> WrongContents(string path, string text)
    {
        var line = Contents().Match(text);
        if (!line.Success)
        {
            return [];
        }

        var listed = Pages.LinksOf(line.Value).Select(link => link.Heading).ToList();
        var there = Pages.HeadingsOf(text).Where(heading => heading.Depth == 2).Select(heading => Pages.AnchorOf(heading.Text)).ToList();
        return listed.SequenceEqual(there, StringComparer.Ordinal)
            ? []
            : [$"{path} has the headings {string.Join(", ", there)}, and its contents list {string.Join(", ", listed)}."];
    }

    /// <summary>Tells where a link leads, as a path from the root.</summary>
    public static string TargetOf(string page, string link) => link.Length == 0
        ? page
        : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link))).Replace('\\', '/');

    /// <summary>Finds the blocks of commands; that one asks for Chinese is no difference.</summary>
    private static IEnumerable<string> CommandsOf(string text) => Fences().Matches(text)
        .Where(match => match.Groups["language"].Value is "" or "sh")
        .Select(match => match.Groups["text"].Value.Replace(" --lang zh-CN", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^\|", RegexOptions.Multiline, 1000)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^- ", RegexOptions.Multiline, 1000)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^Contents: .*?\n\n", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Contents();
}
