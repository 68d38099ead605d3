using System.Text.Json;
using NodaTime;
using UserOps.Cli.Output;
using UserOps.Reporting;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Reports;

/// <summary>What stands in a report, for standard output: its findings, its pictures, and what became of its files.</summary>
internal sealed record ReportSummary
{
    private static readonly FindingKind[] MostPressingFirst = [FindingKind.Act, FindingKind.Watch, FindingKind.Good, FindingKind.Note];

    /// <summary>Gets the page, as it was named.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the instant of judgement; <see langword="null"/> where each input has its own.</summary>
    public required Instant? AsOf { get; init; }

    /// <summary>Gets what the page is of.</summary>
    public required Report Report { get; init; }

    /// <summary>Gets the pictures that stand on the page, section by section.</summary>
    public required IReadOnlyList<IReadOnlyList<Picture>> Pictures { get; init; }

    /// <summary>Gets what became of the files.</summary>
    public required IReadOnlyList<ReportFile> Files { get; init; }

    /// <summary>Shows it to a person.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="words">The language.</param>
    public void Show(Screen screen, Words words)
    {
        var (sections, pictures) = (Report.Sections.Count, Pictures.Sum(section => section.Count));
        screen.Line(words.Of(
            $"{Path}: {Count(sections, "part", "parts")}, {Count(pictures, "picture", "pictures")}.",
            $"{Path}：{Count(sections)} 部分，{Count(pictures)} 幅图。"));
        foreach (var kind in MostPressingFirst)
        {
            var findings = Report.Sections.SelectMany(section => section.Findings).Where(finding => finding.Kind == kind).ToList();
            if (findings.Count > 0)
            {
                screen.Heading(Of(words, kind));
                foreach (var finding in findings)
                {
                    screen.Line($"  {words.Of(finding.Text)}");
                }
            }
        }
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="words">The language.</param>
    public void Write(Utf8JsonWriter json, Words words)
    {
        json.WriteStartObject();
        json.WriteString("path", Path);
        json.WriteString("lang", words.Culture);
        json.WriteString("title", words.Of(Report.Title));
        json.WriteString("lead", words.Of(Report.Lead));
        json.WriteInstant("asOf", AsOf);
        json.WriteList("inputs", [.. Files], static (writer, file) =>
        {
            writer.WriteStartObject();
            writer.WriteString("option", file.Option);
            writer.WriteString("name", file.Name);
            writer.WriteNumber("records", file.Records);
            writer.WriteNumber("rejected", file.RejectedRecords);
            writer.WriteNumber("rejectedUsers", file.RejectedUsers);
            writer.WriteInstant("newest", file.Newest);
            writer.WriteEndObject();
        });
        json.WriteStartArray("sections");
        foreach (var (section, pictures) in Report.Sections.Zip(Pictures))
        {
            WriteSection(json, words, section, pictures);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter json, Words words, ReportSection section, IReadOnlyList<Picture> pictures)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        json.WriteString("title", words.Of(section.Title));
        json.WriteString("lead", words.Of(section.Lead));
        json.WriteList("findings", section.Findings, (writer, finding) =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(finding.Kind.ToString()));
            writer.WriteString("text", words.Of(finding.Text));
            writer.WriteEndObject();
        });
        json.WriteList("pictures", [.. pictures], static (writer, picture) =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", picture.Id);
            writer.WriteString("title", picture.Title);
            writer.WriteString("description", picture.Description);
            writer.WriteEndObject();
        });
        json.WriteList("policies", section.Policies, static (writer, policy) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", policy.Name);
            writer.WriteString("version", policy.Version);
            writer.WriteString("hash", policy.Hash);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static string Of(Words words, FindingKind kind) => kind switch
    {
        FindingKind.Act => words.Of("To act on", "需要行动"),
        FindingKind.Watch => words.Of("To watch", "需要关注"),
        FindingKind.Good => words.Of("As it should be", "状态良好"),
        _ => words.Of("To know", "供参考"),
    };
}
