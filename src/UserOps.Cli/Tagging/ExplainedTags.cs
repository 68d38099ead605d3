using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Tagging;

namespace UserOps.Cli.Tagging;

/// <summary>What <c>userops tags explain</c> was asked; users are explained as they are written.</summary>
/// <param name="Input">What became of the records of the input; <see langword="null"/> when there was no file.</param>
/// <param name="Tagger">What gives the tags.</param>
/// <param name="AsOf">The instant of judgement.</param>
/// <param name="Users">Whom to explain, by id in ordinal order.</param>
/// <param name="One">The user who was asked for; <see langword="null"/> for everybody.</param>
/// <param name="Reject">Takes users whose facts can't be summed.</param>
internal sealed record ExplainedTags(
    ActivityCounts? Input,
    Tagger Tagger,
    Instant AsOf,
    IReadOnlyList<KeyValuePair<UserId, UserFacts>> Users,
    UserId? One,
    Action<UserId> Reject)
{
    /// <summary>How deep the JSON of an explanation may be.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    /// <summary>Writes the user who was asked for as one document, or everybody with policy, instant and input around them.</summary>
    public void WriteJson(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        if (One is not null)
        {
            foreach (var (user, assessment) in Explain(cancellationToken))
            {
                WriteUser(json, user, assessment);
            }
        }
        else
        {
            json.WritePolicy(Tagger.Policy);
            json.WriteInstant("asOf", AsOf);
            json.WriteInput(Input);
            json.WriteStartArray("users");
            foreach (var (user, assessment) in Explain(cancellationToken))
            {
                json.WriteStartObject();
                WriteUser(json, user, assessment);
                json.WriteEndObject();
                json.FlushIfMuch();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a user and line.</summary>
    public void WriteJsonLines(Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new JsonLines(stream);
        foreach (var line in Explain(cancellationToken))
        {
            lines.Write(line, static (json, row) => WriteUser(json, row.Key, row.Value));
        }

        lines.Flush();
    }

    /// <summary>Shows everybody's tags, with the tree of every rule.</summary>
    public void Show(Screen screen, Words words, CancellationToken cancellationToken)
    {
        foreach (var (user, assessment) in Explain(cancellationToken))
        {
            ShowUser(screen, words, user, assessment);
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {Tagger.Policy}.", $"策略：{Tagger.Policy}。"));
    }

    /// <summary>Shows one user's tags, with the tree of every rule.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="user">The user.</param>
    /// <param name="assessment">The tags.</param>
    /// <param name="only">The tags to show; <see langword="null"/> for all.</param>
    public void ShowUser(Screen screen, Words words, UserId user, Assessment<TagSet> assessment, IReadOnlyList<string>? only = null)
    {
        var (catalog, text) = (Tagger.Catalog, new ConditionText(words));
        var (name, asOf) = (Shown.Text(user.Value), TagText.AsOf(words, AsOf, catalog.Zone));
        screen.Heading(words.Of($"Why has {name} these tags as of {asOf}?", $"截至 {asOf}，{name} 的标签从何而来？"));
        for (var i = 0; i < catalog.Tags.Count; i++)
        {
            var verdict = assessment.Value.Verdicts[i];
            if (only?.Contains(verdict.Tag, StringComparer.Ordinal) == false)
            {
                continue;
            }

            var value = verdict.Value is null ? "" : $" = {TagText.Of(verdict.Value)}";
            screen.Line($"{TagText.Sign(verdict.Truth)} {words.Of(catalog.Tags[i].Names)} ({verdict.Tag}){value}{Note(words, verdict)}");
            foreach (var rule in verdict.Rules)
            {
                ShowNode(screen, text, words, rule.When, rule.Value is null ? "" : $"{TagText.Of(rule.Value)}: ", 1);
            }
        }
    }

    private static void WriteUser(Utf8JsonWriter json, UserId user, Assessment<TagSet> assessment)
    {
        json.WriteString("user", user.Value);
        using var document = JsonDocument.Parse(TagAssessmentJson.Write(assessment), Deep);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(json);
        }
    }

    private static void ShowNode(Screen screen, ConditionText text, Words words, ConditionTrace node, string label, int depth)
    {
        var what = node.Condition switch
        {
            AllCondition => words.Of("all of", "全部满足"),
            AnyCondition => words.Of("any of", "任一满足"),
            NotCondition => words.Of("not", "不满足"),
            TagCondition tag => text.Of(tag),
            var leaf => $"{text.Of(leaf)}{words.Of(": ", "：")}{(node.Seen.IsNone ? words.Of("nothing seen", "无值") : SeenText(node.Seen))}",
        };
        screen.Line($"{new string(' ', 2 * depth)}{TagText.Sign(node.Truth)} {label}{what}");
        foreach (var child in node.Children)
        {
            ShowNode(screen, text, words, child, "", depth + 1);
        }
    }

    private static string SeenText(FactValue seen) => Shown.Text(seen.Type switch
    {
        FactType.Instant => InstantPattern.General.Format(seen.AsInstant()),
        FactType.Number => decimal.Round(seen.AsNumber(), 4).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        _ => seen.ToString(),
    });

    private string Note(Words words, TagVerdict verdict)
    {
        var rival = verdict.YieldsTo is { } other ? words.Of($", yields to {other}", $"，让位于 {other}") : "";
        var until = TagText.Until(words, verdict.NextChange, Tagger.Catalog.Zone);
        return verdict.NextChange is null ? rival
            : $"{rival}{(verdict.Truth == Truth.True ? words.Of($", until {until}", $"，至 {until}") : words.Of($", comes {until}", $"，将于 {until} 获得"))}";
    }

    private IEnumerable<KeyValuePair<UserId, Assessment<TagSet>>> Explain(CancellationToken cancellationToken)
    {
        foreach (var (user, facts) in Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Assessment<TagSet> assessment;
            try
            {
                assessment = Tagger.Explain(facts, AsOf);
            }
            catch (OverflowException)
            {
                Reject(user);
                continue;
            }

            yield return KeyValuePair.Create(user, assessment);
        }
    }
}
