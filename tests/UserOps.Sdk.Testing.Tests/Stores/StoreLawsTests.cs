namespace UserOps.Testing.Tests.Stores;

/// <summary>The stores in memory keep all laws, each of which is a case of its own.</summary>
public class StoreLawsTests
{
    private static readonly Dictionary<string, IReadOnlyList<NamedLaw>> Suites = new(StringComparer.Ordinal)
    {
        ["tags"] = TagStoreLaws.For(() => new MemoryTagStore()),
        ["complaints"] = ComplaintStoreLaws.For(() => new MemoryComplaintStore()),
        ["assessments"] = AssessmentStoreLaws.For(() => new MemoryAssessmentStore()),
        ["checkpoints"] = CheckpointStoreLaws.For(() => new MemoryCheckpointStore()),
        ["rejections"] = RejectionStoreLaws.For(() => new MemoryRejectionStore()),
        ["policies"] = PolicyStoreLaws.For(() => new MemoryPolicyStore()),
    };

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var (suite, law) in Suites.SelectMany(suite => suite.Value.Select(law => (suite.Key, law.Name))))
            {
                names.Add(suite, law);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_store_in_memory_keeps_the_law(string suite, string law) => Suites[suite].Single(item => item.Name == law).CheckAsync();

    [Fact]
    public void Every_law_has_a_name_of_its_own_and_says_what_it_means() => Assert.All(Suites.Values, laws =>
    {
        Assert.Equal(laws.Count, laws.Select(law => law.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(laws, law => Assert.Matches(@"^[A-Z].*[^.]$", law.Name));
        Assert.All(laws, law => Assert.Matches(@"^[A-Z].{20,}\.$", law.Meaning));
    });
}
