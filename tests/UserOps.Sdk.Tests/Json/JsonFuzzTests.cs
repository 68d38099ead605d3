using System.Text;
using System.Text.Json.Serialization.Metadata;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Json;
using UserOps.Testing;

namespace UserOps.Tests.Json;

public class JsonFuzzTests
{
    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(JsonShapeCheckTests.Valid);

    private static readonly byte[] ValidFamilies = Encoding.UTF8.GetBytes(UnionJsonConverterTests.Valid);

    private static readonly Gen<byte> AnyByte = Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value),
        Gen.Elements("{}[]\":,\\u09eE-+. \n/*nulltrefas"u8.ToArray()));

    private static readonly Arbitrary<byte[]> AnyBytes = Arb.From(Gen.ArrayOf(AnyByte));

    private static readonly Gen<Func<byte[], byte[]>> AnyEdit =
        from place in Gen.Choose(0, int.MaxValue)
        from kind in Gen.Choose(0, 3)
        from value in AnyByte
        from length in Gen.Choose(1, 40)
        select (Func<byte[], byte[]>)(text => Edit(text, place, kind, value, length));

    private static readonly Arbitrary<byte[]> AnyMutant = MutantOf(Valid);

    private static readonly Arbitrary<byte[]> AnyMutantOfFamilies = MutantOf(ValidFamilies);

    [Fact]
    public void Arbitrary_bytes_are_read_or_refused_with_one_problem_and_its_line() => Law.Holds(AnyBytes, IsReadOrRefused);

    [Fact]
    public void A_mutated_document_is_read_or_refused_with_one_problem_and_its_line() => Law.Holds(AnyMutant, IsReadOrRefused);

    [Fact]
    public void Every_document_with_one_byte_cut_is_read_or_refused_with_one_problem_and_its_line()
    {
        var refused = 0;
        for (var i = 0; i < Valid.Length; i++)
        {
            Assert.True(IsReadOrRefused([.. Valid[..i], .. Valid[(i + 1)..]]));
            refused += Refusal([.. Valid[..i], .. Valid[(i + 1)..]]) is null ? 0 : 1;
            Assert.NotNull(Refusal(Valid[..i]));
        }

        Assert.InRange(refused, 150, Valid.Length - 1);
    }

    [Fact]
    public void What_is_read_is_written_and_read_back_equal() =>
        Law.Holds(AnyMutant, text =>
        {
            if (Refusal(text) is not null)
            {
                return true;
            }

            var sample = PolicyJson.Read(text, SampleJsonContext.Default.Sample, nameof(text));
            var again = PolicyJson.Read(PolicyJson.Write(sample, SampleJsonContext.Default.Sample), SampleJsonContext.Default.Sample, nameof(text));
            return PolicyJson.Hash(again, SampleJsonContext.Default.Sample) == PolicyJson.Hash(sample, SampleJsonContext.Default.Sample)
                && again with { ByPlan = null } == sample with { ByPlan = null };
        });

    [Fact]
    public void Arbitrary_bytes_are_no_family_or_one() => Law.Holds(AnyBytes, FamiliesAreReadOrRefused);

    [Fact]
    public void A_mutated_document_of_families_is_read_or_refused_with_one_problem_and_its_line() =>
        Law.Holds(AnyMutantOfFamilies, FamiliesAreReadOrRefused);

    [Fact]
    public void Every_document_of_families_with_one_byte_cut_or_changed_is_read_or_refused_with_one_problem_and_its_line()
    {
        for (var i = 0; i < ValidFamilies.Length; i++)
        {
            Assert.NotNull(RefusalOfFamilies(ValidFamilies[..i]));
            Assert.True(FamiliesAreReadOrRefused([.. ValidFamilies[..i], .. ValidFamilies[(i + 1)..]]));
            foreach (var other in "{}[]\":,x0\\\u00ff"u8)
            {
                Assert.True(FamiliesAreReadOrRefused([.. ValidFamilies[..i], other, .. ValidFamilies[(i + 1)..]]));
            }
        }
    }

    [Fact]
    public void Families_that_are_read_are_written_and_read_back_equal() =>
        Law.Holds(AnyMutantOfFamilies, text =>
        {
            if (RefusalOfFamilies(text) is not null)
            {
                return true;
            }

            var document = PolicyJson.Read(text, SampleJsonContext.Default.SampleFamilies, nameof(text));
            var written = PolicyJson.Write(document, SampleJsonContext.Default.SampleFamilies);
            return PolicyJson.Read(written, SampleJsonContext.Default.SampleFamilies, nameof(text)) == document;
        });

    private static Arbitrary<byte[]> MutantOf(byte[] valid) => Arb.From(
        from count in Gen.Choose(1, 3)
        from edits in Gen.ArrayOf(AnyEdit, count)
        select edits.Aggregate(valid, (text, edit) => edit(text)));

    private static bool IsReadOrRefused(byte[] text) => IsWellRefused(Refusal(text), text);

    private static bool FamiliesAreReadOrRefused(byte[] text) => IsWellRefused(RefusalOfFamilies(text), text);

    private static bool IsWellRefused(InvalidPolicyException? error, byte[] text)
    {
        if (error is null)
        {
            return true;
        }

        var problem = Assert.Single(error.Problems);
        Assert.InRange(problem.Line ?? 0, 1, text.Count(value => value == '\n') + 1);
        Assert.StartsWith("$", problem.Path, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.ToString());
        return problem is { Value.Length: > 0, Allowed.Length: > 0, Remedy.Length: > 0 };
    }

    /// <summary>Reads a document; any exception but the one that is promised goes through to the test.</summary>
    private static InvalidPolicyException? Refusal(byte[] text) => Refusal(text, SampleJsonContext.Default.Sample);

    private static InvalidPolicyException? RefusalOfFamilies(byte[] text) => Refusal(text, SampleJsonContext.Default.SampleFamilies);

    private static InvalidPolicyException? Refusal<T>(byte[] text, JsonTypeInfo<T> type)
    {
        try
        {
            PolicyJson.Read(text, type, nameof(text));
            return null;
        }
        catch (InvalidPolicyException e)
        {
            return e;
        }
    }

    private static byte[] Edit(byte[] text, int place, int kind, byte value, int length)
    {
        var at = text.Length == 0 ? 0 : place % text.Length;
        var end = Math.Min(text.Length, at + length);
        return kind switch
        {
            0 => [.. text[..at], value, .. text[at..]],
            1 => [.. text[..at], .. text[Math.Min(text.Length, at + 1)..]],
            2 => [.. text[..at], value, .. text[Math.Min(text.Length, at + 1)..]],
            _ => [.. text[..end], .. text[at..]],
        };
    }
}
