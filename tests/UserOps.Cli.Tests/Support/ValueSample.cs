using UserOps.Cli.Tests.Docs;

namespace UserOps.Cli.Tests.Support;

/// <summary>The made-up orders of the page, of 160 customers in 2024.</summary>
internal static class ValueSample
{
    /// <summary>Two buyers, one of whom came back, and a user who only gave something back.</summary>
    public const string Small = """
        user,at,amount,plan
        ann,2024-01-01,10.00,plus
        ann,2024-01-15,20.00,plus
        ann,2024-02-05,30.00,plus
        bob,2024-01-08,5.00,
        eve,2024-01-08,-5.00,

        """;

    public static string Orders => Page.PathOf("docs/samples/cli/orders.csv");

    public static string WriteSmall(this TempFolder folder) => folder.Write("small.csv", Small);

    /// <summary>Runs <c>userops value</c> on the orders of the page.</summary>
    public static async Task<string> Result(string verb, params string[] options) => (await Tool.Run(["value", verb, Orders, .. options])).Result;
}
