using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Columnar;

public class TagColumnsLawTests
{
    private static readonly Arbitrary<TagCatalog> AnyCatalog = TaggingGenerators.Catalogs;
    private static readonly Arbitrary<UserFacts[]> AnyUsers = TaggingGenerators.Facts.Array();
    private static readonly Arbitrary<Instant> AnyAsOf = TaggingGenerators.AsOf;

    [Fact]
    public void Columns_give_each_user_the_tags_that_rows_do() =>
        Law.Holds(AnyCatalog, AnyUsers, AnyAsOf, (catalog, users, asOf) =>
        {
            CheckSame(new Tagger(catalog), users, UserFactsColumns.From(users), asOf);
            return true;
        });

    [Fact]
    public void Columns_of_flat_facts_give_each_user_the_tags_that_rows_do() =>
        Law.Holds(AnyCatalog, AnyUsers, AnyAsOf, (catalog, users, asOf) =>
        {
            var flat = Array.ConvertAll(users, user => UserFacts.From(user.Attributes, []));
            CheckSame(new Tagger(catalog), flat, UserFactsColumns.From(flat), asOf);
            return true;
        });

    [Fact]
    public void Columns_without_a_gap_give_each_user_the_tags_that_rows_do() =>
        Law.Holds(AnyCatalog, AnyUsers, AnyAsOf, (catalog, users, asOf) =>
        {
            var whole = Array.FindAll(users, user => user.Attributes.Count == TaggingGenerators.Attributes.Count);
            CheckSame(new Tagger(catalog), whole, UserFactsColumns.From(whole), asOf);
            return true;
        });

    [Fact]
    public void Columns_of_several_blocks_give_each_user_the_tags_that_rows_do() =>
        Law.Holds(AnyCatalog, AnyUsers, AnyAsOf, (catalog, users, asOf) =>
        {
            // A block has 1,024 users.
            UserFacts[] some = [.. users.Take(10)];
            UserFacts[] many = some.Length == 0 ? [] : [.. Enumerable.Range(0, 2_060).Select(i => some[i * 7 % some.Length])];
            var tagger = new Tagger(catalog);
            var into = tagger.NewColumns();
            tagger.Evaluate(UserFactsColumns.From(many), asOf, into);
            var expected = Array.ConvertAll(some, facts => RowOf(tagger, facts, asOf));
            for (var tag = 0; tag < catalog.Tags.Count; tag++)
            {
                Assert.Equal(
                    many.Select((_, user) => expected[user * 7 % some.Length][tag]),
                    many.Select((_, user) => (into.TruthOf(tag, user), into.ValueOf(tag, user))));
            }

            return true;
        });

    [Fact]
    public void Answers_that_are_filled_again_forget_the_users_before() =>
        Law.Holds(AnyCatalog, AnyUsers.Generator.Two().ToArbitrary(), AnyAsOf, (catalog, users, asOf) =>
        {
            var tagger = new Tagger(catalog);
            var into = tagger.NewColumns();
            tagger.Evaluate(UserFactsColumns.From(users.Item1), asOf, into);
            CheckSame(tagger, users.Item2, UserFactsColumns.From(users.Item2), asOf, into);
            return true;
        });

    private static void CheckSame(Tagger tagger, UserFacts[] users, UserFactsColumns columns, Instant asOf, TagColumns? into = null)
    {
        into ??= tagger.NewColumns();
        tagger.Evaluate(columns, asOf, into);
        var expected = Array.ConvertAll(users, facts => RowOf(tagger, facts, asOf));
        Assert.Equal(users.Length, into.Count);
        for (var tag = 0; tag < tagger.Catalog.Tags.Count; tag++)
        {
            var given = into.Given(tag).ToArray();
            Assert.Equal(expected.Count(row => row[tag].Truth == Truth.True), into.CountOf(tag));
            for (var user = 0; user < users.Length; user++)
            {
                var (truth, value) = expected[user][tag];
                Assert.Equal((truth, value), (into.TruthOf(tag, user), into.ValueOf(tag, user)));
                Assert.Equal(truth == Truth.True, (given[user / 64] >> (user % 64) & 1) == 1);
            }
        }
    }

    private static (Truth Truth, Literal? Value)[] RowOf(Tagger tagger, UserFacts facts, Instant asOf)
    {
        var answers = tagger.NewAnswers();
        tagger.Evaluate(facts, asOf, answers);
        return [.. tagger.Catalog.Tags.Select((_, tag) => (answers.TruthOf(tag), answers.ValueOf(tag)))];
    }
}
