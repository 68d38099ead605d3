using Storefront.Storage;

namespace Storefront.Ingest;

/// <summary>Takes the facts of a request: all of them, or none and says why.</summary>
internal sealed class FactIngest(FactWriter writer, TimeProvider time)
{
    public async Task<IResult> TakeAsync<TRow>(HttpRequest request, RecordParser<TRow> parse, CancellationToken cancellationToken)
        where TRow : FactRow
    {
        var records = await RecordBody.ReadAsync(request, cancellationToken);
        var now = time.Now();
        var problems = new List<FieldProblem>();
        var rows = records.Select((record, i) => parse(record, i + 1, now, problems)).ToList();
        if (problems.Count > 0)
        {
            return Refusals.Invalid(problems);
        }

        var written = await writer.WriteAsync(rows, cancellationToken);
        return written.Others.Count > 0 ? Refusals.Others(written.Others) : TypedResults.Ok(new Taken(rows.Count, written.Added));
    }
}

/// <summary>What became of a request.</summary>
/// <param name="Received">How many records there were.</param>
/// <param name="Added">How many of them are new; the others were there already.</param>
internal sealed record Taken(int Received, int Added);
