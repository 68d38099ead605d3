namespace UserOps.Tagging;

/// <summary>What an aggregate computes over events. The order of the members means nothing.</summary>
public enum AggregateFunction
{
    /// <summary>How many events there are; of none 0.</summary>
    Count = 0,

    /// <summary>The sum of a number; of none 0.</summary>
    Sum = 1,

    /// <summary>The mean of a number; of none missing.</summary>
    Avg = 2,

    /// <summary>The least number, date or instant; of none missing.</summary>
    Min = 3,

    /// <summary>The greatest number, date or instant; of none missing.</summary>
    Max = 4,

    /// <summary>How many different values a property has; of none 0.</summary>
    Distinct = 5,

    /// <summary>A property of the earliest event that has it, or the instant of the earliest event; of none missing. Of several at one instant, the least value.</summary>
    First = 6,

    /// <summary>A property of the latest event that has it, or the instant of the latest event; of none missing. Of several at one instant, the greatest value.</summary>
    Last = 7,

    /// <summary>On how many local days there is an event; of none 0.</summary>
    DaysActive = 8,
}
