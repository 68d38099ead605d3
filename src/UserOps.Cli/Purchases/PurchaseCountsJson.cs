using System.Text.Json;

namespace UserOps.Cli.Purchases;

/// <summary>Writes what became of the records of a purchases file as JSON, alike in all commands that read one.</summary>
internal static class PurchaseCountsJson
{
    /// <summary>Writes what became of the records.</summary>
    public static void WriteInput(Utf8JsonWriter json, PurchaseCounts counts)
    {
        json.WriteStartObject("input");
        json.WriteNumber("records", counts.Records);
        json.WriteNumber("accepted", counts.Accepted);
        json.WriteNumber("refunds", counts.Refunds);
        json.WriteNumber("rejected", counts.Rejected);
        json.WriteNumber("anonymous", counts.Anonymous);
        json.WriteNumber("leftOut", counts.LeftOut);
        json.WriteEndObject();
    }
}
