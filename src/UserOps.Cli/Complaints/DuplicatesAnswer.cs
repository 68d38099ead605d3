using System.Text.Json;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Complaints;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Complaints;

/// <summary>Which complaints are likely one matter. The members are those of the library's own JSON.</summary>
internal sealed class DuplicatesAnswer : IAnswer
{
    private const int Most = 20;

    private static readonly string[] Columns = ["first", "second", "points", "keys", "similarity", "apart", "cluster", "reasons"];

    private readonly DuplicateFinder _finder;
    private readonly ComplaintSet _set;
    private readonly Dictionary<ComplaintId, int> _clusters = [];

    /// <summary>Initializes a new instance of the <see cref="DuplicatesAnswer"/> class: searches.</summary>
    /// <param name="finder">What compares.</param>
    /// <param name="set">The complaints.</param>
    public DuplicatesAnswer(DuplicateFinder finder, ComplaintSet set)
    {
        (_finder, _set) = (finder, set);
        Report = finder.FindCandidates(set.Facts);
        for (var i = 0; i < Report.Clusters.Count; i++)
        {
            foreach (var member in Report.Clusters[i].Members)
            {
                _clusters[member] = i + 1;
            }
        }
    }

    /// <summary>Gets what was found.</summary>
    public DuplicateReport Report { get; }

    /// <inheritdoc />
    public void Write(OutputFormat format, Stream stream, Words words)
    {
        using var report = JsonDocument.Parse(DuplicateJson.Write(Report));
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, json =>
                {
                    json.WriteStartObject();
                    json.WriteInput(_set.Counts);
                    json.WriteMembers(report.RootElement);
                    json.WriteEndObject();
                });
                break;
            case OutputFormat.Jsonl:
                WriteJsonLines(stream, words, report.RootElement.GetProperty("pairs"));
                break;
            default:
                WriteCsv(stream, words);
                break;
        }
    }

    /// <inheritdoc />
    public void Show(Screen screen, Words words)
    {
        screen.Line(words.Of(
            $"{Count(_set.Counts.Records, "record", "records")}: {Count(_set.Counts.Accepted, "complaint", "complaints")}, {Count(_set.Counts.Rejected)} rejected.",
            $"{Count(_set.Counts.Records)} 条记录：投诉 {Count(_set.Counts.Accepted)} 件，拒收 {Count(_set.Counts.Rejected)} 条。"));
        screen.Line(words.Of(
            $"{Count(Report.Pairs.Count, "pair is", "pairs are")} likely one matter, and tie {Count(_clusters.Count)} complaints into {Count(Report.Clusters.Count, "cluster", "clusters")}; {(Report.IsExact ? "each was compared with each" : "those that share something were compared")}.",
            $"{Count(Report.Pairs.Count)} 对疑似同一事项，将 {Count(_clusters.Count)} 件投诉归为 {Count(Report.Clusters.Count)} 组；{(Report.IsExact ? "已两两比较" : "仅比较有共同点的投诉")}。"));
        ShowClusters(screen, words);
        ShowPairs(screen, words);
        if (Report.Oversized.Count > 0)
        {
            screen.Heading(words.Of("Shared by too many to tie them together", "共享者过多，不作为关联依据"));
            screen.Table(
                [words.Of("kind", "类型"), words.Of("value", "值"), Numbers(words.Of("complaints", "投诉"))],
                Report.Oversized.Take(Most).Select(block => (string[])[block.Kind, Shown.Text(block.Value), Count(block.Complaints)]));
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {Report.Policy}.", $"策略：{Report.Policy}。"));
    }

    private void ShowClusters(Screen screen, Words words)
    {
        var facts = _set.Facts.ToDictionary(item => item.Id);
        screen.Heading(words.Of("Clusters, the greatest first", "投诉组（由大到小）"));
        screen.Table(
            [Numbers("#"), Numbers(words.Of("complaints", "投诉")), words.Of("channels", "渠道"), words.Of("members", "成员")],
            Report.Clusters.Take(Most).Select((cluster, place) => (string[])
            [
                Count(place + 1),
                Count(cluster.Members.Count),
                string.Join(", ", cluster.Members.Select(member => facts[member].Channel).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(channel => Shown.Text(channel))),
                Shown.Text(string.Join(", ", cluster.Members.Select(member => member.Value))),
            ]));
    }

    private void ShowPairs(Screen screen, Words words)
    {
        var first = Report.Pairs.OrderByDescending(pair => pair.Points).ThenBy(pair => pair.First).ThenBy(pair => pair.Second).Take(Most).ToList();
        screen.Heading(words.Of($"Pairs, the strongest {first.Count} of {Count(Report.Pairs.Count)}", $"{Count(Report.Pairs.Count)} 对中最强的 {first.Count} 对"));
        screen.Table(
            [words.Of("one", "投诉"), words.Of("other", "另一投诉"), Numbers(words.Of("points", "分数")), words.Of("why", "理由")],
            first.Select(pair => (string[])
            [
                Shown.Text(pair.First.Value), Shown.Text(pair.Second.Value), Count(pair.Points), string.Join(' ', Reasons(pair, words)),
            ]));
    }

    // A verdict does not change with time, so any instant will do.
    private IEnumerable<string> Reasons(DuplicateVerdict pair, Words words) =>
        _finder.Explain(pair, _set.Counts.Newest ?? default).Reasons.Select(reason => reason.In(words.Culture));

    private void WriteJsonLines(Stream stream, Words words, JsonElement pairs)
    {
        using var lines = new JsonLines(stream);
        foreach (var (pair, element) in Report.Pairs.Zip(pairs.EnumerateArray()))
        {
            lines.Write((Answer: this, words, pair, element), static (json, row) =>
            {
                json.WriteMembers(row.element);
                json.WriteNumber("cluster", row.Answer._clusters[row.pair.First]);
                json.WriteStartArray("reasons");
                foreach (var reason in row.Answer.Reasons(row.pair, row.words))
                {
                    json.WriteStringValue(reason);
                }

                json.WriteEndArray();
            });
        }

        lines.Flush();
    }

    private void WriteCsv(Stream stream, Words words)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var pair in Report.Pairs)
        {
            lines.Add(pair.First.Value).Add(pair.Second.Value).Add(pair.Points)
                .Add(string.Join(';', pair.Keys.Select(key => $"{key.Kind}={key.Value}")))
                .Add(pair.Text?.Similarity)
                .Add(DurationText.Format(pair.Apart))
                .Add(_clusters[pair.First])
                .Add(string.Join(' ', Reasons(pair, words)))
                .EndRow();
        }

        lines.Flush();
    }
}
