namespace UserOps.Complaints;

/// <summary>From when a regulator's clock runs.</summary>
public enum RegulatorTrigger
{
    /// <summary>The receipt of the complaint.</summary>
    Received = 0,

    /// <summary>The instant at which the regulator sent it to the firm; the receipt where none is known.</summary>
    Sent = 1,

    /// <summary>The acceptance: the acknowledgement of the case.</summary>
    Acknowledged = 2,

    /// <summary>The response.</summary>
    Responded = 3,
}
