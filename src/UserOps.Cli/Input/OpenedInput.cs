using System.IO.Compression;
using System.Text;

namespace UserOps.Cli.Input;

/// <summary>An input whose packing, encoding and format are known: its text as UTF-8 bytes from the first character on.</summary>
internal sealed class OpenedInput : IDisposable
{
    /// <summary>How far the first character that is not blank is looked for.</summary>
    private const int Lookahead = 4096;

    private readonly Stream _stored;
    private readonly PeekStream _packed;
    private readonly Stream _unpacked;
    private readonly PeekStream _plain;

    private OpenedInput(InputFile file, Stream stored)
    {
        Name = file.Name;
        _stored = stored;
        _packed = new PeekStream(stored);
        var magic = _packed.Peek(2);
        var isGzip = magic is [0x1F, 0x8B];
        if (file.IsNamedGzip && !isGzip && magic.Length > 0)
        {
            throw new InputException(Name, null, "It is named .gz, but is not packed with gzip.", "Take .gz off its name, or pack it.");
        }

        _unpacked = isGzip ? new GZipStream(_packed, CompressionMode.Decompress) : _packed;
        _plain = new PeekStream(_unpacked);
        var start = _plain.Peek(Lookahead);
        var encoding = ByteOrderMark.Find(start, out var markLength);
        start = start[markLength..];
        if (start.IsEmpty)
        {
            throw Empty(Name);
        }

        ByteOrderMark.Find(start, out var secondLength);
        if (secondLength > 0)
        {
            throw new InputException(Name, 1, "It starts with two byte order marks.", "Write it anew as UTF-8 text.");
        }

        _plain.Skip(markLength);
        Format = file.NamedFormat ?? Sniff(start);
        Content = encoding is null ? _plain : Encoding.CreateTranscodingStream(_plain, encoding, Encoding.UTF8);
    }

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Name { get; }

    /// <summary>Gets how the records are written.</summary>
    public InputFormat Format { get; }

    /// <summary>Gets the text: unpacked, in UTF-8, without a byte order mark.</summary>
    public Stream Content { get; }

    /// <summary>Gets how much was read, from 0 to 1; <see langword="null"/> when the size is unknown.</summary>
    public double? Fraction => _stored is { CanSeek: true, Length: > 0 } ? (double)_stored.Position / _stored.Length : null;

    /// <summary>Opens an input.</summary>
    /// <param name="file">The input.</param>
    /// <returns>The opened input.</returns>
    /// <exception cref="InputException">It can't be opened, is empty, or isn't gzip though its name says so.</exception>
    public static OpenedInput Open(InputFile file)
    {
        var stored = file.OpenBytes();
        try
        {
            return new OpenedInput(file, stored);
        }
        catch (Exception cause) when (InputFault.Covers(cause))
        {
            stored.Dispose();
            throw InputFault.From(cause, file.Name, null);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Content.Dispose();
        _plain.Dispose();
        _unpacked.Dispose();
        _packed.Dispose();
        _stored.Dispose();
    }

    /// <summary>Makes the fault for an input that holds nothing.</summary>
    /// <param name="name">The input, as the user named it.</param>
    /// <returns>The fault.</returns>
    public static InputException Empty(string name) => new(name, null, "It is empty.", "Check that what wrote it came to its end.");

    /// <summary>Finds the format by the first character that is not blank; the zero bytes of UTF-16 are passed over like blanks.</summary>
    private static InputFormat Sniff(ReadOnlySpan<byte> start) =>
        start.TrimStart(" \t\r\n\0"u8) is [(byte)'{', ..] ? InputFormat.JsonLines : InputFormat.Csv;
}
