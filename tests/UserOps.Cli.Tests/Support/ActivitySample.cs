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

    /// <summary>
    /// Five users of a shop with a funnel. Ann goes through it in 20 minutes; bob too, in 30 hours, after he emptied the
    /// cart; cat looks for something, dan fills a cart, and eve comes by another way.
    /// </summary>
    public const string Visits = """
        user,at,event,channel
        ann,2024-05-01T10:00:00Z,visit,web
        ann,2024-05-01T10:02:00Z,view,web
        ann,2024-05-01T10:05:00Z,cart,web
        ann,2024-05-01T10:20:00Z,order,web
        ann,2024-05-03T09:00:00Z,visit,web
        ann,2024-05-03T09:01:00Z,view,web
        bob,2024-05-01T12:00:00Z,visit,app
        bob,2024-05-01T12:01:00Z,search,app
        bob,2024-05-01T12:02:00Z,view,app
        bob,2024-05-01T12:03:00Z,view,app
        bob,2024-05-01T12:10:00Z,cart,app
        bob,2024-05-01T12:11:00Z,empty,app
        bob,2024-05-02T18:00:00Z,order,app
        cat,2024-05-02T08:00:00Z,visit,web
        cat,2024-05-02T08:04:00Z,search,web
        dan,2024-05-02T20:00:00Z,visit,app
        dan,2024-05-02T20:03:00Z,view,app
        dan,2024-05-02T20:30:00Z,cart,app
        eve,2024-05-03T11:00:00Z,view,web
        ,2024-05-03T12:00:00Z,visit,web

        """;

    public static string WriteVisits(this TempFolder folder) => folder.Write("visits.csv", Visits);

    public static string WriteActivity(this TempFolder folder, string name = "activity.csv") => folder.Write(name, Rows);
}
