using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.CustomerValue;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Cli.Policies;

/// <summary>The kinds of policy that the tool knows.</summary>
internal static class PolicyKinds
{
    /// <summary>Gets how users are scored.</summary>
    public static PolicyKind<RfmPolicy> Rfm { get; } = new(RfmPolicy.Presets.Select(preset => (preset.Name, preset)))
    {
        Name = "an RFM policy",
        Member = "segments",
        RefOf = policy => policy.ToRef(),
        Write = RfmPolicyJson.Write,
        WriteSchema = RfmPolicyJson.WriteSchema,
        ReadForm = RfmPolicyJson.Read,
        Validate = RfmPolicyValidator.Validate,
    };

    /// <summary>Gets how purchases become expectations of what customers will do and be worth.</summary>
    public static PolicyKind<CustomerValuePolicy> Value { get; } = new(CustomerValuePolicy.Presets.Select(preset => (preset.Name, preset)))
    {
        Name = "a customer value policy",
        Member = "annualDiscountRate",
        RefOf = policy => policy.ToRef(),
        Write = CustomerValuePolicyJson.Write,
        WriteSchema = CustomerValuePolicyJson.WriteSchema,
        ReadForm = CustomerValuePolicyJson.Read,
        Validate = CustomerValuePolicyValidator.Validate,
    };

    /// <summary>Gets how users' stages of the lifecycle are told.</summary>
    public static PolicyKind<StagePolicy> Stages { get; } = new(StagePolicies.All.Select(preset => (preset.Name, preset)))
    {
        Name = "a lifecycle stage policy",
        Member = "stages",
        RefOf = policy => policy.ToRef(),
        Write = StagePolicyJson.Write,
        WriteSchema = StagePolicyJson.WriteSchema,
        ReadForm = StagePolicyJson.Read,
        Validate = StagePolicyValidator.Validate,
    };

    /// <summary>Gets how retention is counted. Its presets bear names that stage policies have too, so they are called by their kind.</summary>
    public static PolicyKind<RetentionPolicy> Retention { get; } = new(RetentionPolicy.Presets.Select(preset => ($"retention-{preset.Name}", preset)))
    {
        Name = "a retention policy",
        Member = "intervals",
        RefOf = policy => policy.ToRef(),
        Write = RetentionPolicyJson.Write,
        WriteSchema = RetentionPolicyJson.WriteSchema,
        ReadForm = RetentionPolicyJson.Read,
        Validate = RetentionPolicyValidator.Validate,
    };

    /// <summary>Gets how users are followed through a funnel. Steps are the host's own: what stands here is an example to edit.</summary>
    public static PolicyKind<FunnelPolicy> Funnels { get; } = new(("funnel", new FunnelPolicy
    {
        Name = "funnel",
        Version = "1",
        Steps = [new() { Events = ["visit"] }, new() { Events = ["cart"] }, new() { Events = ["order"] }],
        Within = Duration.FromDays(7),
    }))
    {
        Name = "a funnel policy",
        Member = "within",
        RefOf = policy => policy.ToRef(),
        Write = FunnelPolicyJson.Write,
        WriteSchema = FunnelPolicyJson.WriteSchema,
        ReadForm = FunnelPolicyJson.Read,
        Validate = FunnelPolicyValidator.Validate,
    };

    /// <summary>Gets how events become paths. Events are the host's own: what stands here is an example to edit.</summary>
    public static PolicyKind<PathPolicy> Paths { get; } = new(("paths", new PathPolicy
    {
        Name = "paths",
        Version = "1",
        GoalEvent = "order",
        MaxSteps = 10,
        SessionGap = Duration.FromMinutes(30),
    }))
    {
        Name = "a path policy",
        Member = "maxSteps",
        RefOf = policy => policy.ToRef(),
        Write = PathPolicyJson.Write,
        WriteSchema = PathPolicyJson.WriteSchema,
        ReadForm = PathPolicyJson.Read,
        Validate = PathPolicyValidator.Validate,
    };

    /// <summary>Gets which tags are given by which rules. Facts are the host's own: what stands here is an example to edit, which the demo uses.</summary>
    public static PolicyKind<TagCatalog> Tags { get; } = new(("tags", ShopTags.Catalog))
    {
        Name = "a tag catalogue",
        Member = "tags",
        RefOf = policy => policy.ToRef(),
        Write = TagCatalogJson.Write,
        WriteSchema = TagCatalogJson.WriteSchema,
        ReadForm = TagCatalogJson.Read,
        Validate = TagCatalogValidator.Validate,
    };

