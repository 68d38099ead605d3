using System.Runtime.InteropServices;

namespace UserOps.Rfm;

/// <summary>The input: three columns of one length.</summary>
internal readonly ref struct PurchaseRows<TUser>(
    ReadOnlySpan<TUser> users,
    ReadOnlySpan<int> days,
    ReadOnlySpan<long> amounts)
    where TUser : notnull
{
    public ReadOnlySpan<TUser> Users { get; } = users;

    public ReadOnlySpan<int> Days { get; } = days;

    public ReadOnlySpan<long> Amounts { get; } = amounts;
}

/// <summary>One good row in view. Packed: ten million of them are copied, and padding would add a fifth.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SeenRow<TUser>(TUser User, long Amount, int Day)
    where TUser : notnull;
