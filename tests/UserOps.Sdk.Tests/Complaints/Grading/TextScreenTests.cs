using System.IO.Compression;
using System.Text;
using UserOps.Complaints;
using Xunit.Abstractions;

namespace UserOps.Tests.Complaints;

public sealed class TextScreenTests(ITestOutputHelper output)
{
    private static readonly TextScreen Screen = new(GradingPolicies.Default);

    [Theory]
    [InlineData("My LAWYER will call you.", "legal", "lawyer")]
    [InlineData("我会找律师，还要曝光你们。", "legal", "律师")]
    [InlineData("我会找律师，还要曝光你们。", "publicity", "曝光")]
    [InlineData("打12315热线投诉", "legal", "12315")]
    [InlineData("I was injured", "safety", "injured")]
    [InlineData("The kettle Caught Fire.", "safety", "caught fire")]
    [InlineData("urgently!", "urgency", "urgently")]
    public void A_phrase_proposes_the_first_level_and_is_its_evidence(string text, string factor, string phrase)
    {
        var facts = Screen.Propose(ComplaintExamples.Bare with { Text = text });
        Assert.Equal(new FactorReading(1) { IsProposed = true, Evidence = phrase }, facts.Factors[factor]);
    }

    [Theory]
    [InlineData("I have an issue with the tissue.")]
    [InlineData("The lawyers of this world")]
    [InlineData("order 1231500")]
    [InlineData("")]
    [InlineData("漏水")]
    public void A_part_of_a_word_is_no_phrase(string text)
    {
        var facts = ComplaintExamples.Bare with { Text = text };
        Assert.Same(facts, Screen.Propose(facts));
    }

    [Fact]
    public void A_whole_word_is_found_behind_a_part_of_a_word() =>
        Assert.Equal("lawyer", Screen.Propose(ComplaintExamples.Bare with { Text = "Outlawyer, lawyers, lawyer" }).Factors["legal"].Evidence);

    [Fact]
    public void What_is_known_stays_and_what_is_unknown_is_proposed()
    {
        var facts = ComplaintExamples.Bare.Having(("legal", 0), ("safety", null)).Proposing("privacy", 2) with { Text = "lawyer, injured, hacked, 记者" };
        var factors = Screen.Propose(facts).Factors;

        Assert.Equal(new(0), factors["legal"]);
        Assert.Equal(new FactorReading(2) { IsProposed = true }, factors["privacy"]);
        Assert.Equal("injured", factors["safety"].Evidence);
        Assert.Equal(["legal", "privacy", "publicity", "safety"], factors.Names);
    }

    [Fact]
    public void A_proposal_adds_points_and_the_factor_must_still_be_looked_at()
    {
        var grader = new ComplaintGrader(GradingPolicies.Default);
        var facts = Screen.Propose(ComplaintExamples.Bare with { Text = "I was injured and call my lawyer." });
        var grading = grader.Grade(facts, ComplaintExamples.Received).Value;

        Assert.Equal((ComplaintGrade.Standard, 28, null), (grading.Grade, grading.Score, grading.Floor));
        Assert.Equal(["safety", "legal", "privacy"], grading.ToScreen);
    }

    [Fact]
    public void A_million_characters_of_near_misses_take_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("lawye lawyers 律 ", ComplaintLimits.TextLength / 16));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Screen.Propose(ComplaintExamples.Bare with { Text = text });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    /// <summary>The five hundred narratives of the CFPB: what share gets which grade when nothing but the text is known.</summary>
    [RealDataFact("cfpb_narratives_sample.csv.gz")]
    public void Real_narratives_are_not_sent_to_crisis_by_their_words()
    {
        var grader = new ComplaintGrader(GradingPolicies.Default);
        var gradings = Narratives(RealDataFactAttribute.PathOf("cfpb_narratives_sample.csv.gz"))
            .Select((text, place) => Screen.Propose(new() { Id = new($"N-{place}"), ReceivedAt = ComplaintExamples.Received, Text = text }))
            .Select(facts => (Facts: facts, Open: grader.GradeOf(facts), Cleared: grader.GradeOf(Cleared(facts))))
            .ToList();

        Assert.Equal(500, gradings.Count);
        Assert.All(gradings, item => Assert.True(item.Open is { Grade: >= ComplaintGrade.Standard, NeedsScreening: true }));
        output.WriteLine(
            $"by text alone: {Shares(gradings.Select(item => item.Open.Grade))}; safety, legal and privacy then found to be none: {Shares(gradings.Select(item => item.Cleared.Grade))}; "
            + $"proposed: {string.Join(", ", gradings.SelectMany(item => item.Facts.Factors.Names).CountBy(name => name).OrderByDescending(pair => pair.Value))}; "
            + $"without any: {gradings.Count(item => item.Facts.Factors.Count == 0)}");
        Assert.DoesNotContain(gradings, item => item.Open.Grade == ComplaintGrade.Critical);
        Assert.InRange(gradings.Count(item => item.Open.Grade == ComplaintGrade.Major), 0, 5);

        static string Shares(IEnumerable<ComplaintGrade> grades) =>
            string.Join(", ", grades.CountBy(grade => grade.Number()).OrderBy(pair => pair.Key).Select(pair => $"grade {pair.Key}: {pair.Value}"));
    }

    private static ComplaintFacts Cleared(ComplaintFacts facts) => facts.Having(("safety", 0), ("legal", 0), ("privacy", 0));

    /// <summary>The third column of a file in which every text stands in quotation marks, or has neither comma nor line break.</summary>
    private static IEnumerable<string> Narratives(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (field, fields, isQuoted) = (new StringBuilder(), new List<string>(), false);
        var isHead = true;
        foreach (var letter in reader.ReadToEnd().ReplaceLineEndings("\n"))
        {
            if (letter == '"')
            {
                // A doubled quotation mark closes and opens again, and stands for one.
                if (!isQuoted && field.Length > 0)
                {
                    field.Append('"');
                }

                isQuoted = !isQuoted;
            }
            else if (isQuoted || letter is not (',' or '\n'))
            {
                field.Append(letter);
            }
            else
            {
                fields.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    if (!isHead)
                    {
                        yield return fields[2];
                    }

                    isHead = false;
                    fields.Clear();
                }
            }
        }
    }
}