    /// <summary>Gets when somebody works. The two that have no zone of their own are in UTC, to edit.</summary>
    public static PolicyKind<WorkingCalendar> Calendars { get; } = new(WorkingCalendars.Names.Select(name => (name, WorkingCalendars.Named(name, name == "mon-fri-9-17" ? "UTC" : null))))
    {
        Name = "a working calendar",
        Member = "weekly",
        RefOf = policy => policy.ToRef(),
        Write = WorkingCalendarJson.Write,
        WriteSchema = WorkingCalendarJson.WriteSchema,
        ReadForm = WorkingCalendarJson.Read,
        Validate = WorkingCalendarValidator.Validate,
    };

    /// <summary>Gets how complaints are graded.</summary>
    public static PolicyKind<GradingPolicy> Grading { get; } = new(GradingPolicies.All.Select(preset => (preset.Name, preset)))
    {
        Name = "a complaint grading policy",
        Member = "factors",
        RefOf = policy => policy.ToRef(),
        Write = GradingPolicyJson.Write,
        WriteSchema = GradingPolicyJson.WriteSchema,
        ReadForm = GradingPolicyJson.Read,
        Validate = GradingPolicyValidator.Validate,
    };

    /// <summary>Gets when a topic of complaints is a crisis.</summary>
    public static PolicyKind<CrisisPolicy> Crisis { get; } = new(CrisisPolicy.Presets.Select(preset => (preset.Name, preset)))
    {
        Name = "a crisis policy",
        Member = "spike",
        RefOf = policy => policy.ToRef(),
        Write = CrisisPolicyJson.Write,
        WriteSchema = CrisisPolicyJson.WriteSchema,
        ReadForm = CrisisPolicyJson.Read,
        Validate = CrisisPolicyValidator.Validate,
    };

    /// <summary>Gets when two complaints are likely the same matter.</summary>
    public static PolicyKind<DuplicatePolicy> Duplicates { get; } = new(DuplicatePolicy.Presets.Select(preset => (preset.Name, preset)))
    {
        Name = "a duplicates policy",
        Member = "keyRules",
        RefOf = policy => policy.ToRef(),
        Write = DuplicatePolicyJson.Write,
        WriteSchema = DuplicatePolicyJson.WriteSchema,
        ReadForm = DuplicatePolicyJson.Read,
        Validate = DuplicatePolicyValidator.Validate,
    };

    /// <summary>Gets which skills a complaint needs. Skills are the host's own: what stands here is an example to edit.</summary>
    public static PolicyKind<RoutingPolicy> Routing { get; } = new((RoutingPolicy.Default.Name, RoutingPolicy.Default))
    {
        Name = "a routing policy",
        Member = "requirements",
        RefOf = policy => policy.ToRef(),
        Write = RoutingPolicyJson.Write,
        WriteSchema = RoutingPolicyJson.WriteSchema,
        ReadForm = RoutingPolicyJson.Read,
        Validate = RoutingPolicyValidator.Validate,
    };

    /// <summary>Gets how complaints are followed until they are closed.</summary>
    public static PolicyKind<CasePolicy> Cases { get; } = new(("cases", CasePolicies.Default))
    {
        Name = "a complaint case policy",
        Member = "silentDays",
        RefOf = policy => policy.ToRef(),
        Write = CasePolicyJson.Write,
        WriteSchema = CasePolicyJson.WriteSchema,
        ReadForm = CasePolicyJson.Read,
        Validate = CasePolicyValidator.Validate,
    };

    /// <summary>Gets by what a desk's handling of tickets is judged. Its presets are called by their kind.</summary>
    public static PolicyKind<MaturityPolicy> Maturity { get; } = new(("maturity", MaturityPolicy.Default), ("maturity-core", MaturityPolicy.Core))
    {
        Name = "a maturity policy",
        Member = "hotspots",
        RefOf = policy => policy.ToRef(),
        Write = MaturityPolicyJson.Write,
        WriteSchema = MaturityPolicyJson.WriteSchema,
        ReadForm = MaturityPolicyJson.Read,
        Validate = MaturityPolicyValidator.Validate,
    };

    /// <summary>Gets how rows of a help desk's log tell events of tickets.</summary>
    public static PolicyKind<TicketMapping> TicketMappings { get; } = new(TicketMapping.Presets.Select(preset => (preset.Name, preset)))
    {
        Name = "a ticket mapping",
        Member = "columns",
        RefOf = mapping => mapping.ToRef(),
        Write = TicketMappingJson.Write,
        WriteSchema = TicketMappingJson.WriteSchema,
        ReadForm = TicketMappingJson.Read,
        Validate = TicketMappingValidator.Validate,
    };

    /// <summary>Gets all kinds, in the order of the commands that use them.</summary>
    public static IReadOnlyList<PolicyKind> All { get; } = [Rfm, Value, Stages, Retention, Funnels, Paths, Tags, Calendars, Grading, Crisis, Duplicates, Routing, Cases, Maturity, TicketMappings];
}
