using System.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Writes findings as JSON, without reflection.</summary>
public static class CatalogFindingJson
{
    /// <summary>Writes findings, in their order.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="culture">The BCP 47 tag of the language of the sentences; English by default.</param>
    /// <returns>A JSON array of objects with <c>path</c>, <c>kind</c>, <c>tag</c> (or null), <c>message</c> and <c>others</c>, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="culture"/> is <see langword="null"/>.</exception>
    public static string Write(EquatableArray<CatalogFinding> findings, string culture = "en")
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Encoding.UTF8.GetString(PolicyJson.Bytes(
            writer =>
            {
                writer.WriteStartArray();
                foreach (var finding in findings)
                {
                    writer.WriteStartObject();
                    writer.WriteString("path", finding.Path);
                    writer.WriteString("kind", EnumJsonConverter<FindingKind>.NameOf(finding.Kind));
                    writer.WriteString("tag", finding.Tag);
                    writer.WriteString("message", finding.Message.In(culture));
                    writer.WriteStartArray("others");
                    foreach (var other in finding.Others)
                    {
                        writer.WriteStringValue(other);
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            },
            indented: true));
    }
}
