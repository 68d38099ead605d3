using System.Security.Cryptography;
using System.Text;

namespace UserOps.Hosting;

/// <summary>How the ids of users and complaints stand in logs. Nothing else of them is ever logged, and in metrics and traces not even those.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class LoggedIds
{
    /// <summary>The fewest bytes of a key.</summary>
    public const int LeastKeyLength = 16;

    private readonly Func<string, string> _write;

    private LoggedIds(Func<string, string> write) => _write = write;

    /// <summary>Gets the way that does not log them; the default.</summary>
    public static LoggedIds None { get; } = new(_ => "(id)");

    /// <summary>Gets the way that logs them as they are.</summary>
    public static LoggedIds Plain { get; } = new(id => id);

    /// <summary>Makes a way that logs the first 16 hexadecimal digits of their HMAC-SHA256: the same id is seen to be the same, and who has not the key can't tell whose it is.</summary>
    /// <param name="key">The key, at least 16 bytes, from where the host keeps its secrets. With another key the same id looks another.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is too short.</exception>
    public static LoggedIds Hashed(ReadOnlySpan<byte> key)
    {
        if (key.Length < LeastKeyLength)
        {
            throw new ArgumentException($"The key has {key.Length} bytes; it must have at least {LeastKeyLength}. Take a longer one from where the host keeps its secrets.", nameof(key));
        }

        var kept = key.ToArray();
        return new(id => Convert.ToHexStringLower(HMACSHA256.HashData(kept, Encoding.UTF8.GetBytes(id)).AsSpan(0, 8)));
    }

    /// <summary>Writes an id for a log.</summary>
    /// <param name="id">The id.</param>
    /// <returns>What may be logged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    public string Write(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _write(id);
    }
}
