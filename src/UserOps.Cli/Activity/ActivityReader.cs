using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Lifecycle;

namespace UserOps.Cli.Activity;

/// <summary>Reads activity from a file: the host port over plain files.</summary>
/// <remarks>
/// A row without a user is anonymous: counted, and not handed over. Where only purchases are asked for, the money is read as
/// <see cref="PurchaseReader"/> does, and a row that is no sale is left out; else the money is not looked at.
/// </remarks>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="rejections">Takes the rows that can't be used.</param>
internal sealed class ActivityReader(RowInput input, RejectionSink rejections)
    : SourceReader<ActivityEvent<UserId>>(input, ActivityFields.LayoutOf(input.PurchasesOnly), rejections), IActivitySource
{
    private readonly TimeReader _times = input.Times;
    private readonly bool _purchasesOnly = input.PurchasesOnly;
    private readonly int _event = ActivityFields.LayoutOf(input.PurchasesOnly).Width - 1;
    private long _accepted;
    private long _anonymous;
    private long _leftOut;
    private Instant? _newest;

    /// <summary>Gets what became of the records; complete once the file was read to its end.</summary>
    public ActivityCounts Counts { get; private set; } = new();

    /// <inheritdoc />
    /// <remarks>Rows are read in batches off the caller's thread.</remarks>
    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken);

    /// <inheritdoc />
    protected override bool TryRead(RecordReader record, out ActivityEvent<UserId> row)
    {
        row = default;
        var user = record[ActivityFields.User];
        if (user.Length == 0)
        {
            _anonymous++;
            return false;
        }

        if (!_times.TryRead(record[ActivityFields.At], out var at, out var whyNot))
        {
            record.Reject(ActivityFields.At, whyNot);
            return false;
        }

        if (_purchasesOnly)
        {
            if (!RowMoney.TryRead(record, out var money, out var wrong, out var why))
            {
                record.Reject(wrong, why);
                return false;
            }

            if (!money.IsSale)
            {
                _leftOut++;
                return false;
            }
        }

        row = new ActivityEvent<UserId>(new UserId(user), at) { Event = record[_event] };
        return true;
    }

    /// <inheritdoc />
    protected override void Accept(ActivityEvent<UserId> row)
    {
        _accepted++;
        _newest = _newest is { } newest ? Instant.Max(newest, row.At) : row.At;
    }

    /// <inheritdoc />
    protected override void End(long rejected, long blankLines) => Counts = new()
    {
        Accepted = _accepted,
        Rejected = rejected,
        Anonymous = _anonymous,
        LeftOut = _leftOut,
        BlankLines = blankLines,
        Newest = _newest,
    };
}
