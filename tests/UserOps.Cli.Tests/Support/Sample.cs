namespace UserOps.Cli.Tests.Support;

/// <summary>Six users whose scores are worked by hand.</summary>
/// <remarks>
/// As of 2024-05-30 five are scored. Days since the last order 0, 2, 59, 119, 136: the type-7 quintiles lie at 0.8 * 2 = 1.6,
/// 2 + 0.6 * 57 = 36.2, 59 + 0.4 * 60 = 83 and 119 + 0.2 * 17 = 122.4. Orders 1, 1, 1, 2, 3: 1, 1, 1.4, 2.2. Net totals
/// 0, 0, 25, 100, 200: 0, 0.6 * 25 = 15, 25 + 0.4 * 75 = 55, 100 + 0.2 * 100 = 120. Dan took all of his order back and
/// keeps its day; eve only has a refund; fay's order cost nothing.
/// </remarks>
internal static class Sample
{
    public const string Purchases = """
        user,at,amount,order,country
        ann,2024-05-01,30.00,1,DE
        ann,2024-05-20,20.00,2,DE
        ann,2024-05-30,50.00,3,FR
        bob,2024-03-01,10.00,4,DE
        bob,2024-04-01,15.00,5,DE
        cat,2024-01-15,200.00,6,FR
        dan,2024-05-28,5.00,7,DE
        dan,2024-05-29,-5.00,7,DE
        eve,2024-02-01,-9.00,8,FR
        fay,2024-02-01,0,9,FR
        ,2024-02-01,3,10,FR

        """;

    public const string Lines = """
        {"user":"ann","r":5,"f":5,"m":4,"segment":"champions","daysSinceLast":0,"orders":3,"netTotal":100,"validUntil":"2024-06-01T00:00:00Z"}
        {"user":"bob","r":3,"f":4,"m":3,"segment":"needAttention","daysSinceLast":59,"orders":2,"netTotal":25,"validUntil":"2024-06-24T00:00:00Z"}
        {"user":"cat","r":1,"f":1,"m":5,"segment":"cannotLoseThem","daysSinceLast":136,"orders":1,"netTotal":200,"validUntil":null}
        {"user":"dan","r":4,"f":1,"m":1,"segment":"newCustomers","daysSinceLast":2,"orders":1,"netTotal":0,"validUntil":"2024-07-04T00:00:00Z"}
        {"user":"eve","r":null,"f":null,"m":null,"segment":"neverPurchased","daysSinceLast":null,"orders":0,"netTotal":-9,"validUntil":null}
        {"user":"fay","r":2,"f":1,"m":1,"segment":"hibernating","daysSinceLast":119,"orders":1,"netTotal":0,"validUntil":"2024-06-03T00:00:00Z"}

        """;

    public static string WritePurchases(this TempFolder folder) => folder.Write("sales.csv", Purchases);

    /// <summary>Keeps of every line of results the user, the scores and the segment.</summary>
    public static string[] ScoresOf(string jsonLines) =>
    [
        .. jsonLines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!)
            .Select(user => $"{user["user"]} {user["r"]}{user["f"]}{user["m"]} {user["segment"]}"),
    ];
}
