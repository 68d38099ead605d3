using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Testing;

/// <summary>What the stores in memory have in common: how they stream, what they refuse, and how they hand out.</summary>
internal static class MemoryReading
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Streams rows as they stand when the reader begins.</summary>
    public static async IAsyncEnumerable<T> Of<T>(Func<IEnumerable<T>> snapshot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var row in snapshot())
        {
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <summary>Leaves rows out.</summary>
    public static async IAsyncEnumerable<T> Where<T>(IAsyncEnumerable<T> rows, Func<T, bool> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (wanted(row))
            {
                yield return row;
            }
        }
    }

    /// <summary>Refuses nobody.</summary>
    public static void ThrowIfNobody(UserId user)
    {
        if (user.IsNone)
        {
            throw new ArgumentException("The user is nobody. Name a user.", nameof(user));
        }
    }

    /// <summary>Writes one JSON object.</summary>
    public static string Json(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, string name, Instant? instant) =>
        writer.WriteString(name, instant is { } at ? InstantPattern.ExtendedIso.Format(at) : null);

    public static void Write(Utf8JsonWriter writer, PolicyRef policy)
    {
        writer.WriteStartObject("policy");
        writer.WriteString("name", policy.Name);
        writer.WriteString("version", policy.Version);
        writer.WriteString("hash", policy.Hash);
        writer.WriteEndObject();
    }
}
