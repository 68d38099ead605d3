namespace UserOps.Complaints;

/// <summary>Where a complaint stands in the loop from receipt to closing.</summary>
public enum CaseState
{
    /// <summary>Nothing was received: there is no case yet.</summary>
    None = 0,

    /// <summary>The complaint came in, and nobody has looked at it.</summary>
    Received = 1,

    /// <summary>Its factors were looked at: safety, law and privacy are known.</summary>
    Screened = 2,

    /// <summary>The customer was told that it is being handled.</summary>
    Acknowledged = 3,

    /// <summary>Somebody answers for it.</summary>
    Assigned = 4,

    /// <summary>It is being looked into.</summary>
    Investigating = 5,

    /// <summary>The customer must answer or send something.</summary>
    WaitingCustomer = 6,

    /// <summary>A supplier, a carrier, an insurer must answer.</summary>
    WaitingThirdParty = 7,

    /// <summary>Goods are being tested or inspected.</summary>
    Testing = 8,

    /// <summary>The decision stands, and has not been sent.</summary>
    DecisionReady = 9,

    /// <summary>The customer has the decision.</summary>
    Responded = 10,

    /// <summary>The customer accepts the decision.</summary>
    Accepted = 11,

    /// <summary>The customer does not accept it.</summary>
    Disputed = 12,

    /// <summary>It lies with somebody outside: an ombudsman, a regulator, a court.</summary>
    External = 13,

    /// <summary>It is done.</summary>
    Closed = 14,

    /// <summary>It was closed, and is open again; nobody has taken it up yet.</summary>
    Reopened = 15,

    /// <summary>The customer took it back.</summary>
    Withdrawn = 16,

    /// <summary>It was refused, for a reason that was written down.</summary>
    NotAccepted = 17,

    /// <summary>It is handled as part of another case.</summary>
    MergedInto = 18,
}
