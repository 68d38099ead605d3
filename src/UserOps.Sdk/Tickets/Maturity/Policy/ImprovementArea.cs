namespace UserOps.Tickets;

/// <summary>What a person or a team would train to do better in an indicator.</summary>
public enum ImprovementArea
{
    /// <summary>Understanding of the business (业务理解).</summary>
    BusinessUnderstanding = 0,

    /// <summary>Logic and process (逻辑与流程).</summary>
    LogicAndProcess = 1,

    /// <summary>Analysis of data (数据分析).</summary>
    DataAnalysis = 2,

    /// <summary>Communication (沟通).</summary>
    Communication = 3,
}
