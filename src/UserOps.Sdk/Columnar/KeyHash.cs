using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace UserOps.Columnar;

/// <summary>The hash of a user id, with all 64 bits well mixed: the upper half chooses the part, the lower half the slot.</summary>
/// <remarks>
/// The framework's hash of a <see cref="long"/> folds its halves by exclusive or, so that ids built from two equal halves
/// all fall on 0; <see cref="Guid"/> is alike. These are hashed from all their bits. Other types give their own hash
/// code, which may differ from one process to the next (strings): no answer depends on it.
/// </remarks>
internal static class KeyHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of<TUser>(TUser user)
        where TUser : notnull
    {
        if (typeof(TUser) == typeof(long))
        {
            return Mix(unchecked((ulong)(long)(object)user));
        }

        if (typeof(TUser) == typeof(ulong))
        {
            return Mix((ulong)(object)user);
        }

        return typeof(TUser) == typeof(Guid)
            ? Of((Guid)(object)user)
            : Mix(unchecked((uint)EqualityComparer<TUser>.Default.GetHashCode(user)));
    }

    private static ulong Of(Guid user)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = user.TryWriteBytes(bytes);
        var low = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        return Mix(Mix(low) ^ high);
    }

    /// <summary>SplitMix64's finalizer (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
