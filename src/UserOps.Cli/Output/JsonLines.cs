using System.Buffers;
using System.Text.Json;

namespace UserOps.Cli.Output;

/// <summary>Writes one JSON object a line, with one writer and one buffer for all of them.</summary>
/// <param name="stream">Where to; it stays open.</param>
internal sealed class JsonLines(Stream stream) : IDisposable
{
    private const int FlushAt = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private Utf8JsonWriter? _json;

    private Utf8JsonWriter Json => _json ??= new Utf8JsonWriter(_buffer, JsonText.Compact);

    /// <summary>Writes a line.</summary>
    /// <typeparam name="T">The type of the row.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="writeMembers">Writes its members; static, so that it allocates nothing.</param>
    public void Write<T>(T row, Action<Utf8JsonWriter, T> writeMembers)
    {
        Json.WriteStartObject();
        writeMembers(Json, row);
        Json.WriteEndObject();
        EndLine();
    }

    /// <summary>Writes a value that brings its own JSON as a line.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="write">Writes the whole value.</param>
    public void WriteValue<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        write(Json, value);
        EndLine();
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    /// <inheritdoc />
    public void Dispose() => _json?.Dispose();

    private void EndLine()
    {
        Json.Flush();
        Json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }
}
