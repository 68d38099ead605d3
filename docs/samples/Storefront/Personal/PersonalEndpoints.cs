using System.Runtime.CompilerServices;
using System.Text.Json;
using Storefront.Ingest;
using UserOps;
using UserOps.Hosting;

namespace Storefront.Personal;

/// <summary>What a person may ask for: all that is kept of them, and that it goes.</summary>
internal static class PersonalEndpoints
{
    private static readonly TimeSpan EraseWithin = TimeSpan.FromMinutes(2);

    public static void MapPersonalData(this WebApplication app)
    {
        app.MapGet("/users/{id}/export", (string id, IEnumerable<IPersonalDataStore> stores, CancellationToken stop) =>
            RecordReader.IsId(id) ? TypedResults.Ok(ReadAsync(new(id), stores, stop)) : Refusals.NotFound("user"));
        app.MapDelete("/users/{id}", async (string id, Erasure erasure, CancellationToken stop) =>
            RecordReader.IsId(id) ? TypedResults.Ok(new Erased(await erasure.EraseAsync(new(id), stop))) : Refusals.NotFound("user"))
            .WithRequestTimeout(EraseWithin);
    }

    private static async IAsyncEnumerable<ExportedRecord> ReadAsync(UserId user, IEnumerable<IPersonalDataStore> stores, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var store in stores)
        {
            await foreach (var record in store.ExportAsync(user, cancellationToken))
            {
                yield return new(record.Store, record.Key, JsonSerializer.Deserialize<JsonElement>(record.Json));
            }
        }
    }
}

/// <summary>Something that is kept of a person.</summary>
internal sealed record ExportedRecord(string Store, string Key, JsonElement Record);

/// <summary>What became of an erasure.</summary>
/// <param name="Records">How many records were of that person; 0 when there was nothing any more.</param>
internal sealed record Erased(int Records);
