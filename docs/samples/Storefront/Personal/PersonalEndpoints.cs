using System.Text.Json;
using Storefront.Ingest;
using Storefront.Storage;
using UserOps.Hosting;

namespace Storefront.Personal;

/// <summary>What a person may ask for: all that is kept of them, and that it goes.</summary>
internal static class PersonalEndpoints
{
    private static readonly TimeSpan EraseWithin = TimeSpan.FromMinutes(2);

    public static void MapPersonalData(this WebApplication app)
    {
        app.MapGet("/users/{id}/export", (string id, PersonalData persons, CancellationToken stop) =>
            RecordReader.IsId(id) ? TypedResults.Ok(ReadAsync(persons.ExportAsync(new(id), stop))) : Refusals.NotFound("user"));
        app.MapDelete("/users/{id}", async (string id, PersonalData persons, RunScheduler scheduler, TimeProvider time, CancellationToken stop) =>
        {
            if (!RecordReader.IsId(id))
            {
                return Refusals.NotFound("user");
            }

            var count = await persons.EraseAsync(new(id), time.Now(), stop);
            scheduler.Wake();
            return TypedResults.Ok(new Erased(count));
        }).WithRequestTimeout(EraseWithin);
    }

    private static async IAsyncEnumerable<ExportedRecord> ReadAsync(IAsyncEnumerable<PersonalRecord> records)
    {
        await foreach (var record in records)
        {
            yield return new(record.Store, record.Key, JsonSerializer.Deserialize<JsonElement>(record.Json));
        }
    }
}

/// <summary>Something that is kept of a person.</summary>
internal sealed record ExportedRecord(string Store, string Key, JsonElement Record);

/// <summary>What became of an erasure.</summary>
/// <param name="Records">How many records were of that person; 0 when there was nothing any more.</param>
internal sealed record Erased(int Records);
