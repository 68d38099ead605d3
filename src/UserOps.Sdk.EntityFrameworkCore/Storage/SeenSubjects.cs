using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace UserOps.EntityFrameworkCore;

/// <summary>Which subjects a stream of pages has shown; one that becomes due again on a later page does not come twice.</summary>
/// <remarks>
/// It keeps 64 bits of each subject's hash, some 16 MB for a million. A subject that shares them with another, one chance in ten
/// million then, is left for the next stream: it stays due.
/// </remarks>
internal sealed class SeenSubjects
{
    private readonly HashSet<ulong> _marks = [];

    public bool Add(string subject)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(subject.AsSpan()), hash);
        return _marks.Add(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }
}
