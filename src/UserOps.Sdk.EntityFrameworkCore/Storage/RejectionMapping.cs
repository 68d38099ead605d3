using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Between a rejection and its row.</summary>
internal static class RejectionMapping
{
    public static RejectionRow Write(RunRejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        var asOf = StoredInstant.Of(rejection.AsOf);
        var record = rejection.Rejection;
        return new()
        {
            Hash = HashOf(rejection),
            Kind = StoredText.OfKind(rejection.Kind),
            AsOf = asOf.Ticks,
            AsOfNanos = asOf.Nanos,
            Source = StoredText.Of(record.Source),
            Field = StoredText.Of(record.Field),
            Value = StoredText.Of(record.Value),
            Why = StoredText.Of(record.Why),
            Line = record.Line,
            RecordKey = StoredText.OfNullable(record.Key),
        };
    }

    public static RunRejection Read(RejectionRow row) => new(
        StoredText.Read(row.Kind),
        StoredInstant.Read(row.AsOf, row.AsOfNanos),
        new(StoredText.Read(row.Source), StoredText.Read(row.Field), StoredText.Read(row.Value), StoredText.Read(row.Why))
        {
            Line = row.Line,
            Key = row.RecordKey is null ? null : StoredText.Read(row.RecordKey),
        });

    // Each text behind its length, so that no two rejections give the same bytes.
    private static string HashOf(RunRejection rejection)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var asOf = StoredInstant.Of(rejection.AsOf);
        var record = rejection.Rejection;
        Append(hash, asOf.Ticks, asOf.Nanos, record.Line is null ? 0 : 1, record.Line ?? 0);
        foreach (var text in (ReadOnlySpan<string?>)[rejection.Kind, record.Source, record.Field, record.Value, record.Why, record.Key])
        {
            Append(hash, text?.Length ?? -1);
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, params ReadOnlySpan<long> numbers) => hash.AppendData(MemoryMarshal.AsBytes(numbers));
}
