using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Tests.Bytes;

/// <summary>The laws that hold for the byte form of every type of facts; a form's tests derive from them.</summary>
public abstract class FactsFormLaws<TFacts>
    where TFacts : notnull
{
    private static readonly Arbitrary<int> AnySeed = Gen.Choose(0, int.MaxValue).ToArbitrary();

    protected abstract Arbitrary<TFacts> AnyFacts { get; }

    /// <summary>Gets facts that fill every member, and the bytes that version 1 has for them. Other bytes need another version.</summary>
    protected abstract (TFacts Facts, string Hex) Golden { get; }

    protected abstract byte[] Write(TFacts facts);

    protected abstract void Write(TFacts facts, IBufferWriter<byte> into);

    protected abstract TFacts Read(byte[] bytes);

    [Fact]
    public void Facts_come_back_from_their_bytes() => Law.Holds(AnyFacts, facts =>
    {
        var bytes = Write(facts);
        var read = Read(bytes);
        var again = new ArrayBufferWriter<byte>();
        Write(read, again);
        Assert.Equal(facts, read);
        Assert.Equal(bytes, again.WrittenSpan.ToArray());
        return true;
    });

    [Fact]
    public void Bytes_are_equal_exactly_when_the_facts_are() => Law.Holds(AnyFacts, AnyFacts, (facts, others) =>
        AnyFacts.Shrinker(facts).Take(8).Append(others).All(other => facts.Equals(other) == Write(facts).AsSpan().SequenceEqual(Write(other))));

    [Fact]
    public void Changed_bytes_are_refused_or_those_of_other_facts() => Law.Holds(AnyFacts, AnySeed, (facts, seed) =>
    {
        var dice = new Dice(seed);
        var bytes = Write(facts);
        for (var i = 0; i < 20; i++)
        {
            RefusedOrCanonical(Changed(bytes, dice));
        }

        return true;
    });

    [Fact]
    public void Arbitrary_bytes_are_refused_or_those_of_facts() => Law.Holds(AnySeed, seed =>
    {
        var dice = new Dice(seed);
        var bytes = new byte[dice.Next(40)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(dice.Next(3) == 0 ? dice.Next(256) : dice.Next(4));
        }

        RefusedOrCanonical(bytes);
        RefusedOrCanonical([.. Write(Golden.Facts)[..4], .. bytes]);
        return true;
    });

    [Fact]
    public void Bytes_that_are_cut_off_are_refused()
    {
        var bytes = Write(Golden.Facts);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.InRange(Assert.Throws<InvalidFactsException>(() => Read(bytes[..length])).Offset, 0, length);
        }
    }

    [Fact]
    public void Every_change_of_one_byte_is_refused_or_other_facts()
    {
        var bytes = Write(Golden.Facts);
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = bytes.ToArray();
                changed[i] ^= (byte)(1 << bit);
                RefusedOrCanonical(changed);
            }
        }
    }

    [Fact]
    public void Bytes_that_follow_the_facts_are_refused()
    {
        var bytes = Write(Golden.Facts);
        var fault = Assert.Throws<InvalidFactsException>(() => Read([.. bytes, 0]));
        Assert.Equal((bytes.Length, "end"), (fault.Offset, fault.Field));
        Assert.Equal($"Byte {bytes.Length}, end: 1 bytes follow the facts. Give the bytes of one write by themselves.", fault.Message);
    }

    [Fact]
    public void A_later_version_is_refused_by_its_number()
    {
        var bytes = Write(Golden.Facts);
        bytes[3] = 2;
        var fault = Assert.Throws<InvalidFactsException>(() => Read(bytes));
        Assert.Equal((3, "version"), (fault.Offset, fault.Field));
        Assert.Equal("Byte 3, version: They have version 2; this library reads version 1. Read them by the version of the library that wrote them, or a later one.", fault.Message);
    }

    [Fact]
    public void Bytes_of_other_facts_are_refused_by_their_name()
    {
        var bytes = Write(Golden.Facts);
        bytes[2] = (byte)(bytes[2] == 1 ? 2 : 1);
        var fault = Assert.Throws<InvalidFactsException>(() => Read(bytes));
        Assert.Equal((2, "kind"), (fault.Offset, fault.Field));
        Assert.Contains(bytes[2] == 1 ? "They are PurchaseHistory, and" : "They are UserActivity, and", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_bytes_of_facts_is_refused_at_its_first_byte() =>
        Assert.Equal(0, Assert.Throws<InvalidFactsException>(() => Read("{ \"schemaVersion\": 1 }"u8.ToArray())).Offset);

    [Fact]
    public void A_length_that_lies_makes_no_room()
    {
        var bytes = Write(Golden.Facts);
        for (var i = 4; i < bytes.Length; i++)
        {
            byte[] lying = [.. bytes[..i], 0xFF, 0xFF, 0xFF, 0x07, .. bytes[(i + 1)..]];
            RefusedOrCanonical(lying);
            var before = GC.GetAllocatedBytesForCurrentThread();
            RefusedOrCanonical(lying);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Fact]
    public void Version_1_is_these_bytes()
    {
        var (facts, hex) = Golden;
        var written = Convert.ToHexStringLower(Write(facts));
        Assert.True(hex == written, $"The bytes of version 1 are now {written}. Where the form changed, give it a version of its own.");
        Assert.Equal(facts, Read(Convert.FromHexString(hex)));
    }

    private void RefusedOrCanonical(byte[] bytes)
    {
        TFacts facts;
        try
        {
            facts = Read(bytes);
        }
        catch (InvalidFactsException fault)
        {
            Assert.InRange(fault.Offset, 0, bytes.Length);
            return;
        }

        Assert.Equal(bytes, Write(facts));
    }

    private static byte[] Changed(byte[] bytes, Dice dice)
    {
        var place = 4 + dice.Next(bytes.Length - 4);
        return dice.Next(5) switch
        {
            0 => [.. bytes[..place], (byte)dice.Next(256), .. bytes[Math.Min(place + 1, bytes.Length)..]],
            1 => [.. bytes[..place], (byte)dice.Next(4), .. bytes[place..]],
            2 => [.. bytes[..place], .. bytes[Math.Min(place + 1, bytes.Length)..]],
            3 => [.. bytes[..place], .. bytes[dice.Next(bytes.Length)..]],
            _ => [.. bytes[..place], (byte)(bytes[Math.Min(place, bytes.Length - 1)] | 0x80), 0, .. bytes[Math.Min(place + 1, bytes.Length)..]],
        };
    }
}
