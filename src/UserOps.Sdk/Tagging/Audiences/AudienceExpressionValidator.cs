using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Finds every problem of an <see cref="AudienceExpression"/>; an editor shows them while a person types.</summary>
public static class AudienceExpressionValidator
{
    /// <summary>As deep as JSON can be read.</summary>
    private const int MaxDepth = 30;

    /// <summary>Finds every problem of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="catalog">The catalogue whose tags it names.</param>
    /// <returns>The problems in the order of the expression's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(AudienceExpression expression, TagCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(catalog);
        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(expression.SchemaVersion, expression.Name, expression.Version, problems);
        Check(expression.Where, catalog, "$.where", 1, problems);
        return problems.ToEquatableArray();
    }

    private static void Check(Condition? condition, TagCatalog catalog, string path, int depth, List<PolicyProblem> problems)
    {
        if (depth > MaxDepth)
        {
            problems.Add(new(path, null, $"{Exact.Text(depth)} levels deep", $"at most {Exact.Text(MaxDepth)}", "Join nested groups of one kind."));
            return;
        }

        switch (condition)
        {
            case AllCondition { All: var parts }:
                CheckGroup(parts, catalog, $"{path}.all", depth, problems);
                break;
            case AnyCondition { Any: var parts }:
                CheckGroup(parts, catalog, $"{path}.any", depth, problems);
                break;
            case NotCondition { Not: var part }:
                Check(part, catalog, $"{path}.not", depth + 1, problems);
                break;
            case TagCondition tag:
                CheckTag(tag, catalog, path, problems);
                break;
            default:
                problems.Add(new(
                    path,
                    null,
                    condition?.GetType().Name ?? "null",
                    "all, any, not or tag",
                    "Make the rest a rule of the catalogue that gives a tag, and name the tag here."));
                break;
        }
    }

    private static void CheckGroup(EquatableArray<Condition> parts, TagCatalog catalog, string path, int depth, List<PolicyProblem> problems)
    {
        if (parts.Count == 0)
        {
            problems.Add(new(path, null, "empty", "at least one condition", "Add a condition, or remove the group."));
        }

        for (var i = 0; i < parts.Count; i++)
        {
            Check(parts[i], catalog, $"{path}[{Exact.Text(i)}]", depth + 1, problems);
        }
    }

    private static void CheckTag(TagCondition condition, TagCatalog catalog, string path, List<PolicyProblem> problems)
    {
        var tag = catalog.Tags.FirstOrDefault(tag => tag.Id == condition.Tag);
        if (tag is null)
        {
            problems.Add(new(
                $"{path}.tag",
                null,
                $"'{condition.Tag}'",
                "a tag of the catalogue",
                Spelling.Suggest(condition.Tag ?? "", catalog.Tags.Select(tag => tag.Id), "Choose a tag that the catalogue has.")));
            return;
        }

        if (condition.Value is not { } value)
        {
            return;
        }

        var allowed = tag.Type switch
        {
            TagType.Flag => "left out, for a flag has no value",
            TagType.Choice when value.Text is not { } text || tag.Values?.Contains(text, StringComparer.Ordinal) != true =>
                $"one of {string.Join(", ", tag.Values ?? [])}",
            TagType.Number when value.Number is null => "a number",
            TagType.Text when value.Text is null => "a text",
            TagType.Date when value.Text is not { } text || !LocalDatePattern.Iso.Parse(text).Success => "a date such as 2026-01-31",
            _ => null,
        };
        if (allowed is not null)
        {
            const string Otherwise = "Write a value that the tag can have, or none.";
            var remedy = tag.Type == TagType.Choice && value.Text is { } text ? Spelling.Suggest(text, tag.Values ?? [], Otherwise) : Otherwise;
            problems.Add(new($"{path}.value", tag.Id, value.ToString(), allowed, remedy));
        }
    }
}
