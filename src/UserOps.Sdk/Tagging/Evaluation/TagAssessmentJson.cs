using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes the explained tags of a user as JSON, without reflection.</summary>
public static class TagAssessmentJson
{
    /// <summary>How deep the text may be: conditions stand up to 32 levels deep, each with a list of its parts.</summary>
    private const int MaxDepth = 256;

    /// <summary>Writes an assessment: value, policy, asOf, validUntil, and reasons with their evidence and their text in every language.</summary>
    /// <remarks>
    /// The value has the <c>tags</c> in the order of the catalogue, each with <c>tag</c>, <c>truth</c>, <c>value</c>, <c>nextChange</c>,
    /// <c>yieldsTo</c> and its <c>rules</c>. What a rule found is a tree: an <c>all</c>, <c>any</c> or <c>not</c> with <c>kind</c>,
    /// <c>truth</c> and <c>children</c>, a leaf with its <c>condition</c> as the catalogue has it, its <c>truth</c>, the value
    /// <c>seen</c> and the type of that value; <c>null</c> is missing.
    /// </remarks>
    /// <param name="assessment">The assessment.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assessment"/> is <see langword="null"/>.</exception>
    public static string Write(Assessment<TagSet> assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return PolicyJson.Write(
            new Assessment<TagSetDocument>(
                TagSetDocument.From(assessment.Value), assessment.Policy, assessment.AsOf, assessment.ValidUntil, assessment.Reasons),
            TaggingJsonContext.Default.AssessmentTagSetDocument);
    }

    /// <summary>Reads an assessment back, as a host that stored it does.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The assessment, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of an assessment: one problem, with its path and line.</exception>
    public static Assessment<TagSet> Read(string json)
    {
        var read = PolicyJson.Read(json, TaggingJsonContext.Default.AssessmentTagSetDocument, nameof(json), MaxDepth);
        return new(read.Value.ToSet(json), read.Policy, read.AsOf, read.ValidUntil, read.Reasons);
    }
}
