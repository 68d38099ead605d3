namespace UserOps.Sql;

/// <summary>What the rows of a query are. The order of the values means nothing.</summary>
public enum SqlShape
{
    /// <summary>What is known of each user's purchases.</summary>
    Purchases = 0,

    /// <summary>How many users have each number of days, of orders, and of money.</summary>
    PurchaseDistribution = 1,

    /// <summary>Each user's scores and segment.</summary>
    Scores = 2,

    /// <summary>Each user's active days.</summary>
    Activity = 3,

    /// <summary>The users of each period: new, retained, resurrected, gone.</summary>
    Growth = 4,

    /// <summary>The users of each cohort who came back, period by period.</summary>
    Retention = 5,

    /// <summary>What a tagger reads of each user.</summary>
    Slots = 6,

    /// <summary>Each user's tags.</summary>
    Verdicts = 7,
}
