namespace UserOps.Tests.Api;

public class PublicApiTests
{
    private static readonly string Approved = Path.Combine(Repository.Root, "tests/UserOps.Sdk.Tests/Api/PublicApi.approved.txt");

    [Fact]
    public void Public_surface_is_the_approved_one()
    {
        var actual = ApiText.Of(typeof(UserId).Assembly);
        if (Environment.GetEnvironmentVariable("APPROVE_API") == "1")
        {
            File.WriteAllText(Approved, actual);
        }

        var approved = File.Exists(Approved) ? File.ReadAllText(Approved) : "";

        var removed = approved.Split('\n').Except(actual.Split('\n'), StringComparer.Ordinal).Select(line => "- " + line);
        var added = actual.Split('\n').Except(approved.Split('\n'), StringComparer.Ordinal).Select(line => "+ " + line);
        Assert.True(
            approved == actual,
            $"""
            The public surface isn't the one in {Approved}.
            {string.Join('\n', removed.Concat(added))}
            If that is meant: APPROVE_API=1 dotnet test --filter PublicApiTests, add a CHANGELOG line, commit both.
            """);
    }
}
