using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using UserOps.Json;

namespace UserOps;

/// <summary>Reads and writes explained answers whose value is of any type, in the form that all modules share.</summary>
/// <remarks>
/// The modules have a reader and a writer of their own, such as <see cref="Rfm.RfmAssessmentJson"/>. This one is for values of
/// other packages and of hosts, with the source-generated metadata of the value; no reflection.
/// </remarks>
public static class AssessmentJson
{
    /// <summary>Writes an assessment: value, policy, asOf, validUntil, and reasons with their evidence and their text in every language.</summary>
    /// <typeparam name="T">The typed answer.</typeparam>
    /// <param name="assessment">The assessment.</param>
    /// <param name="valueType">How the value is written.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static string Write<T>(Assessment<T> assessment, JsonTypeInfo<T> valueType)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(valueType);
        var value = JsonSerializer.SerializeToElement(assessment.Value, valueType);
        return PolicyJson.Write(
            new Assessment<JsonElement>(value, assessment.Policy, assessment.AsOf, assessment.ValidUntil, assessment.Reasons),
            AssessmentJsonContext.Default.AssessmentJsonElement);
    }

    /// <summary>Reads an assessment back, as a host that stored it does.</summary>
    /// <typeparam name="T">The typed answer.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <param name="valueType">How the value is read.</param>
    /// <returns>The assessment, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of an assessment: one problem, with its path and line.</exception>
    public static Assessment<T> Read<T>(string json, JsonTypeInfo<T> valueType)
    {
        ArgumentNullException.ThrowIfNull(valueType);
        var read = PolicyJson.Read(json, AssessmentJsonContext.Default.AssessmentJsonElement, nameof(json));
        return new(ReadValue(json, read.Value.GetRawText(), valueType), read.Policy, read.AsOf, read.ValidUntil, read.Reasons);
    }

    private static T ReadValue<T>(string json, string text, JsonTypeInfo<T> valueType)
    {
        try
        {
            return PolicyJson.Read(text, valueType, nameof(json));
        }
        catch (InvalidPolicyException e)
        {
            // The value was read by itself, so its problem is told from its own beginning.
            var before = LinesBeforeValue(Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF')));
            throw new InvalidPolicyException(
                nameof(json),
                e.Problems.Select(problem => problem with { Path = $"$.value{problem.Path[1..]}", Line = problem.Line + before }).ToEquatableArray());
        }
    }

    /// <summary>Counts the lines that end before the value of a text that has one.</summary>
    private static int LinesBeforeValue(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && !reader.ValueTextEquals("value"u8))
        {
            reader.Read();
            reader.Skip();
        }

        reader.Read();
        return json[..(int)reader.TokenStartIndex].Count((byte)'\n');
    }
}
