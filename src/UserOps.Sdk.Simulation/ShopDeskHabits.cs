namespace UserOps.Simulation;

/// <summary>The habits of a simulated support desk: how often it does what the indicators of maturity count. All from 0 to 1.</summary>
/// <remarks>They are of the default policy's windows: four hours of triage, and so on.</remarks>
public sealed record ShopDeskHabits
{
    /// <summary>Gets the default: a desk that is good at its daily work and weaker at what comes after it.</summary>
    public static ShopDeskHabits Default { get; } = new()
    {
        ClassifiedFirst = 0.97,
        ClassifiedRightly = 0.93,
        ClassifiedInTime = 0.94,
        OneAgent = 0.94,
        Reopened = 0.035,
        CauseNamed = 0.88,
        ModuleRight = 0.80,
        ReportInTime = 0.85,
        BugLinked = 0.92,
        BugFixed = 0.90,
        ReleaseTold = 0.65,
        FixHolds = 0.82,
    };

    /// <summary>Gets the share of tickets whose kind is set before they are passed on or solved; of the others it is set afterwards.</summary>
    public required double ClassifiedFirst { get; init; }

    /// <summary>Gets the share of those whose first kind is the right one.</summary>
    public required double ClassifiedRightly { get; init; }

    /// <summary>Gets the share of tickets whose kind is set within the triage target.</summary>
    public required double ClassifiedInTime { get; init; }

    /// <summary>Gets the share of tickets solved at the desk that only one agent works on.</summary>
    public required double OneAgent { get; init; }

    /// <summary>Gets the share of solved tickets that come back.</summary>
    public required double Reopened { get; init; }

    /// <summary>Gets the share of technical tickets passed on with a module and a suspected cause.</summary>
    public required double CauseNamed { get; init; }

    /// <summary>Gets the share of modules named at the handover that turn out to be right.</summary>
    public required double ModuleRight { get; init; }

    /// <summary>Gets the chance of a month to have its report in time.</summary>
    public required double ReportInTime { get; init; }

    /// <summary>Gets the share of tickets with a cause in the product that are tied to its bug.</summary>
    public required double BugLinked { get; init; }

    /// <summary>Gets the share of bugs that are fixed and released; the others never are.</summary>
    public required double BugFixed { get; init; }

    /// <summary>Gets the share of customers who are told of the release that fixes what they asked about.</summary>
    public required double ReleaseTold { get; init; }

    /// <summary>Gets the share of released fixes after which the bug does not come again.</summary>
    public required double FixHolds { get; init; }
}
