namespace UserOps.Testing;

/// <summary>A law does not hold: the message tells which, what was found, what it means, and the smallest example.</summary>
public sealed class LawBrokenException : Exception
{
    internal LawBrokenException(NamedLaw law, string found, string? example, string? replay, Exception? inner)
        : base(Text(law, found, example, replay), inner)
    {
        Law = law;
        Found = found;
        Example = example;
        Replay = replay;
    }

    /// <summary>Gets the law.</summary>
    public NamedLaw Law { get; }

    /// <summary>Gets what was found in its stead.</summary>
    public string Found { get; }

    /// <summary>Gets the smallest example that was found; <see langword="null"/> where the law is itself one example.</summary>
    public string? Example { get; }

    /// <summary>Gets what to set <c>LAW_REPLAY</c> to, so that the same example comes first; <see langword="null"/> where no example is generated.</summary>
    public string? Replay { get; }

    private static string Text(NamedLaw law, string found, string? example, string? replay)
    {
        var lines = new List<string> { $"The law does not hold: {law.Name}.", $"Found: {found}", $"What it means: {law.Meaning}" };
        if (example is not null)
        {
            lines.Add($"The smallest example:\n{example}");
        }

        if (replay is not null)
        {
            lines.Add($"To see it again: LAW_REPLAY={replay}");
        }

        return string.Join('\n', lines);
    }
}
