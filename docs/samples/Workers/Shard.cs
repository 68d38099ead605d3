using System.Security.Cryptography;
using System.Text;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Rfm;

namespace Workers;

/// <summary>The facts of many users, by user. What a worker writes, and what the coordinator merges.</summary>
internal sealed class Shard
{
    private readonly SortedDictionary<string, KnownUser> _users = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, KnownUser> Users => _users;

    public void Add(string user, KnownUser known) =>
        _users[user] = _users.GetValueOrDefault(user, KnownUser.Nobody).Merge(known);

    public void Merge(Shard other)
    {
        foreach (var (user, known) in other._users)
        {
            Add(user, known);
        }
    }

    // begin-snippet: sample-worker-part
    public void WriteTo(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(DateTimeZoneProviders.Tzdb.VersionId); // days were cut by these zones
        writer.Write(_users.Count);
        foreach (var (user, known) in _users)
        {
            writer.Write(user);
            Write(writer, PurchaseHistoryBytes.Write(known.Purchases));
            Write(writer, UserActivityBytes.Write(known.Activity));
        }
    }

    public static Shard Read(byte[] part)
    {
        using var reader = new BinaryReader(new MemoryStream(part));
        if (reader.ReadString() is var zones && zones != DateTimeZoneProviders.Tzdb.VersionId)
        {
            throw new InvalidDataException($"The part was made with the zones of {zones}, and this is {DateTimeZoneProviders.Tzdb.VersionId}. Give all workers the same NodaTime.");
        }

        var shard = new Shard();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            shard.Add(reader.ReadString(), new(PurchaseHistoryBytes.Read(Next(reader)), UserActivityBytes.Read(Next(reader))));
        }

        return shard;
    }

    // end-snippet

    /// <summary>The SHA-256 of all users' bytes: equal exactly when the facts are.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (user, known) in _users)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{user}\n"));
            hash.AppendData(PurchaseHistoryBytes.Write(known.Purchases));
            hash.AppendData(UserActivityBytes.Write(known.Activity));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] Next(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());
}
