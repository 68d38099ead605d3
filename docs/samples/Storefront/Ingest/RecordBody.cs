using System.Text.Json;
using System.Text.Unicode;

namespace Storefront.Ingest;

/// <summary>Reads the records of a request: an object, several one after the other (JSON lines), or an array of them.</summary>
internal static class RecordBody
{
    /// <summary>The most records of one request.</summary>
    public const int MaxRecords = 1_000;

    private const int MaxDepth = 16;

    /// <summary>Reads the body to its end.</summary>
    /// <exception cref="BadRequestException">There are no records to take.</exception>
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType() && request.GetTypedHeaders().ContentType?.MediaType.Value is not ("application/x-ndjson" or "application/jsonl"))
        {
            throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, "The request must say that it is JSON: content-type: application/json, or application/x-ndjson.");
        }

        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellationToken);
        }
        catch (BadHttpRequestException bad)
        {
            throw new BadRequestException(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? $"A request has at most {WebLimits.BodyBytes:N0} bytes. Send the records in several requests."
                : "The request broke off. Send it again.");
        }

        var records = Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
        return records.Count switch
        {
            0 => throw new BadRequestException(StatusCodes.Status400BadRequest, "There is no record. Send a JSON object, several one after the other, or an array of them."),
            > MaxRecords => throw new BadRequestException(StatusCodes.Status400BadRequest, $"There are {records.Count:N0} records; a request has at most {MaxRecords:N0}. Send them in several requests."),
            _ => records,
        };
    }

    private static List<JsonElement> Parse(ReadOnlySpan<byte> utf8Json)
    {
        if (!Utf8.IsValid(utf8Json))
        {
            throw new BadRequestException(StatusCodes.Status400BadRequest, "It is not in UTF-8. Nothing of it was taken.");
        }

        var values = new List<JsonElement>();
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                values.Add(JsonElement.ParseValue(ref reader));
            }
        }
        catch (JsonException bad)
        {
            throw new BadRequestException(StatusCodes.Status400BadRequest, $"It is not JSON: line {bad.LineNumber + 1}, byte {bad.BytePositionInLine + 1}. Nothing of it was taken.");
        }

        return values is [{ ValueKind: JsonValueKind.Array } array] ? [.. array.EnumerateArray()] : values;
    }
}
