using System.Reflection;
using System.Text.RegularExpressions;
using UserOps.Tests.Api;

namespace UserOps.Tests.Readme;

/// <summary>Holds the names of code in the text of the pages to what the assemblies have.</summary>
public partial class NamesTests
{
    /// <summary>Names in the text that are of others: of frameworks, of other libraries, of foreign files.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.Ordinal)
    {
        "AddDbContextFactory", "CustomerID", "DateTimeZoneProviders", "EnableRetryOnFailure", "EnsureCreated", "IFileProvider",
        "InvoiceDate", "InvoiceNo", "NpgsqlException", "PostgresException", "SqliteException", "StockCode", "UnitPrice", "UseNpgsql", "UseSqlite",
        "WriteStateAsync",
    };

    private static readonly List<Type> Types =
        [.. ((IEnumerable<object[]>)PublicApiTests.Assemblies).Select(row => (Assembly)row[0]).SelectMany(assembly => assembly.GetExportedTypes())];

    private static readonly ILookup<string, Type> ByName = Types.ToLookup(NameOf, StringComparer.Ordinal);

    private static readonly HashSet<string> Members =
        [.. Types.SelectMany(MembersOf).Concat(Types.Select(NameOf)).Concat(typeof(object).Assembly.GetExportedTypes().Select(NameOf)).Concat(MembersOf(typeof(double)))];

    /// <summary>Names that the code of tests, benchmarks and pages has: classes of the repository that are not public, and helpers of snippets.</summary>
    private static readonly HashSet<string> OfTheRepository =
    [
        .. new[] { "src", "tests", "docs/samples", "benchmarks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetFileNameWithoutExtension(file)),
        .. Word().Matches(Pages.Examples).Select(match => match.Value),
    ];

    [Fact]
    public void Every_name_of_code_in_the_text_is_one_that_the_code_has()
    {
        var unknown = Pages.All
            .Where(page => !page.Path.StartsWith("benchmarks/", StringComparison.Ordinal))
            .SelectMany(page => Unknown(page.Text).Select(name => $"{page.Path}: `{name}`"))
            .ToList();

        Assert.True(unknown.Count == 0, $"No code has these names; mend the page, or put what is of others onto the list of this test.\n{string.Join('\n', unknown)}");
    }

    [Theory]
    [InlineData("`RfmModel.Explain`", "")]
    [InlineData("`model.Explain(book[\"ann\"], asOf)` and `PurchaseBook<TUser>`", "")]
    [InlineData("`BusinessClock.NextOpening`, `CaseStatus.NextDue`", "")]
    [InlineData("`InvalidOperationException`", "")]
    [InlineData("`RfmModel.Fly`", "RfmModel.Fly")]
    [InlineData("`new RfmModel.Fly(1)`", "RfmModel.Fly")]
    [InlineData("`RfmModelWithWings`", "RfmModelWithWings")]
    [InlineData("```csharp\nRfmModelWithWings\n```\n", "")]
    public void A_name_that_the_code_does_not_have_is_found_out(string text, string unknown) =>
        Assert.Equal(unknown.Length == 0 ? [] : [unknown], Unknown(text));

    private static IEnumerable<string> Unknown(string text)
    {
        foreach (var code in Inline().Matches(Fence().Replace(text, "")).Select(match => match.Groups["code"].Value))
        {
            foreach (var match in Member().Matches(code).Where(match => ByName.Contains(match.Groups["type"].Value)))
            {
                var (type, member) = (match.Groups["type"].Value, match.Groups["member"].Value);
                if (!OwnersOf(type).SelectMany(MembersOf).Contains(member, StringComparer.Ordinal))
                {
                    yield return $"{type}.{member}";
                }
            }

            if (Name().Match(code) is { Success: true } name
                && !Members.Contains(name.Groups["name"].Value)
                && !OfTheRepository.Contains(name.Groups["name"].Value)
                && !Foreign.Contains(name.Groups["name"].Value))
            {
                yield return name.Groups["name"].Value;
            }
        }
    }

    /// <summary>Finds the types that a name stands for: its own, and those of properties that are called so.</summary>
    private static IEnumerable<Type> OwnersOf(string name) => ByName[name].Concat(
        Types.SelectMany(type => type.GetProperties()).Where(property => property.Name == name).Select(property => property.PropertyType));

    private static IEnumerable<string> MembersOf(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Concat(type.GetInterfaces().SelectMany(known => known.GetMembers()))
            .Select(member => member.Name);

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\b(?<type>[A-Z]\w+)(<\w+>)?\.(?<member>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();

    /// <summary>Finds a name of two words or more, alone or with what it is called with: `TryAdd`, `TryAdd(row)`, `PurchaseBook&lt;TUser&gt;`.</summary>
    [GeneratedRegex(@"^(?<name>[A-Z][a-z]+[A-Za-z0-9]*[A-Z][A-Za-z0-9]*)(<\w+>)?(\(.*\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
