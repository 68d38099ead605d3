namespace UserOps.Rfm;

/// <summary>One user in a snapshot.</summary>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
/// <param name="User">The user.</param>
/// <param name="Summary">What the user bought.</param>
/// <param name="Score">The scores.</param>
/// <param name="Segment">The segment they lead to.</param>
public sealed record RfmUser<TUser>(TUser User, PurchaseSummary Summary, RfmScore Score, Segment Segment)
    where TUser : notnull;
