using FsCheck;
using FsCheck.Fluent;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

public class DuplicateLawTests
{
    private static readonly Arbitrary<ComplaintFacts[]> AnyComplaints = DuplicateGenerators.Complaints;

    private static readonly Arbitrary<DuplicatePolicy> AnyPolicy = DuplicateGenerators.Policies;

    [Fact]
    public void Pairs_and_clusters_are_those_of_the_slow_oracle()
    {
        var (pairs, missed) = (0, 0);
        Law.Holds(AnyPolicy, AnyComplaints, (policy, complaints) =>
        {
            var naive = new NaiveDuplicates(policy, complaints);
            var report = new DuplicateFinder(policy).FindCandidates(complaints);
            var expected = naive.Pairs.ToList();
            var found = report.Pairs.Select(pair => (pair.First, pair.Second, pair.Points)).ToList();
            Assert.Empty(found.Except(expected));
            pairs += expected.Count;
            missed += expected.Count - found.Count;
            if (report.IsExact)
            {
                Assert.Equal(expected, found);
                Assert.Equal(
                    naive.Clusters().Select(Text).Order(StringComparer.Ordinal),
                    report.Clusters.Select(cluster => Text(cluster.Members)).Order(StringComparer.Ordinal));
            }

            return true;
        });

        Assert.True(pairs > 1000 && missed <= pairs / 100, $"{missed} of {pairs} pairs were missed.");
    }

    [Fact]
    public void The_order_of_the_complaints_does_not_matter() =>
        Law.Holds(AnyPolicy, AnyComplaints, (policy, complaints) =>
        {
            var finder = new DuplicateFinder(policy);
            return finder.FindCandidates(complaints) == finder.FindCandidates(complaints.Reverse());
        });

    [Fact]
    public void Comparing_two_alone_is_symmetric_and_agrees_with_the_search_among_two() =>
        Law.Holds(AnyPolicy, AnyComplaints, (policy, complaints) =>
        {
            var finder = new DuplicateFinder(policy);
            foreach (var (one, other) in complaints.Zip(complaints.Skip(1)))
            {
                var answer = finder.Compare(one, other);
                Assert.Equal(answer, finder.Compare(other, one));
                Assert.Equal(answer.Value.IsCandidate ? [answer.Value] : [], finder.FindCandidates([one, other]).Pairs);
                Assert.Equal(answer.Value.Points, answer.Value.Keys.Sum(key => key.Points) + (answer.Value.Text?.Points ?? 0) + answer.Value.NearPoints);
                Assert.All(answer.Reasons, reason => Assert.DoesNotContain('{', reason.In("en") + reason.In("zh-CN")));
                Assert.Equal(answer.Value.Keys.Select(key => key.Kind), answer.Reasons.Where(reason => reason.Code == "duplicate.key").Select(reason => reason.Evidence[0].Value));
            }

            return true;
        });

    [Fact]
    public void Ties_are_a_tree_of_found_pairs_over_the_members() =>
        Law.Holds(AnyPolicy, AnyComplaints, (policy, complaints) =>
        {
            var report = new DuplicateFinder(policy).FindCandidates(complaints);
            foreach (var cluster in report.Clusters)
            {
                Assert.Equal(cluster.Members.Count - 1, cluster.Ties.Count);
                Assert.All(cluster.Ties, tie => Assert.Contains(report.Pairs, pair => pair.First == tie.First && pair.Second == tie.Second && pair.Points == tie.Points));
                Assert.Equal(cluster.Members.Order(), cluster.Ties.SelectMany(tie => new[] { tie.First, tie.Second }).Distinct().Order());
            }

            return report.Clusters.Sum(cluster => cluster.Members.Count) == report.Clusters.SelectMany(cluster => cluster.Members).Distinct().Count();
        });

    [Fact]
    public void One_more_shared_key_never_takes_points_away() =>
        Law.Holds(AnyPolicy, AnyComplaints, (policy, complaints) =>
        {
            var finder = new DuplicateFinder(policy);
            var key = new ComplaintKey("phone", "+49 30 1234567");
            return complaints.Zip(complaints.Skip(1)).All(pair =>
                finder.Compare(pair.First with { Keys = [.. pair.First.Keys, key] }, pair.Second with { Keys = [.. pair.Second.Keys, key] }).Value.Points
                    >= finder.Compare(pair.First, pair.Second).Value.Points);
        });

    [Fact]
    public void Reports_comparisons_and_policies_survive_json() =>
        Law.Holds(AnyPolicy, AnyComplaints, (policy, complaints) =>
        {
            var finder = new DuplicateFinder(policy);
            var report = finder.FindCandidates(complaints);
            Assert.Equal(report, DuplicateJson.ReadReport(DuplicateJson.Write(report)));
            foreach (var pair in report.Pairs.Take(1))
            {
                var answer = finder.Explain(pair, complaints[0].ReceivedAt);
                Assert.Equal(answer, DuplicateJson.ReadAssessment(DuplicateJson.Write(answer)));
            }

            var back = DuplicatePolicyJson.Read(DuplicatePolicyJson.Write(policy));
            return back == policy && back.ToRef() == policy.ToRef() && DuplicatePolicyValidator.Validate(policy).Count == 0;
        });

    private static string Text(IEnumerable<ComplaintId> members) => string.Join(' ', members.Order());
}
