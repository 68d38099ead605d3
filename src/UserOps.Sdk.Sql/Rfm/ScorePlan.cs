using UserOps.Rfm;

namespace UserOps.Sql;

/// <summary>The model whose cuts a query has.</summary>
internal sealed record ScorePlan(RfmModel Model);
