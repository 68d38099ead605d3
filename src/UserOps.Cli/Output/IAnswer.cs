namespace UserOps.Cli.Output;

/// <summary>An answer in all forms.</summary>
internal interface IAnswer
{
    /// <summary>Writes the answer in a form that is no table.</summary>
    /// <param name="format">The form.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="words">The language.</param>
    void Write(OutputFormat format, Stream stream, Words words);

    /// <summary>Writes the answer as tables.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="words">The language.</param>
    void Show(Screen screen, Words words);
}
