namespace UserOps.CustomerValue;

/// <summary>Which model tells how customers buy and when they stop. The order of the values means nothing.</summary>
public enum PurchaseModelKind
{
    /// <summary>MBG/NBD: a customer may stop right after any purchase, also the first. See <see cref="CustomerValue.MbgNbd"/>.</summary>
    MbgNbd = 0,

    /// <summary>BG/NBD: a customer may stop right after any repeat purchase. See <see cref="CustomerValue.BgNbd"/>.</summary>
    BgNbd = 1,

    /// <summary>Pareto/NBD: a customer may stop at any time. See <see cref="CustomerValue.ParetoNbd"/>.</summary>
    ParetoNbd = 2,

    /// <summary>NBD: nobody stops; what the others come to where the data shows no dropout. See <see cref="CustomerValue.Nbd"/>.</summary>
    Nbd = 3,
}
