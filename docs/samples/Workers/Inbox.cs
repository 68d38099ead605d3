namespace Workers;

// begin-snippet: sample-worker-inbox
/// <summary>Facts, and which batches are in them. The two are kept together: one file, one row, one grain's state.</summary>
internal sealed class Inbox
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public Shard Facts { get; } = new();

    /// <summary>Takes a batch once. Queues deliver a message again when they are not sure, and purchases of a batch would then count twice.</summary>
    public bool Take(string batch, Shard part)
    {
        if (!_taken.Add(batch))
        {
            return false;
        }

        Facts.Merge(part);
        return true;
    }
}

// end-snippet
