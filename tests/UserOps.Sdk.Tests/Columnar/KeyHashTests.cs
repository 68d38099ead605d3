using UserOps.Columnar;

namespace UserOps.Tests.Columnar;

public class KeyHashTests
{
    private const int Ids = 64_000;
    private const int Bins = 64;

    [Fact]
    public void Ids_in_sequence_spread_over_parts_and_slots() => Spreads(i => i);

    [Fact]
    public void Ids_far_apart_spread_over_parts_and_slots() => Spreads(i => (long)i << 44);

    [Fact]
    public void Ids_of_two_equal_halves_spread_over_parts_and_slots() => Spreads(i => ((long)i << 32) | (uint)i);

    [Fact]
    public void Unsigned_ids_spread_over_parts_and_slots() => Spreads(i => ulong.MaxValue - ((ulong)i << 20));

    [Fact]
    public void Guids_that_fold_to_nothing_spread_over_parts_and_slots() =>
        Spreads(i => new Guid(i, unchecked((short)i), (short)(i >> 16), 0, 0, 0, 0, 0, 0, 0, 0));

    [Fact]
    public void Texts_spread_over_parts_and_slots() => Spreads(i => new UserId($"user-{i}"));

    /// <summary>With 1000 ids a bin, chance alone keeps every bin within 20 percent (over six standard deviations).</summary>
    private static void Spreads<TUser>(Func<int, TUser> idOf)
        where TUser : notnull
    {
        var (upper, lower) = (new int[Bins], new int[Bins]);
        for (var i = 0; i < Ids; i++)
        {
            var hash = KeyHash.Of(idOf(i));
            upper[hash >> 58]++;
            lower[hash % Bins]++;
        }

        Assert.All(upper.Concat(lower), count => Assert.InRange(count, 800, 1200));
    }
}
