using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;

namespace UserOps.Testing;

/// <summary>The laws of catalogues of tags.</summary>
internal static class TagLaws
{
    private const int Days = 40;

    public static IReadOnlyList<NamedLaw> Add(LawSuite<TagCatalog> suite)
    {
        PolicyLaws.AddCommon(suite, TagCatalogValidator.Validate, TagCatalogJson.Write, TagCatalogJson.Read, policy => policy.ToRef());
        suite.AddNow(
            "Every rule can give its tag",
            "A rule that never holds, or that one before it always forestalls, gives a tag that nobody ever has.",
            policy => Require.SameList(
                [], policy.Analyze().Where(finding => finding.Kind is FindingKind.Never or FindingKind.Shadowed or FindingKind.Duplicate), "the rules that never decide"));
        suite.AddNow(
            "Explaining and evaluating agree, in whatever order facts came",
            "What a screen shows must be what a campaign went by.",
            policy => Each(policy, (tagger, facts, asOf) =>
            {
                var told = tagger.Explain(facts, asOf);
                var answers = tagger.NewAnswers();
                tagger.Evaluate(facts, asOf, answers);
                Require.SameList(answers.Given, told.Value.Given(), "the tags that are explained");
                tagger.Evaluate(UserFacts.From(facts.Attributes, facts.Events.Reverse(), facts.ObservedSince), asOf, answers);
                Require.SameList(told.Value.Given(), answers.Given, "the tags of the same facts in another order");
                Require.That(TagAssessmentJson.Read(TagAssessmentJson.Write(told)) == told, "the answer does not survive JSON");
            }));
        suite.AddNow(
            "Tags hold until the instant that is told",
            "A host judges again at that instant alone; a change before it is missed.",
            policy => Each(policy, (tagger, facts, asOf) =>
            {
                // What happens later is no part of the promise.
                var known = facts.UpTo(asOf);
                var (answers, then) = (tagger.NewAnswers(), tagger.NewAnswers());
                var until = tagger.Foresee(known, asOf, answers) ?? asOf + Duration.FromDays(100);
                foreach (var at in Enumerable.Range(0, 8).Select(i => asOf + ((until - asOf) * i / 8)).Append(until - Duration.FromNanoseconds(1)))
                {
                    tagger.Evaluate(known, at, then);
                    Require.SameList(answers.Given, then.Given, $"the tags at {Hard.Text(at)}, which is before {Hard.Text(until)}");
                }
            }));
        return suite.Laws;
    }

    private static void Each(TagCatalog catalog, Action<Tagger, UserFacts, Instant> check)
    {
        var tagger = new Tagger(catalog);
        foreach (var (facts, hours) in AnyCase(catalog).Sample(30, new Rnd(20260105, 0x9E37_79B9_7F4A_7C15), 100))
        {
            check(tagger, facts, Hard.At(hours));
        }
    }

    /// <summary>Facts of the names and types that the catalogue declares.</summary>
    private static Gen<(UserFacts Facts, int Hours)> AnyCase(TagCatalog catalog) =>
        from attributes in AnyValues(catalog.Attributes)
        from events in catalog.Events.Count == 0 ? Gen.Constant(Array.Empty<UserEvent>()) : Gen.ArrayOf(AnyEvent(catalog))
        from hours in Gen.Choose(0, Days * 24)
        select (UserFacts.From(attributes, events), hours);

    private static Gen<UserEvent> AnyEvent(TagCatalog catalog) =>
        from type in Gen.Elements<string>([.. catalog.Events.Names])
        from hours in Gen.Choose(0, Days * 24)
        from properties in AnyValues(catalog.Events[type])
        select new UserEvent { Type = type, At = Hard.At(hours), Properties = properties };

    private static Gen<EquatableMap<FactValue>> AnyValues(EquatableMap<FactType> types) =>
        Gen.CollectToArray(types, item => AnyValue(item.Value).Select(value => KeyValuePair.Create(item.Key, value)))
            .Select(values => values.Where(item => !item.Value.IsNone).ToEquatableMap());

    private static Gen<FactValue> AnyValue(FactType type) => Gen.Frequency((1, Gen.Constant(FactValue.None)), (4, type switch
    {
        FactType.Text => Gen.Elements("gold", "basic", "CN", "app", "").Select(FactValue.Of),
        FactType.Number => Gen.OneOf(Gen.Choose(-2, 12), Gen.Choose(0, 2_000)).Select(number => FactValue.Of((decimal)number)),
        FactType.Bool => Gen.Elements(true, false).Select(FactValue.Of),
        FactType.TextSet => Gen.SubListOf("gold", "basic", "CN", "app").Select(texts => FactValue.OfSet(texts)),
        FactType.Date => Gen.Choose(-400, Days).Select(days => FactValue.Of(Hard.Start.InUtc().Date.PlusDays(days))),
        _ => Gen.Choose(-400 * 24, Days * 24).Select(hours => FactValue.Of(Hard.At(hours))),
    }));
}
