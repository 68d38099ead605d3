using System.Buffers;
using System.Globalization;

namespace UserOps.Complaints;

/// <summary>Reads the text of a complaint for phrases that speak of a factor, and proposes its first level; compiled from a <see cref="GradingPolicy"/>.</summary>
/// <remarks>
/// <para>A proposal is no reading: its points count, its floor does not, and a factor that needs screening still needs it. Words
/// alone would send one complaint in five to crisis; "my lawyer is a good customer of yours" is no lawsuit.</para>
/// <para>Phrases are found in any case, character by character, in time linear in the text. One that begins or ends with a letter
/// that has cases, or with a digit, is found as whole words alone: <c>sue</c> is not in <c>issue</c>. Immutable and thread-safe.</para>
/// </remarks>
public sealed class TextScreen
{
    private readonly Rule[] _rules;

    /// <summary>Initializes a new instance of the <see cref="TextScreen"/> class: checks a policy and compiles its phrases.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy has problems; all are listed.</exception>
    public TextScreen(GradingPolicy policy)
    {
        InvalidPolicyException.ThrowIfAny(GradingPolicyValidator.Validate(policy), nameof(policy));
        _rules = [.. policy.Phrases.Select(item => new Rule(item))];
    }

    /// <summary>Adds proposals to the factors that are absent or not known; what is known stays as it is.</summary>
    /// <param name="facts">What is known of the complaint.</param>
    /// <returns>The facts with level 1 proposed for each factor of which the text speaks, with the phrase as evidence; the same facts if it speaks of none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    public ComplaintFacts Propose(ComplaintFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Text is not { } text)
        {
            return facts;
        }

        var factors = facts.Factors;
        foreach (var rule in _rules)
        {
            if ((!factors.TryGet(rule.Factor, out var reading) || reading.IsUnknown) && rule.Find(text) is { } phrase)
            {
                factors = factors.With(rule.Factor, new FactorReading(1) { IsProposed = true, Evidence = phrase });
            }
        }

        return factors == facts.Factors ? facts : facts with { Factors = factors };
    }

    /// <summary>The phrases of one factor, the longest first.</summary>
    private sealed class Rule(FactorPhrases item)
    {
        private readonly string[] _phrases = [.. item.Phrases.OrderByDescending(phrase => phrase.Length).ThenBy(phrase => phrase, StringComparer.Ordinal)];
        private readonly SearchValues<string> _search = SearchValues.Create(item.Phrases.AsSpan(), StringComparison.OrdinalIgnoreCase);

        public string Factor { get; } = item.Factor;

        /// <summary>Finds the first phrase of a text; of two that begin at the same place, the longer one.</summary>
        public string? Find(string text)
        {
            for (var from = 0; from < text.Length && text.AsSpan(from).IndexOfAny(_search) is >= 0 and var next; from++)
            {
                from += next;
                foreach (var phrase in _phrases)
                {
                    if (text.AsSpan(from).StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
                        && !IsCut(text, from - 1, phrase[0])
                        && !IsCut(text, from + phrase.Length, phrase[^1]))
                    {
                        return phrase;
                    }
                }
            }

            return null;
        }

        /// <summary>Whether the edge of a phrase lies within a word of the text.</summary>
        private static bool IsCut(string text, int beside, char edge) =>
            beside >= 0 && beside < text.Length && MakesWords(edge) && MakesWords(text[beside]);

        private static bool MakesWords(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber;
    }
}
