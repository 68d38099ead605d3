using System.Text;

namespace UserOps.Cli.Input;

/// <summary>Tells UTF-8 from UTF-16 by the mark at the start of a text.</summary>
internal static class ByteOrderMark
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Looks for a mark.</summary>
    /// <param name="start">The first bytes.</param>
    /// <param name="length">How many bytes the mark has; 0 without one.</param>
    /// <returns>The encoding if it is UTF-16; <see langword="null"/> if it is UTF-8.</returns>
    public static Encoding? Find(ReadOnlySpan<byte> start, out int length)
    {
        (Encoding? encoding, length) = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (default(Encoding), 3),
            [0xFF, 0xFE, ..] => (LittleEndian, 2),
            [0xFE, 0xFF, ..] => (BigEndian, 2),
            _ => (null, 0),
        };
        return encoding;
    }
}
