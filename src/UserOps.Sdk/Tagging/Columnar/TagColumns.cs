using System.Numerics;

namespace UserOps.Tagging;

/// <summary>What a <see cref="Tagging.Tagger"/> found for many users: for each tag a bit for each user.</summary>
/// <remarks>
/// Made by <see cref="Tagger.NewColumns"/>, and good for that tagger alone; filled anew by each evaluation, so that none of as many
/// users allocates room again. Not thread-safe while it is filled. Costs two bits for each user and tag, and one for each value of a
/// tag that has several.
/// </remarks>
public sealed class TagColumns
{
    internal const int WordBits = 64;

    private readonly int[] _firstValue;
    private ulong[] _bits = [];
    private int _stride;

    internal TagColumns(Tagger tagger)
    {
        Tagger = tagger;
        var tags = tagger.Program.Tags;
        _firstValue = new int[tags.Length];
        Planes = 2 * tags.Length;
        for (var tag = 0; tag < tags.Length; tag++)
        {
            // Of a single value the tag's own bits tell where it is given.
            _firstValue[tag] = tags[tag].Values.Length > 1 ? Planes : 2 * tag;
            Planes += tags[tag].Values.Length > 1 ? tags[tag].Values.Length : 0;
        }
    }

    /// <summary>Gets the tagger that fills them.</summary>
    public Tagger Tagger { get; }

    /// <summary>Gets the number of users.</summary>
    public int Count { get; private set; }

    private int Planes { get; }

    private int Words => (Count + WordBits - 1) / WordBits;

    /// <summary>Gets the users that are given a tag: that at place u by bit u mod 64 of word u / 64.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <returns>The bits; those past the last user are 0.</returns>
    public ReadOnlySpan<ulong> Given(int tag) => Plane(2 * tag)[..Words];

    /// <summary>Counts the users that are given a tag.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <returns>The number.</returns>
    public int CountOf(int tag)
    {
        var count = 0;
        foreach (var word in Given(tag))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Tells whether a user is given a tag.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <param name="user">The place of the user.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public bool Has(int tag, int user) => Bit(2 * tag, user);

    /// <summary>Tells whether a user is given a tag, might be if more were known, or is not.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <param name="user">The place of the user.</param>
    /// <returns>The truth.</returns>
    public Truth TruthOf(int tag, int user) => Has(tag, user) ? Truth.True : Bit((2 * tag) + 1, user) ? Truth.Unknown : Truth.False;

    /// <summary>Gets the value of a tag for a user.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <param name="user">The place of the user.</param>
    /// <returns>The value; <see langword="null"/> for a flag, and when the tag is not given.</returns>
    public Literal? ValueOf(int tag, int user)
    {
        var values = Tagger.Plan(tag).Values;
        for (var value = 0; value < values.Length; value++)
        {
            if (Bit(_firstValue[tag] + value, user))
            {
                return values[value];
            }
        }

        return null;
    }

    /// <summary>Gets the users that are given a tag with one of its values.</summary>
    /// <param name="tag">The place of the tag in the catalogue.</param>
    /// <param name="value">The value.</param>
    /// <returns>The bits, as those of <see cref="Given(int)"/>; empty when no rule gives the value.</returns>
    public ReadOnlySpan<ulong> Given(int tag, Literal value) =>
        Array.IndexOf(Tagger.Plan(tag).Values, value) is >= 0 and var place ? Plane(_firstValue[tag] + place)[..Words] : [];

    /// <summary>Makes room for so many users, in whole blocks.</summary>
    internal void Prepare(int count, int blockWords)
    {
        Count = count;
        _stride = (Words + blockWords - 1) / blockWords * blockWords;
        if (_bits.Length < Planes * _stride)
        {
            _bits = GC.AllocateUninitializedArray<ulong>(Planes * _stride);
        }
    }

    /// <summary>The users of a block that are given a tag.</summary>
    internal Span<ulong> TrueOf(int tag, int word, int words) => _bits.AsSpan((2 * tag * _stride) + word, words);

    /// <summary>The users of a block that are given a tag, or may be.</summary>
    internal Span<ulong> PossibleOf(int tag, int word, int words) => _bits.AsSpan((((2 * tag) + 1) * _stride) + word, words);

    /// <summary>The users of a block that are given a tag with a value.</summary>
    internal Span<ulong> ValueOf(int tag, int value, int word, int words) => _bits.AsSpan(((_firstValue[tag] + value) * _stride) + word, words);

    /// <summary>Clears the bits of a block that are past the last user.</summary>
    internal void Trim(int word, int words)
    {
        var rest = Count - (word * WordBits);
        for (var plane = 0; plane < Planes && rest < words * WordBits; plane++)
        {
            var bits = _bits.AsSpan((plane * _stride) + word, words);
            bits[(rest / WordBits)..][1..].Clear();
            bits[rest / WordBits] &= (1UL << (rest % WordBits)) - 1;
        }
    }

    private ReadOnlySpan<ulong> Plane(int plane) => _bits.AsSpan(plane * _stride, _stride);

    private bool Bit(int plane, int user)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)user, (uint)Count, nameof(user));
        return (Plane(plane)[user / WordBits] >> (user % WordBits) & 1) != 0;
    }
}
