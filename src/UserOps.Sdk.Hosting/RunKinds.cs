namespace UserOps.Hosting;

/// <summary>The questions that the runs of this package ask, as stores and checkpoints name them.</summary>
public static class RunKinds
{
    /// <summary>Which tags a user has: <c>tagging</c>.</summary>
    public const string Tagging = "tagging";

    /// <summary>Which stage of the lifecycle a user is in: <c>lifecycle</c>.</summary>
    public const string Lifecycle = "lifecycle";

    /// <summary>Which value segment a user is in: <c>rfm</c>.</summary>
    public const string Rfm = "rfm";

    /// <summary>How a complaint stands: <c>complaints</c>.</summary>
    public const string Complaints = "complaints";

    /// <summary>How mature the handling of tickets is: <c>maturity</c>.</summary>
    public const string Maturity = "maturity";
}
