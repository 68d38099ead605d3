using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

public sealed class GradingPolicyTests
{
    private const string Small = """
        {
          "schemaVersion": 1,
          "name": "small",
          "version": "7",
          "thresholds": { "critical": 30, "major": 20, "standard": 10 },
          "screeningFloor": 3,
          "factors": [
            {
              "id": "harm",
              "names": { "en": "Harm" },
              "whenUnknown": "needsScreening",
              "levels": [
                { "points": 0, "names": { "en": "none" } },
                { "points": 10, "floor": 2, "names": { "en": "some" } }
              ]
            }
          ],
          "regrading": { "reopened": 3 }
        }
        """;

    [Fact]
    public void A_policy_is_read_as_a_person_would_write_it()
    {
        var policy = GradingPolicyJson.Read(Small);

        Assert.Empty(GradingPolicyValidator.Validate(policy));
        Assert.Equal((ComplaintGrade.Standard, ComplaintGrade.Major), (policy.ScreeningFloor, policy.Factors[0].Levels[1].Floor!.Value));
        Assert.Equal(policy, GradingPolicyJson.Read(GradingPolicyJson.Write(policy)));
    }

    [Fact]
    public void Every_preset_compiles_and_survives_json_with_its_hash() =>
        Assert.All(GradingPolicies.All, policy =>
        {
            Assert.Empty(GradingPolicyValidator.Validate(policy));
            Assert.Equal(policy.ToRef(), GradingPolicyJson.Read(GradingPolicyJson.Write(policy)).ToRef());
            Assert.Equal(policy.ToRef(), new ComplaintGrader(policy).PolicyRef);
        });

    [Fact]
    public void Every_text_of_a_preset_is_there_in_both_languages() =>
        Assert.All(
            GradingPolicies.All.SelectMany(policy => policy.Factors).SelectMany(factor => factor.Levels.Select(level => level.Names).Append(factor.Names)),
            names => Assert.Equal(["en", "zh-CN"], names.Cultures));

