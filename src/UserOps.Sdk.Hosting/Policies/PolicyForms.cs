using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Hosting;

/// <summary>The forms of the policies that runs judge by. Their kinds are those under which a store is asked for them.</summary>
public static class PolicyForms
{
    /// <summary>Gets the form of tag catalogues; kind <c>tagging</c>.</summary>
    public static PolicyForm<TagCatalog> TagCatalog { get; } = new()
    {
        Kind = RunKinds.Tagging,
        Title = "the tag catalogue",
        Read = TagCatalogJson.Read,
        Validate = TagCatalogValidator.Validate,
        Write = TagCatalogJson.Write,
        WriteSchema = TagCatalogJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };

    /// <summary>Gets the form of what says which source of tags is believed; kind <c>tag-precedence</c>.</summary>
    public static PolicyForm<TagPrecedence> TagPrecedence { get; } = new()
    {
        Kind = "tag-precedence",
        Title = "the tag precedence",
        Read = TagPrecedenceJson.Read,
        Validate = TagPrecedenceValidator.Validate,
        Write = TagPrecedenceJson.Write,
        WriteSchema = TagPrecedenceJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };

    /// <summary>Gets the form of lifecycle stage policies; kind <c>lifecycle</c>.</summary>
    public static PolicyForm<StagePolicy> Stages { get; } = new()
    {
        Kind = RunKinds.Lifecycle,
        Title = "the stage policy",
        Read = StagePolicyJson.Read,
        Validate = StagePolicyValidator.Validate,
        Write = StagePolicyJson.Write,
        WriteSchema = StagePolicyJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };

    /// <summary>Gets the form of RFM policies; kind <c>rfm</c>.</summary>
    public static PolicyForm<RfmPolicy> Rfm { get; } = new()
    {
        Kind = RunKinds.Rfm,
        Title = "the RFM policy",
        Read = RfmPolicyJson.Read,
        Validate = RfmPolicyValidator.Validate,
        Write = RfmPolicyJson.Write,
        WriteSchema = RfmPolicyJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };

    /// <summary>Gets the form of what grades complaints; kind <c>complaint-grading</c>.</summary>
    public static PolicyForm<GradingPolicy> Grading { get; } = new()
    {
        Kind = "complaint-grading",
        Title = "the grading policy",
        Read = GradingPolicyJson.Read,
        Validate = GradingPolicyValidator.Validate,
        Write = GradingPolicyJson.Write,
        WriteSchema = GradingPolicyJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };

    /// <summary>Gets the form of what follows complaints until they are closed; kind <c>complaint-cases</c>.</summary>
    public static PolicyForm<CasePolicy> Cases { get; } = new()
    {
        Kind = "complaint-cases",
        Title = "the case policy",
        Read = CasePolicyJson.Read,
        Validate = CasePolicyValidator.Validate,
        Write = CasePolicyJson.Write,
        WriteSchema = CasePolicyJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };

    /// <summary>Gets the form of working calendars; kind <c>working-calendar</c>.</summary>
    public static PolicyForm<WorkingCalendar> Calendar { get; } = new()
    {
        Kind = "working-calendar",
        Title = "the working calendar",
        Read = WorkingCalendarJson.Read,
        Validate = WorkingCalendarValidator.Validate,
        Write = WorkingCalendarJson.Write,
        WriteSchema = WorkingCalendarJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };

    /// <summary>Gets the form of what the handling of tickets is judged by; kind <c>maturity</c>.</summary>
    public static PolicyForm<MaturityPolicy> Maturity { get; } = new()
    {
        Kind = RunKinds.Maturity,
        Title = "the maturity policy",
        Read = MaturityPolicyJson.Read,
        Validate = MaturityPolicyValidator.Validate,
        Write = MaturityPolicyJson.Write,
        WriteSchema = MaturityPolicyJson.WriteSchema,
        RefOf = policy => policy.ToRef(),
    };
}
