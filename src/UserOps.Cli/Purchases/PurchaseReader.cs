using NodaTime;
using UserOps.Cli.Input;
using UserOps.Rfm;

namespace UserOps.Cli.Purchases;

/// <summary>Reads purchases from a file: the host port over plain files.</summary>
/// <remarks>A row without a user is anonymous: counted, with its money, and not handed over.</remarks>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="rejections">Takes the rows that can't be used.</param>
internal sealed class PurchaseReader(RowInput input, RejectionSink rejections)
    : SourceReader<Purchase<UserId>>(input, PurchaseFields.Layout, rejections), IPurchaseSource
{
    private readonly TimeReader _times = input.Times;
    private readonly bool _purchasesOnly = input.PurchasesOnly;
    private readonly Tally _tally = new();

    /// <summary>Gets what became of the records; complete once the file was read to its end.</summary>
    public PurchaseCounts Counts { get; private set; } = new();

    /// <inheritdoc />
    /// <remarks>Rows are read in batches off the caller's thread.</remarks>
    public IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken);

    /// <inheritdoc />
    protected override bool TryRead(RecordReader record, out Purchase<UserId> row)
    {
        row = default;
        var user = record[PurchaseFields.User];
        var hasMoney = RowMoney.TryRead(record, out var money, out var wrong, out var why);
        if (user.Length == 0)
        {
            _tally.AddAnonymous(hasMoney && (money.IsSale || !_purchasesOnly) ? money : null);
            return false;
        }

        if (!_times.TryRead(record[PurchaseFields.At], out var at, out var whyNot))
        {
            record.Reject(PurchaseFields.At, whyNot);
            return false;
        }

        if (!hasMoney)
        {
            record.Reject(wrong, why);
            return false;
        }

        if (_purchasesOnly && !money.IsSale)
        {
            _tally.LeftOut++;
            return false;
        }

        row = new Purchase<UserId>(new UserId(user), at, money.Amount)
        {
            Kind = money.Kind,
            OrderId = TextOrNull(record[PurchaseFields.Order]),
            Currency = TextOrNull(record[PurchaseFields.Currency]),
        };
        return true;
    }

    /// <inheritdoc />
    protected override void Accept(Purchase<UserId> row) => _tally.Add(row);

    /// <inheritdoc />
    protected override void End(long rejected, long blankLines) =>
        Counts = _tally.Counts() with { Rejected = rejected, BlankLines = blankLines };

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>Counts while the file is read.</summary>
    private sealed class Tally
    {
        private long _accepted;
        private long _refunds;
        private long _anonymous;
        private long _anonymousRefunds;
        private decimal _anonymousMoney;
        private Instant? _newest;

        public long LeftOut { get; set; }

        public void Add(Purchase<UserId> purchase)
        {
            _accepted++;
            _refunds += purchase.Kind == PurchaseKind.Refund ? 1 : 0;
            _newest = _newest is { } newest ? Instant.Max(newest, purchase.At) : purchase.At;
        }

        public void AddAnonymous(RowMoney? money)
        {
            _anonymous++;
            if (money is { } known)
            {
                _anonymousRefunds += known.Kind == PurchaseKind.Refund ? 1 : 0;
                _anonymousMoney += known.Signed;
            }
        }

        public PurchaseCounts Counts() => new()
        {
            Accepted = _accepted,
            Refunds = _refunds,
            Anonymous = _anonymous,
            AnonymousRefunds = _anonymousRefunds,
            AnonymousMoney = _anonymousMoney,
            LeftOut = LeftOut,
            Newest = _newest,
        };
    }
}
