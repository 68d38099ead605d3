using System.Globalization;

namespace UserOps.Cli.Input;

/// <summary>Thrown when an input can't be read to its end, so that no answer can be given: exit code 3.</summary>
internal sealed class InputException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="InputException"/> class.</summary>
    /// <param name="source">The input, as the user named it.</param>
    /// <param name="line">The line, from 1; <see langword="null"/> when it concerns the whole input.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="mend">How to mend it.</param>
    public InputException(string source, long? line, string what, string mend)
        : base(string.Create(CultureInfo.InvariantCulture, $"{source}{(line is null ? "" : ":")}{line}: {what} {mend}"))
    {
        Input = source;
        Line = line;
    }

    /// <summary>Gets the input, as the user named it.</summary>
    public string Input { get; }

    /// <summary>Gets the line, from 1; <see langword="null"/> when it concerns the whole input.</summary>
    public long? Line { get; }
}
