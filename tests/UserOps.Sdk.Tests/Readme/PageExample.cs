namespace UserOps.Tests.Readme;

/// <summary>Runs the snippets of the pages and holds what they print against the comments that say so.</summary>
/// <remarks>
/// A snippet stands between <c>// begin-snippet: name</c> and <c>// end-snippet</c>; a comment that begins with
/// <c>// =&gt;</c> is a line that it prints. After it, the test calls <see cref="Ran"/> with its name.
/// </remarks>
public abstract class PageExample
{
    /// <summary>Gets what takes the place of the console, so that a snippet reads as a program does.</summary>
    protected PrintedLines Console { get; } = new();

    /// <summary>Asserts that the snippet printed what its comments say, line by line.</summary>
    protected void Ran(string snippet)
    {
        var shown = string.Join('\n', Pages.OutputOf(Pages.Ran[snippet]));
        var printed = string.Join('\n', Console.Take());
        Assert.True(shown == printed, $"The snippet '{snippet}' says that it prints\n{shown}\n\nand prints\n{printed}\n");
    }

    /// <summary>The lines that a snippet printed.</summary>
    protected sealed class PrintedLines
    {
        private readonly List<string> _lines = [];

        public void WriteLine(object? value) =>
            _lines.AddRange($"{value}".ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));

        internal IReadOnlyList<string> Take()
        {
            string[] lines = [.. _lines];
            _lines.Clear();
            return lines;
        }
    }
}
