using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes an <see cref="AudienceExpression"/> as JSON, without reflection.</summary>
/// <remarks>Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend.</remarks>
public static class AudienceExpressionJson
{
    /// <summary>Writes an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is <see langword="null"/>.</exception>
    public static string Write(AudienceExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return PolicyJson.Write(expression, TaggingJsonContext.Default.AudienceExpression);
    }

    /// <summary>Reads an expression. It is not compiled, so it may still have problems; <see cref="AudienceExpressionValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of an expression: one problem, with its path and line.</exception>
    public static AudienceExpression Read(string json) => PolicyJson.Read(json, TaggingJsonContext.Default.AudienceExpression, nameof(json));
}
