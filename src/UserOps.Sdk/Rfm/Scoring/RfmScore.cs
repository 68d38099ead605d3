namespace UserOps.Rfm;

/// <summary>Three scores, higher is better in each, and their weighted total.</summary>
/// <remarks><c>default</c> is <see cref="NeverPurchased"/>.</remarks>
public readonly record struct RfmScore
{
    private readonly byte _r;
    private readonly byte _f;
    private readonly byte _m;
    private readonly byte _status;

    /// <summary>Initializes a new instance of the <see cref="RfmScore"/> struct for a user with purchases.</summary>
    /// <param name="r">The recency score, from 1.</param>
    /// <param name="f">The frequency score, from 1.</param>
    /// <param name="m">The monetary score, from 1.</param>
    /// <param name="total">The weighted total.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is not between 1 and 10, or the total is negative.</exception>
    public RfmScore(int r, int f, int m, double total)
    {
        _r = Level(r, nameof(r));
        _f = Level(f, nameof(f));
        _m = Level(m, nameof(m));
        _status = (byte)PurchaseStatus.Purchased;
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        Total = total;
    }

    private RfmScore(PurchaseStatus status)
        : this() =>
        _status = (byte)status;

    /// <summary>Gets the answer for a user who bought nothing up to the instant of judgement.</summary>
    public static RfmScore NeverPurchased => default;

    /// <summary>Gets the answer for a user who bought, but before the look-back window.</summary>
    public static RfmScore OutsideWindow { get; } = new(PurchaseStatus.OutsideWindow);

    /// <summary>Gets the recency score, from 1; 0 without a score.</summary>
    public int R => _r;

    /// <summary>Gets the frequency score, from 1; 0 without a score.</summary>
    public int F => _f;

    /// <summary>Gets the monetary score, from 1; 0 without a score.</summary>
    public int M => _m;

    /// <summary>Gets the sum of the scores, each times its weight in the policy; 0 without a score.</summary>
    public double Total { get; }

    /// <summary>Gets whether the user has purchases.</summary>
    public PurchaseStatus Status => (PurchaseStatus)_status;

    /// <summary>Gets a value indicating whether there are scores.</summary>
    public bool IsScored => Status == PurchaseStatus.Purchased;

    /// <summary>Returns the scores as text.</summary>
    /// <returns><c>545</c>; <c>10-9-10</c> where a score has two digits; <c>---</c> without scores.</returns>
    public override string ToString() => IsScored ? SegmentCell.Format(R, F, M) : "---";

    /// <summary>Gives the answer for a user without purchases in view.</summary>
    internal static RfmScore Without(PurchaseStatus status) =>
        status == PurchaseStatus.OutsideWindow ? OutsideWindow : NeverPurchased;

    private static byte Level(int level, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, BinPolicy.MaxBins, name);
        return (byte)level;
    }
}
