namespace UserOps.Lifecycle;

/// <summary>The bounds of what an event may be called.</summary>
public static class EventLimits
{
    /// <summary>The most characters (UTF-16 units) that the name of an event may have.</summary>
    public const int NameLength = 200;
}
