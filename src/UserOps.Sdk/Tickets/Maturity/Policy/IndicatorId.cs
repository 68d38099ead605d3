namespace UserOps.Tickets;

/// <summary>The indicators of maturity, by layer and number; their formulas are in <see cref="Indicators"/>. In JSON they are told as they stand here: <c>M1</c>.</summary>
public enum IndicatorId
{
    /// <summary>The kind is set before the ticket is passed on or solved.</summary>
    M1 = 0,

    /// <summary>The first kind is the right one.</summary>
    M2 = 1,

    /// <summary>It is passed on to the right team at once.</summary>
    M3 = 2,

    /// <summary>It is classified in time.</summary>
    M4 = 3,

    /// <summary>Usage questions are solved where they come in, for good.</summary>
    S1 = 4,

    /// <summary>It is solved at the first contact.</summary>
    S2 = 5,

    /// <summary>Module and suspected cause are named when a technical ticket is passed on.</summary>
    S3 = 6,

    /// <summary>The module named at the handover is the right one.</summary>
    S4 = 7,

    /// <summary>What is solved does not come back.</summary>
    S5 = 8,

    /// <summary>Technical tickets are closed with a root cause and an owner.</summary>
    D1 = 9,

    /// <summary>What was passed on is solved in time.</summary>
    D2 = 10,

    /// <summary>What was passed on does not lie silent.</summary>
    D3 = 11,

    /// <summary>The statistics of each month are published.</summary>
    D4 = 12,

    /// <summary>Hotspots have a bug or problem record.</summary>
    D5 = 13,

    /// <summary>Tickets with a cause in the product are tied to a bug.</summary>
    P1 = 14,

    /// <summary>What was answered is also fixed, and the customer hears of it.</summary>
    P2 = 15,

    /// <summary>What was fixed does not come again.</summary>
    P3 = 16,

    /// <summary>The few causes of most tickets are improved.</summary>
    P4 = 17,

    /// <summary>Surges are foreseen.</summary>
    P5 = 18,

    /// <summary>Tickets are tied to insights.</summary>
    R1 = 19,

    /// <summary>Insights rest on several tickets of several customers.</summary>
    R2 = 20,

    /// <summary>Proposals are adopted.</summary>
    R3 = 21,

    /// <summary>Proposals work.</summary>
    R4 = 22,

    /// <summary>The few topics of most questions are looked into.</summary>
    R5 = 23,
}
