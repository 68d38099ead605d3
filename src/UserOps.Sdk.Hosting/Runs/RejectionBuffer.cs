using System.Globalization;
using NodaTime;

namespace UserOps.Hosting;

/// <summary>The records of one batch that could not be used, and the count of all that were read for it.</summary>
internal sealed class RejectionBuffer(string kind, Instant asOf, long maximumRows)
{
    private readonly List<RunRejection> _rejections = [];
    private long _rows;

    public IReadOnlyCollection<RunRejection> Rejections => _rejections;

    public void Add(Rejection rejection) => _rejections.Add(new(kind, asOf, rejection));

    public void AddAll(RejectionBuffer other) => _rejections.AddRange(other._rejections);

    /// <summary>Counts a row that a source gave.</summary>
    public void CountRow(string source)
    {
        if (++_rows > maximumRows)
        {
            throw new InvalidOperationException(
                $"{source} gave more than {maximumRows.ToString(CultureInfo.InvariantCulture)} rows at once. It may have no end; if there are so many, raise {nameof(RunOptions)}.{nameof(RunOptions.MaximumRows)}.");
        }
    }
}
