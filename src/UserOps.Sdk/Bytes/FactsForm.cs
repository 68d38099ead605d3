using System.Buffers;

namespace UserOps.Bytes;

/// <summary>The byte form of one type of facts: two bytes that say it is one, the kind, the version, and the facts.</summary>
/// <remarks>
/// What is read is written again and held against the bytes, so no other bytes than the canonical ones are ever taken for facts.
/// That costs a writing with every reading, and leaves no rule of the form to be forgotten by a check.
/// </remarks>
internal sealed class FactsForm<T>
{
    /// <summary>The first byte; no text in UTF-8 begins with it.</summary>
    public const byte FirstMark = 0xFA;

    public const byte SecondMark = 0xC7;

    /// <summary>The version of all forms. A form that changes gets a version of its own, and a way to read this one.</summary>
    public const byte Version = 1;

    private readonly FactsKind _kind;
    private readonly Action<FactsWriter, T> _write;
    private readonly FactsBody<T> _read;

    public FactsForm(FactsKind kind, Action<FactsWriter, T> write, FactsBody<T> read)
    {
        _kind = kind;
        _write = write;
        _read = read;
    }

    public byte[] Write(T facts) => Written(facts).Span.ToArray();

    /// <summary>Writes all, or, if the facts can't be written, nothing.</summary>
    public void Write(T facts, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Write(Written(facts).Span);
    }

    /// <summary>Reads facts from their canonical bytes alone.</summary>
    /// <exception cref="InvalidFactsException">The bytes are not what was written.</exception>
    public T Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new FactsReader(bytes);
        CheckHeader(ref reader);
        var facts = _read(ref reader);
        reader.End();

        var canonical = Written(facts).Span;
        var same = bytes.CommonPrefixLength(canonical);
        return same == bytes.Length && same == canonical.Length
            ? facts
            : throw new InvalidFactsException(
                same, "form", "From here on the bytes differ from those that equal facts are written as: an order, a repeat or a length is another. Take the bytes as they were written.");
    }

    private FactsWriter Written(T facts)
    {
        var writer = new FactsWriter();
        writer.Byte(FirstMark);
        writer.Byte(SecondMark);
        writer.Byte((byte)_kind);
        writer.Byte(Version);
        _write(writer, facts);
        return writer;
    }

    private void CheckHeader(ref FactsReader reader)
    {
        if (reader.Byte("mark") != FirstMark || reader.Byte("mark") != SecondMark)
        {
            throw reader.Refuse("mark", "Bytes of facts begin with FA C7. Give what a Write method of this library wrote.");
        }

        if (reader.Byte("kind") is var kind && kind != (byte)_kind)
        {
            throw reader.Refuse("kind", $"They are {NameOf((FactsKind)kind)}, and {NameOf(_kind)} is asked for. Read them by their own type.");
        }

        if (reader.Byte("version") is var version && version != Version)
        {
            throw reader.Refuse("version", $"They have version {Exact.Text(version)}; this library reads version {Exact.Text(Version)}. Read them by the version of the library that wrote them, or a later one.");
        }
    }

    private static string NameOf(FactsKind kind) => kind is > FactsKind.None and <= FactsKind.TicketEvidence ? $"{kind}" : $"of the unknown kind {Exact.Text((byte)kind)}";
}

/// <summary>Reads what stands after the header.</summary>
internal delegate T FactsBody<out T>(ref FactsReader reader);
