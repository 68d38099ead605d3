using System.Text;

namespace UserOps.Cli.Input;

/// <summary>Turns what the system throws while an input is read into a message for the user.</summary>
internal static class InputFault
{
    /// <summary>Tells whether an exception is one that a file can cause.</summary>
    /// <param name="cause">The exception.</param>
    /// <returns><see langword="true"/> if <see cref="From"/> has a message for it.</returns>
    public static bool Covers(Exception cause) =>
        cause is InputException or InvalidDataException or DecoderFallbackException or UnauthorizedAccessException or IOException;

    /// <summary>Translates an exception.</summary>
    /// <param name="cause">The exception; one that <see cref="Covers"/> accepts.</param>
    /// <param name="source">The input, as the user named it.</param>
    /// <param name="line">The last line that was read; <see langword="null"/> before the first.</param>
    /// <returns>The fault.</returns>
    public static InputException From(Exception cause, string source, long? line) => cause switch
    {
        InputException fault => fault,
        InvalidDataException => new(
            source,
            line,
            $"The gzip data is damaged or cut short{(line is null ? "" : " after this line")}.",
            "Test it with 'gzip -t' and copy or compress the file again."),
        DecoderFallbackException => new(source, line, "It is not valid UTF-16, though it starts with its mark.", "Write it as UTF-8 text."),
        UnauthorizedAccessException => new(source, null, "It may not be read.", "Give this user the right to read it."),
        _ => new(source, line, $"It can't be read on: {cause.Message.TrimEnd('.')}.", "Check the disk or the connection and try again."),
    };
}
