using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Json;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Catalog;

public class TagCatalogFuzzTests
{
    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(TagCatalogJsonTests.Small);

    private static readonly Arbitrary<byte[]> AnyMutant = Arb.From(
        from count in Gen.Choose(1, 3)
        from edits in Gen.ArrayOf(
            from place in Gen.Choose(0, Valid.Length - 1)
            from length in Gen.Choose(0, 30)
            from more in Gen.ArrayOf(Gen.Elements("{}[]\":,\\ud809eE-. nPTDM/*"u8.ToArray()), 3)
            from adds in Gen.Choose(0, 3)
            select (place, length, more: more[..adds]),
            count)
        select edits.Aggregate(Valid, (text, edit) =>
        {
            var at = Math.Min(edit.place, text.Length);
            return [.. text[..at], .. edit.more, .. text[Math.Min(text.Length, at + edit.length)..]];
        }));

    [Fact]
    public void A_mutated_catalogue_is_read_or_refused_with_one_problem_and_its_line() => Law.Holds(AnyMutant, IsReadOrRefused);

    [Fact]
    public void A_catalogue_with_one_byte_cut_is_read_or_refused_with_one_problem_and_its_line()
    {
        for (var i = 0; i < Valid.Length; i++)
        {
            Assert.True(IsReadOrRefused([.. Valid[..i], .. Valid[(i + 1)..]]));
        }
    }

    private static bool IsReadOrRefused(byte[] text)
    {
        TagCatalog catalog;
        try
        {
            catalog = PolicyJson.Read(text, TaggingJsonContext.Default.TagCatalog, nameof(text));
        }
        catch (InvalidPolicyException e)
        {
            var problem = Assert.Single(e.Problems);
            Assert.InRange(problem.Line ?? 0, 1, text.Count(value => value == '\n') + 1);
            return problem is { Path.Length: > 0, Value.Length: > 0, Allowed.Length: > 0, Remedy.Length: > 0 };
        }

        Assert.Equal(catalog, TagCatalogJson.Read(TagCatalogJson.Write(catalog)));
        return true;
    }
}
