using System.Text.Json;
using UserOps.Cli.Output;

namespace UserOps.Cli.Complaints;

/// <summary>What is told of cases, in all forms.</summary>
internal interface ICaseOutput
{
    /// <summary>Writes everything as one document.</summary>
    /// <param name="json">Where to.</param>
    void WriteResult(Utf8JsonWriter json);

    /// <summary>Writes one JSON object a line.</summary>
    /// <param name="stream">Where to.</param>
    void WriteJsonLines(Stream stream);

    /// <summary>Writes comma-separated values.</summary>
    /// <param name="stream">Where to.</param>
    void WriteCsv(Stream stream);

    /// <summary>Shows everything as tables.</summary>
    /// <param name="screen">Where to.</param>
    void Show(Screen screen);
}
