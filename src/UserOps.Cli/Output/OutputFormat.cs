namespace UserOps.Cli.Output;

/// <summary>How a result is written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table = 0,

    /// <summary>One JSON document.</summary>
    Json = 1,

    /// <summary>One JSON object a line.</summary>
    Jsonl = 2,

    /// <summary>Comma-separated values.</summary>
    Csv = 3,
}
