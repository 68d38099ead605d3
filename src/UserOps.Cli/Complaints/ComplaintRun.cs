using NodaTime;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Complaints;

namespace UserOps.Cli.Complaints;

/// <summary>The complaints of one file on their way through the judgement: each is judged when it is asked for, so memory does not follow the file.</summary>
/// <param name="reader">Reads them.</param>
/// <param name="judge">What judges.</param>
/// <param name="asOf">When to judge; <see langword="null"/> for each complaint's own receipt.</param>
/// <param name="progress">Shows how far the reading is.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ComplaintRun(ComplaintReader reader, ComplaintJudge judge, AsOf? asOf, ProgressLine progress, CancellationToken cancellationToken)
{
    private const int BatchSize = 1024;

    private long _later;

    /// <summary>Gets what judges.</summary>
    public ComplaintJudge Judge => judge;

    /// <summary>Gets when it was judged; <see langword="null"/> for each complaint's own receipt. Known once the rows are read.</summary>
    public Instant? AsOf { get; private set; }

    /// <summary>Gets what became of the records; complete once the rows were read.</summary>
    public ComplaintCounts Counts => reader.Counts with { Later = _later };

    /// <summary>Reads what is known of the complaints.</summary>
    /// <returns>The complaints received by then, in the order of the file.</returns>
    public IEnumerable<ComplaintFacts> Facts()
    {
        var all = Followed();
        if (asOf is AsOfLast last)
        {
            // Which day is the last is known at the end of the file.
            var gathered = all.ToList();
            AsOf = last.Resolve(judge.Days, reader.Counts.Newest);
            all = gathered;
        }
        else
        {
            AsOf = asOf?.Resolve(judge.Days, newest: null);
        }

        foreach (var facts in all)
        {
            if (AsOf is { } instant && facts.ReceivedAt > instant)
            {
                _later++;
            }
            else
            {
                yield return facts;
            }
        }
    }

    /// <summary>Reads and judges.</summary>
    /// <returns>The complaints received by then, in the order of the file.</returns>
    public IEnumerable<JudgedComplaint> Rows()
    {
        foreach (var batch in Facts().Chunk(BatchSize))
        {
            var judged = new JudgedComplaint[batch.Length];
            Parallel.For(0, batch.Length, place => judged[place] = judge.Judge(batch[place], AsOf));
            foreach (var row in judged)
            {
                yield return row;
            }
        }
    }

    private IEnumerable<ComplaintFacts> Followed()
    {
        foreach (var facts in reader.Read(cancellationToken))
        {
            progress.Step($"Reading {reader.Source}", reader.Fraction);
            yield return facts;
        }
    }
}
