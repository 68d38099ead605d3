using System.Globalization;
using System.Numerics;
using UserOps.Columnar;

namespace UserOps.Rfm;

/// <summary>One user's running figures.</summary>
internal struct UserEntry<TUser, TSum> : IUserEntry<TUser, UserEntry<TUser, TSum>>
    where TUser : notnull
    where TSum : struct, IBinaryInteger<TSum>
{
    public TSum Net;
    public TSum Refunds;
    public int Orders;
    public int FirstDay;
    public int LastDay;

    public TUser User { get; private init; }

    public uint Hash { get; private init; }

    public int Place { get; private init; }

    /// <summary>Gets a value indicating whether a total of the user doesn't fit in 64 bits.</summary>
    public readonly bool IsTooLarge => !Fits(Net) || !Fits(Refunds);

    public static UserEntry<TUser, TSum> Of(TUser user, uint hash, int place) =>
        new() { User = user, Hash = hash, Place = place, FirstDay = int.MaxValue, LastDay = int.MinValue };

    public void Add(long amount, int day, bool netOfRefunds)
    {
        var sum = TSum.CreateTruncating(amount);
        if (amount >= 0)
        {
            Orders++;
            FirstDay = Math.Min(FirstDay, day);
            LastDay = Math.Max(LastDay, day);
            Net += sum;
        }
        else
        {
            Refunds -= sum;
            Net += netOfRefunds ? sum : TSum.Zero;
        }
    }

    public readonly void WriteTo(SummaryBuffers<TUser> buffers, int at)
    {
        buffers.Users[at] = User;
        buffers.FirstDays[at] = Orders == 0 ? SummaryColumns<TUser>.NoDay : FirstDay;
        buffers.LastDays[at] = Orders == 0 ? SummaryColumns<TUser>.NoDay : LastDay;
        buffers.Orders[at] = Orders;
        buffers.NetTotals[at] = long.CreateTruncating(Net);
        buffers.RefundTotals[at] = long.CreateTruncating(Refunds);
    }

    public readonly Rejection ToRejection(string source, long line)
    {
        var (field, total) = Fits(Net) ? ("refundTotal", Refunds) : ("netTotal", Net);
        return new Rejection(
            source,
            field,
            total.ToString(null, CultureInfo.InvariantCulture),
            "The user's total doesn't fit in 64 bits; give amounts in a larger unit. All rows of the user are left out.")
        {
            Line = line,
            Key = RowGate<TUser>.Text(User),
        };
    }

    private static bool Fits(TSum sum) =>
        typeof(TSum) == typeof(long) || TSum.CreateTruncating(long.CreateTruncating(sum)) == sum;
}
