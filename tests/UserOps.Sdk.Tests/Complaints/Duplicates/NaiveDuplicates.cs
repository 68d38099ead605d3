using System.Text;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>The slow way, from the definition: every complaint with every other, sets of texts, clusters by walking.</summary>
internal sealed class NaiveDuplicates(DuplicatePolicy policy, IReadOnlyList<ComplaintFacts> complaints)
{
    public IEnumerable<(ComplaintId First, ComplaintId Second, int Points)> Pairs =>
        from one in complaints
        from other in complaints
        where one.Id < other.Id
        let points = Points(one, other)
        where points >= policy.Threshold && Apart(one, other) <= policy.Window
        orderby one.Id, other.Id
        select (one.Id, other.Id, points);

    /// <summary>The complaints that can be reached from each over pairs.</summary>
    public List<List<ComplaintId>> Clusters()
    {
        var pairs = Pairs.ToList();
        var clusters = new List<List<ComplaintId>>();
        foreach (var complaint in complaints.OrderBy(complaint => complaint.Id))
        {
            if (clusters.Exists(cluster => cluster.Contains(complaint.Id)))
            {
                continue;
            }

            List<ComplaintId> cluster = [complaint.Id];
            for (var i = 0; i < cluster.Count; i++)
            {
                var at = cluster[i];
                cluster.AddRange(pairs.Where(pair => pair.First == at).Select(pair => pair.Second)
                    .Concat(pairs.Where(pair => pair.Second == at).Select(pair => pair.First)).Except(cluster).ToList());
            }

            clusters.Add(cluster);
        }

        return [.. clusters.Where(cluster => cluster.Count > 1)];
    }

    public static string Form(string text)
    {
        // All but letters and digits becomes one blank; blanks beside Chinese go.
        var spaced = string.Concat(text.Select(letter => letter switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
            _ => letter,
        }).Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '));
        var words = spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var form = new StringBuilder();
        foreach (var word in words)
        {
            form.Append(form.Length > 0 && form[^1] < '\u2E80' && word[0] < '\u2E80' ? " " : "").Append(word);
        }

        return form.ToString();
    }

    private readonly Dictionary<ComplaintId, HashSet<string>> _shingles = [];

    private HashSet<string> Shingles(ComplaintFacts complaint)
    {
        if (!_shingles.TryGetValue(complaint.Id, out var shingles))
        {
            _shingles.Add(complaint.Id, shingles = FindShingles(complaint));
        }

        return shingles;
    }

    private HashSet<string> FindShingles(ComplaintFacts complaint)
    {
        var form = Form(complaint.Text ?? "");
        form = form.Length > policy.Text.MaxLength ? form[..policy.Text.MaxLength].TrimEnd() : form;
        var length = Math.Min(policy.Text.ShingleLength, form.Length);
        var shingles = form.Length == 0 ? [] : Enumerable.Range(0, form.Length - length + 1).Select(i => form.Substring(i, length)).ToHashSet(StringComparer.Ordinal);
        return shingles.Count < policy.Text.LeastShingles || policy.Text.Points == 0 ? [] : shingles;
    }

    private int Points(ComplaintFacts one, ComplaintFacts other)
    {
        var points = Apart(one, other) <= policy.Near.Within ? policy.Near.Points : 0;
        foreach (var rule in policy.KeyRules)
        {
            var shared = Values(rule, one).Intersect(Values(rule, other), StringComparer.Ordinal);
            points += shared.Any(value => complaints.Count(complaint => Values(rule, complaint).Contains(value, StringComparer.Ordinal)) <= policy.MaxHolders) ? rule.Points : 0;
        }

        var (left, right) = (Shingles(one), Shingles(other));
        if (left.Count > 0 && right.Count > 0 && !IsForm(one) && !IsForm(other))
        {
            var both = left.Intersect(right, StringComparer.Ordinal).Count();
            points += both >= policy.Text.LeastSimilarity * (left.Count + right.Count - both) ? policy.Text.Points : 0;
        }

        return points;
    }

    private bool IsForm(ComplaintFacts complaint)
    {
        var mine = Cut(complaint);
        return complaints.Count(other => Shingles(other).Count > 0 && Cut(other) == mine) > policy.MaxHolders;
    }

    private string Cut(ComplaintFacts complaint)
    {
        var form = Form(complaint.Text ?? "");
        return form.Length > policy.Text.MaxLength ? form[..policy.Text.MaxLength].TrimEnd() : form;
    }

    private static IEnumerable<string> Values(DuplicateKeyRule rule, ComplaintFacts complaint) => complaint.Keys
        .Where(key => key.Kind == rule.Kind)
        .Select(key => KeyForms.Normalize(rule, key.Value))
        .Concat(rule.Kind == "customer" && complaint.CustomerId is { } customer ? [customer.Value] : [])
        .Where(value => value.Length > 0 && !rule.Ignored.Contains(value))
        .Distinct(StringComparer.Ordinal);

    private static Duration Apart(ComplaintFacts one, ComplaintFacts other) =>
        one.ReceivedAt > other.ReceivedAt ? one.ReceivedAt - other.ReceivedAt : other.ReceivedAt - one.ReceivedAt;
}
