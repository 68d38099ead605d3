using UserOps.Tests;

namespace UserOps.Sql.Tests.Rfm;

/// <summary>A test on real data and on a server; skipped with the reason where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataOnServerFactAttribute : FactAttribute
{
    public RealDataOnServerFactAttribute(EngineKind kind, string file)
    {
        Kind = kind;
        File = file;
        Skip = new RealDataFactAttribute(file).Skip ?? (kind == EngineKind.Postgres ? Servers.NoPostgres : Servers.NoShards);
    }

    public EngineKind Kind { get; }

    public string File { get; }
}
