using System.Reflection;
using UserOps.CustomerValue;
using UserOps.EntityFrameworkCore;
using UserOps.Hosting;
using UserOps.Reporting;
using UserOps.Simulation;
using UserOps.Sql;
using UserOps.Testing;

namespace UserOps.Tests.Api;

public class PublicApiTests
{
    public static TheoryData<Assembly> Assemblies => [typeof(UserId).Assembly, typeof(Shop).Assembly, typeof(Law).Assembly, typeof(UserOpsDbContext).Assembly, typeof(RunKinds).Assembly, typeof(CustomerValueModel).Assembly, typeof(SqlQuery).Assembly, typeof(Picture).Assembly];

    [Theory]
    [MemberData(nameof(Assemblies), DisableDiscoveryEnumeration = true)]
    public void Public_surface_is_the_approved_one(Assembly assembly)
    {
        var file = Path.Combine(Repository.Root, $"tests/UserOps.Sdk.Tests/Api/{assembly.GetName().Name}.approved.txt");
        var actual = ApiText.Of(assembly);
        if (Environment.GetEnvironmentVariable("APPROVE_API") == "1")
        {
            File.WriteAllText(file, actual);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : "";

        var removed = approved.Split('\n').Except(actual.Split('\n'), StringComparer.Ordinal).Select(line => "- " + line);
        var added = actual.Split('\n').Except(approved.Split('\n'), StringComparer.Ordinal).Select(line => "+ " + line);
        Assert.True(
            approved == actual,
            $"""
            The public surface isn't the one in {file}.
            {string.Join('\n', removed.Concat(added))}
            If that is meant: APPROVE_API=1 dotnet test --filter PublicApiTests, add a CHANGELOG line, commit both.
            """);
    }
}
