namespace UserOps.CustomerValue;

/// <summary>Why a model of purchases can't be fitted to a sample. The order of the values means nothing.</summary>
public enum FitProblem
{
    /// <summary>Nothing is in the way.</summary>
    None = 0,

    /// <summary>Nobody in the sample has bought anything.</summary>
    NoCustomers = 1,

    /// <summary>Nobody has bought a second time, so there is no rate to be found: any will do that is low enough.</summary>
    NoRepeats = 2,

    /// <summary>All customers are of the very day of judgement: no time has passed in which they could have bought again.</summary>
    NoTime = 3,
}
