namespace UserOps.Cli.Input;

/// <summary>How records are written in an input.</summary>
internal enum InputFormat
{
    /// <summary>Comma-separated values as in RFC 4180, the first record naming the columns.</summary>
    Csv = 0,

    /// <summary>One JSON object a line.</summary>
    JsonLines = 1,
}
