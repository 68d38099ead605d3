namespace UserOps.Cli.Tests.Support;

/// <summary>Six users whose stages are worked by hand.</summary>
/// <remarks>
/// As of 2024-05-30 under the classic five: ann was active today and first on 5 March, on eight days within 90: mature since
/// the eighth, 30 May. bob was silent for 59 days, dormant from 30 on, churned at 90. cat was active once, 136 days ago:
/// churned since 15 January + 90 days. dan was first seen two days ago: new until 30 days are over. eve registered and did
/// nothing. fay was active before she registered. gus comes tomorrow.
/// </remarks>
internal static class ActivitySample
{
    public const string Rows = """
        user,at,event,plan
        ann,2024-03-05,login,basic
        ann,2024-03-12,login,basic
        ann,2024-03-20,order,basic
        ann,2024-04-02,login,basic
        ann,2024-04-15,login,basic
        ann,2024-05-01,order,basic
        ann,2024-05-20,login,plus
        ann,2024-05-30,order,plus
        bob,2024-03-01,login,basic
        bob,2024-04-01,login,basic
        cat,2024-01-15,order,plus
        dan,2024-05-28,signup,basic
        dan,2024-05-28,login,basic
        eve,2024-02-01,signup,basic
        fay,2024-04-20,login,plus
        fay,2024-05-10,signup,plus
        fay,2024-05-12,login,plus
        gus,2024-05-31,login,
        ,2024-05-30,login,

        """;

    public static string WriteActivity(this TempFolder folder, string name = "activity.csv") => folder.Write(name, Rows);
}
