namespace UserOps.Complaints;

/// <summary>Why a clock stands.</summary>
public enum PauseReason
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The customer must answer or send something.</summary>
    WaitingCustomer = 1,

    /// <summary>A supplier, a carrier, an insurer must answer.</summary>
    WaitingThirdParty = 2,

    /// <summary>Goods are being tested or inspected.</summary>
    Testing = 3,

    /// <summary>The customer had the response, and disputed it later.</summary>
    WithCustomer = 4,

    /// <summary>The case was closed, and reopened later.</summary>
    Closed = 5,
}