    [Theory]
    [InlineData("\"floor\": 2", "\"floor\": 5", "$.factors[0].levels[1].floor (line 14): The value is 5; it must be a grade: 1 (critical), 2 (major), 3 (standard) or 4 (minor).")]
    [InlineData("\"screeningFloor\": 3", "\"screeningFloor\": \"standard\"", "$.screeningFloor (line 6): The value is \"standard\"; it must be a grade")]
    [InlineData("\"whenUnknown\": \"needsScreening\"", "\"whenUnknown\": \"needScreening\"", "Did you mean 'needsScreening'?")]
    [InlineData("\"points\": 10, ", "", "it must be complete. Add the member 'points'.")]
    [InlineData("\"regrading\"", "\"regading\"", "Did you mean 'regrading'?")]
    public void A_slip_is_told_with_path_line_and_mend(string text, string slip, string problem)
    {
        var json = Small.Replace(text, slip, StringComparison.Ordinal);
        Assert.NotEqual(Small, json);
        Assert.Contains(problem, Assert.Throws<InvalidPolicyException>(() => GradingPolicyJson.Read(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_names_grades_as_numbers()
    {
        var schema = GradingPolicyJson.WriteSchema();
        Assert.All(["Complaint grading policy", "\"enum\": [", "\"needsScreening\"", "\"thresholds\""], word => Assert.Contains(word, schema, StringComparison.Ordinal));
        Assert.Contains("[1,2,3,4]", string.Concat(schema.Where(letter => !char.IsWhiteSpace(letter))), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_listed_in_the_order_of_the_policy()
    {
        var blank = LocalizedText.Of(" ", "无");
        var policy = new GradingPolicy
        {
            Name = " ",
            Version = "1",
            Thresholds = new() { Critical = 50, Major = 50, Standard = 0 },
            ScreeningFloor = (ComplaintGrade)7,
            Factors =
            [
                Factor("harm", (0, null), (20, ComplaintGrade.Major), (10, ComplaintGrade.Standard), (30, null)) with { Source = "", WhenUnknown = (UnknownRule)9 },
                Factor("harm", (1, ComplaintGrade.Critical), (10_001, (ComplaintGrade)9)) with { Names = blank },
                Factor(" ", (0, null)),
                Factor("team", (0, null), (5, ComplaintGrade.Standard)) with { RoutesOnly = true, WhenUnknown = UnknownRule.NeedsScreening },
            ],
            Affected = new() { Factor = "harn", From = [1, 1] },
            Amount = new() { Factor = "harm", Currencies = [new() { Currency = "yuan", From = [0, 5, 5] }, new() { Currency = "CNY", From = [1] }, new() { Currency = "CNY", From = [1, 2, 3] }] },
            Matrix = new() { Impact = "team", Urgency = "team", Grades = [[ComplaintGrade.Major, ComplaintGrade.Minor], [ComplaintGrade.Major], [(ComplaintGrade)8]] },
            Phrases = [new() { Factor = "harm", Phrases = ["fire", "FIRE", " x"] }, new() { Factor = "harm", Phrases = [] }],
            Regrading = new()
            {
                Age = [new() { Share = 1, Raise = 2, UpTo = ComplaintGrade.Major }, new() { Share = 0.5m, Raise = 1, UpTo = ComplaintGrade.Standard }],
                Cluster = [new() { From = 1, Floor = ComplaintGrade.Major }, new() { From = 1, Floor = (ComplaintGrade)5 }],
                Reopened = (ComplaintGrade)6,
            },
        };

        Assert.Equal(
            [
                "$.name",
                "$.thresholds.critical", "$.thresholds.standard",
                "$.screeningFloor",
                "$.factors[0].source", "$.factors[0].whenUnknown", "$.factors[0].levels[2].points", "$.factors[0].levels[2].floor", "$.factors[0].levels[3].floor",
                "$.factors[1].id", "$.factors[1].names.en", "$.factors[1].levels[0].points", "$.factors[1].levels[0].floor", "$.factors[1].levels[1].points", "$.factors[1].levels[1].floor",
                "$.factors[2].id", "$.factors[2].levels",
                "$.factors[3].whenUnknown", "$.factors[3].levels[1].points", "$.factors[3].levels[1].floor",
                "$.affected.factor", "$.affected.from[0]", "$.affected.from[1]",
                "$.amount.currencies[0].currency", "$.amount.currencies[0].from[0]", "$.amount.currencies[0].from[2]",
                "$.amount.currencies[1].from", "$.amount.currencies[2].currency",
                "$.matrix.impact", "$.matrix.urgency", "$.matrix.urgency", "$.matrix.grades", "$.matrix.grades[0][1]", "$.matrix.grades[1]", "$.matrix.grades[2]", "$.matrix.grades[2][0]",
                "$.phrases[0].phrases[1]", "$.phrases[0].phrases[2]", "$.phrases[1].factor", "$.phrases[1].phrases",
                "$.regrading.age[1].share", "$.regrading.age[1].raise", "$.regrading.age[1].upTo",
                "$.regrading.cluster[0].from", "$.regrading.cluster[1].from", "$.regrading.cluster[1].floor",
                "$.regrading.reopened",
            ],
            GradingPolicyValidator.Validate(policy).Select(problem => problem.Path));
        Assert.Equal(
            "$.factors[0].levels[2].points (rule 'harm'): The value is 10; it must be between 20, those of the level before, and 10000. Points never fall as a level rises; raise them, or lower those before.",
            GradingPolicyValidator.Validate(policy)[6].ToString());
        Assert.Throws<InvalidPolicyException>(() => new ComplaintGrader(policy));
        Assert.Throws<InvalidPolicyException>(() => new TextScreen(policy));
    }

    [Fact]
    public void Too_many_and_too_few_are_problems()
    {
        var many = GradingPolicyJson.Read(Small) with
        {
            Factors = Enumerable.Range(0, 33).Select(number => Factor($"f{number}", (0, null), (1, null))).ToEquatableArray(),
            Amount = new() { Factor = "f1", Currencies = [] },
            Affected = new() { Factor = "f1", From = [2] },
        };
        Assert.Equal(["$.factors", "$.amount.factor", "$.amount.currencies"], GradingPolicyValidator.Validate(many).Select(problem => problem.Path));
        Assert.Equal("$.factors", Assert.Single(GradingPolicyValidator.Validate(many with { Factors = [], Affected = null, Amount = null })).Path);
        Assert.Equal("$.factors[0].id", Assert.Single(GradingPolicyValidator.Validate(GradingPolicyJson.Read(Small) with { Factors = [Factor("a\tb", (0, null), (1, null))] })).Path);
    }

    private static GradingFactor Factor(string id, params ReadOnlySpan<(int Points, ComplaintGrade? Floor)> levels)
    {
        var list = new List<GradingLevel>();
        foreach (var (points, floor) in levels)
        {
            list.Add(new() { Points = points, Floor = floor, Names = LocalizedText.Of("level", "档") });
        }

        return new() { Id = id, Names = LocalizedText.Of("name", "名"), WhenUnknown = UnknownRule.LevelZero, Levels = list.ToEquatableArray() };
    }
}
