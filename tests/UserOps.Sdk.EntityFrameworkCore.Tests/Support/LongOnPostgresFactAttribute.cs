namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>A test on PostgreSQL that takes long: it runs when USEROPS_LONG is 1 and USEROPS_POSTGRES names a server, and is skipped with the reason otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongOnPostgresFactAttribute : FactAttribute
{
    public LongOnPostgresFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("USEROPS_LONG") != "1" ? "Takes long; set USEROPS_LONG=1 to run it." : new OnPostgresAttribute().Skip;
}
