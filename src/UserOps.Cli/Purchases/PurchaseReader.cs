using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Rfm;

namespace UserOps.Cli.Purchases;

/// <summary>Reads purchases from a file: the host port over plain files.</summary>
/// <remarks>
/// A row without a user is anonymous: counted, with its money, and not handed over. A row that can't be used goes to the
/// <see cref="RejectionSink"/> with the first thing that is wrong with it. A reader reads its file once, since standard
/// input can't be read again; memory doesn't grow with the file.
/// </remarks>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="rejections">Takes the rows that can't be used.</param>
internal sealed class PurchaseReader(PurchaseInput input, RejectionSink rejections) : IPurchaseSource
{
    private const int BatchSize = 1024;

    private bool _started;
    private PurchaseCounts _counts = new();
    private string[] _columns = [];
    private bool _refused;
    private long _refusals;

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Source => input.File.Name;

    /// <summary>Gets what became of the records; complete once the file was read to its end.</summary>
    public PurchaseCounts Counts => _counts;

    /// <summary>Gets how much of the file was read, from 0 to 1; <see langword="null"/> when the size is unknown.</summary>
    public double? Fraction { get; private set; }

    /// <summary>Reads the rows that carry a user.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="InputException">The file can't be read to its end.</exception>
    /// <exception cref="InvalidOperationException">The rows were asked for before.</exception>
    public IEnumerable<PurchaseRow> ReadRows(CancellationToken cancellationToken = default)
    {
        if (_started)
        {
            throw new InvalidOperationException("A PurchaseReader reads its file once; make another one to read it again.");
        }

        _started = true;
        return Rows(cancellationToken);
    }

    /// <summary>Rejects the row that was handed over last, which could not be used after all; it counts as rejected then.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rejection">What is wrong with it.</param>
    /// <exception cref="InputException">The run is strict.</exception>
    public void Refuse(PurchaseRow row, Rejection rejection)
    {
        _refused = true;
        _refusals++;
        rejections.Add(new Rejection(Source, rejection.Field, Shown.Text(rejection.Value), rejection.Why) { Line = row.Line });
    }

    /// <inheritdoc />
    /// <remarks>Rows are read in batches off the caller's thread.</remarks>
    public async IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var rows = ReadRows(cancellationToken).GetEnumerator();
        var batch = new List<Purchase<UserId>>(BatchSize);
        while (await Task.Run(() => Fill(batch, rows), cancellationToken).ConfigureAwait(false))
        {
            foreach (var purchase in batch)
            {
                yield return purchase;
            }
        }
    }

    private static bool Fill(List<Purchase<UserId>> batch, IEnumerator<PurchaseRow> rows)
    {
        batch.Clear();
        while (batch.Count < BatchSize && rows.MoveNext())
        {
            batch.Add(rows.Current.Purchase);
        }

        return batch.Count > 0;
    }

    private IEnumerable<PurchaseRow> Rows(CancellationToken cancellationToken)
    {
        var tally = new Tally();
        using var reader = RecordReader.Open(input.File, PurchaseFields.Layout.WithColumns(input.Columns), input.Map, rejections);
        for (var record = 0L; reader.Read(cancellationToken); record++)
        {
            if (record % BatchSize == 0)
            {
                Fraction = reader.Fraction;
            }

            if (TryRead(reader, tally, out var purchase))
            {
                _refused = false;
                yield return new PurchaseRow(purchase, reader.Line, ColumnsOf(reader));
                if (!_refused)
                {
                    tally.Add(purchase);
                }
            }
        }

        _counts = tally.Counts(reader) with { Rejected = reader.Rejected + _refusals };
        Fraction = reader.Fraction;
    }

    private bool TryRead(RecordReader row, Tally tally, out Purchase<UserId> purchase)
    {
        purchase = default;
        var user = row[PurchaseFields.User];
        var hasMoney = RowMoney.TryRead(row, out var money, out var wrong, out var why);
        if (user.Length == 0)
        {
            tally.AddAnonymous(hasMoney && (money.IsSale || !input.PurchasesOnly) ? money : null);
            return false;
        }

        if (!input.Times.TryRead(row[PurchaseFields.At], out var at, out var whyNot))
        {
            row.Reject(PurchaseFields.At, whyNot);
            return false;
        }

        if (!hasMoney)
        {
            row.Reject(wrong, why);
            return false;
        }

        if (input.PurchasesOnly && !money.IsSale)
        {
            tally.LeftOut++;
            return false;
        }

        purchase = new Purchase<UserId>(new UserId(user), at, money.Amount)
        {
            Kind = money.Kind,
            OrderId = TextOrNull(row[PurchaseFields.Order]),
            Currency = TextOrNull(row[PurchaseFields.Currency]),
        };
        return true;
    }

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>Takes the further columns; rows that follow each other mostly share them.</summary>
    private string[] ColumnsOf(RecordReader row)
    {
        var same = _columns.Length == input.Columns.Count;
        for (var column = 0; same && column < _columns.Length; column++)
        {
            same = _columns[column] == row[PurchaseFields.Layout.Width + column];
        }

        if (!same)
        {
            _columns = [.. Enumerable.Range(PurchaseFields.Layout.Width, input.Columns.Count).Select(position => row[position])];
        }

        return _columns;
    }

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

        public PurchaseCounts Counts(RecordReader reader) => new()
        {
            Accepted = _accepted,
            Refunds = _refunds,
            Anonymous = _anonymous,
            AnonymousRefunds = _anonymousRefunds,
            AnonymousMoney = _anonymousMoney,
            LeftOut = LeftOut,
            BlankLines = reader.BlankLines,
            Newest = _newest,
        };
    }
}
