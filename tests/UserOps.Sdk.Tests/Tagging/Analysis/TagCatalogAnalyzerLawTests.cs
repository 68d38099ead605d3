using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Analysis;

public partial class TagCatalogAnalyzerLawTests
{
    private static readonly Arbitrary<(UserFacts Facts, Instant AsOf)[]> AnyUsers =
        Gen.ArrayOf(
            from facts in TaggingGenerators.Facts.Generator
            from asOf in TaggingGenerators.AsOf.Generator
            select (facts, asOf),
            25).ToArbitrary();

    [Fact]
    public void No_generated_user_refutes_a_finding() =>
        Law.Holds(TaggingGenerators.Catalogs, AnyUsers, (catalog, users) =>
        {
            NoneRefutes(catalog, users);
            return true;
        });

    [Fact]
    public void No_generated_user_refutes_a_finding_where_conditions_crowd() =>
        Law.Holds(DenseCatalogs.Catalogs, AnyUsers, (catalog, users) =>
        {
            Assert.Empty(TagCatalogValidator.Validate(catalog));
            NoneRefutes(catalog, users);
            return true;
        });

    [Fact]
    public void Crowded_conditions_often_have_findings()
    {
        var found = DenseCatalogs.Catalogs.Generator.Sample(300).SelectMany(catalog => catalog.Analyze().Select(finding => finding.Kind).Distinct()).CountBy(kind => kind).ToDictionary();
        Assert.True(found[FindingKind.Never] >= 60, Told());
        Assert.True(found[FindingKind.Always] >= 15, Told());
        Assert.True(found[FindingKind.Shadowed] >= 15, Told());
        Assert.True(found[FindingKind.Redundant] >= 15, Told());

        string Told() => string.Join(", ", found.Select(pair => $"{pair.Key} {pair.Value.ToString(CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public void Analyzing_twice_finds_the_same() =>
        Law.Holds(DenseCatalogs.Catalogs, catalog => catalog.Analyze() == (catalog with { Name = "other" }).Analyze());

    private static void NoneRefutes(TagCatalog catalog, (UserFacts Facts, Instant AsOf)[] users)
    {
        var naive = new NaiveTagger(catalog);
        foreach (var finding in catalog.Analyze().Where(finding => finding.Kind >= FindingKind.SameCondition))
        {
            foreach (var (facts, asOf) in users)
            {
                Assert.False(IsRefuted(catalog, naive, finding, facts, asOf), $"{finding} by {asOf}: {string.Join("; ", facts.Events)}; {facts} since {facts.ObservedSince}\n{catalog.Zone}\n{TagCatalogJson.Write(catalog)}");
            }
        }
    }

    private static bool IsRefuted(TagCatalog catalog, NaiveTagger naive, CatalogFinding finding, UserFacts facts, Instant asOf)
    {
        if (finding.Kind is FindingKind.Never or FindingKind.Always)
        {
            var (condition, type) = Find(catalog, finding.Path);
            var refuting = finding.Kind == FindingKind.Never;
            if (type is null)
            {
                return naive.TruthOf(condition, facts, asOf) == Truth.True == refuting;
            }

            return facts.Events
                .Where(item => item.Type == type)
                .Any(item => naive.TruthOf(new CountCondition(type) { Where = condition, AtLeast = 1 }, UserFacts.From([], [item]), item.At) == Truth.True == refuting);
        }

        var own = TruthOf(finding.Path);
        return finding.Kind switch
        {
            FindingKind.Duplicate or FindingKind.SameCondition => own != TruthOf(finding.Others[0]),
            _ => own == Truth.True && !finding.Others.Any(other => TruthOf(other) == Truth.True),
        };

        Truth TruthOf(string path)
        {
            var place = int.Parse(Number().Match(path).Value, CultureInfo.InvariantCulture);
            return path.StartsWith("$.tags", StringComparison.Ordinal)
                ? naive.TruthOf(new TagCondition(catalog.Tags[place].Id), facts, asOf)
                : naive.TruthOf(catalog.Rules[place].When, facts, asOf);
        }
    }

    /// <summary>The condition at a path, and the event whose properties it is on.</summary>
    private static (Condition Condition, string? Event) Find(TagCatalog catalog, string path)
    {
        var steps = Step().Matches(path["$.rules".Length..]).Select(match => match.Value).ToList();
        var condition = catalog.Rules[Place(steps[0])].When;
        string? type = null;
        for (var i = 2; i < steps.Count; i++)
        {
            switch (steps[i], condition)
            {
                case ("all", AllCondition all):
                    condition = all.All[Place(steps[++i])];
                    break;
                case ("any", AnyCondition any):
                    condition = any.Any[Place(steps[++i])];
                    break;
                case ("not", NotCondition not):
                    condition = not.Not;
                    break;
                case ("held", HeldCondition held):
                    condition = held.Held;
                    break;
                case ("repeated", RepeatedCondition repeated):
                    condition = repeated.Repeated;
                    break;
                case ("where", AggregateCondition aggregate):
                    type = aggregate.Source.Split('.')[0];
                    condition = aggregate.Where!;
                    break;
                case ("sequence", SequenceCondition sequence):
                    (type, condition) = (sequence.Sequence[Place(steps[++i])].Event, sequence.Sequence[Place(steps[i++])].Where!);
                    break;
                case ("stopped", StoppedCondition stopped):
                    (type, condition) = (stopped.Stopped.Event, stopped.Stopped.Where!);
                    i++;
                    break;
                case ("resumed", ResumedCondition resumed):
                    (type, condition) = (resumed.Resumed.Event, resumed.Resumed.Where!);
                    i++;
                    break;
                default:
                    throw new InvalidOperationException(path);
            }
        }

        return (condition, type);

        static int Place(string step) => int.Parse(step, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[a-z]+|[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
