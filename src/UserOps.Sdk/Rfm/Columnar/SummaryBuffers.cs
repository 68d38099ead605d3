namespace UserOps.Rfm;

/// <summary>The columns of a <see cref="SummaryColumns{TUser}"/> while they are being written.</summary>
internal sealed class SummaryBuffers<TUser>(int count)
    where TUser : notnull
{
    public TUser[] Users { get; } = GC.AllocateUninitializedArray<TUser>(count);

    public int[] FirstDays { get; } = GC.AllocateUninitializedArray<int>(count);

    public int[] LastDays { get; } = GC.AllocateUninitializedArray<int>(count);

    public int[] Orders { get; } = GC.AllocateUninitializedArray<int>(count);

    public long[] NetTotals { get; } = GC.AllocateUninitializedArray<long>(count);

    public long[] RefundTotals { get; } = GC.AllocateUninitializedArray<long>(count);
}
