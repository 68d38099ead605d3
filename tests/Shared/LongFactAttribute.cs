namespace UserOps.Tests;

/// <summary>A test that takes long: it runs when the environment variable USEROPS_LONG is 1, and is reported as skipped otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("USEROPS_LONG") != "1")
        {
            Skip = "Takes long; set USEROPS_LONG=1 to run it.";
        }
    }
}
