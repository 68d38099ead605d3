using NodaTime.Text;
using UserOps.Cli.Output;
using UserOps.Cli.Rfm;
using UserOps.Rfm;
using UserOps.Simulation;
using UserOps.Statistics;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Demo;

/// <summary>Shows what the library found in the simulated shop beside what was planted.</summary>
internal sealed class ShopReport(Screen screen, Words words, Shop shop, RfmResult result)
{
    private static readonly SegmentAim[] Aims = [SegmentAim.Keep, SegmentAim.PullIn, SegmentAim.Wake, SegmentAim.WinBack];

    /// <summary>Shows what was simulated.</summary>
    public void ShowShop(int rows)
    {
        var (from, to) = (LocalDatePattern.Iso.Format(shop.Options.Start), LocalDatePattern.Iso.Format(shop.Options.End.PlusDays(-1)));
        screen.Heading(words.Of("A simulated shop with a known truth", "真相已知的模拟商店"));
        screen.Line(words.Of(
            $"Seed {shop.Options.Seed}: {Count(shop.Options.Users, "user", "users")}, {Count(rows, "row", "rows")} of purchases and returns, {from} to {to}, {shop.Options.ZoneId}, {shop.Options.Currency}. No real person is in it.",
            $"种子 {shop.Options.Seed}：{Count(shop.Options.Users)} 位用户，{Count(rows)} 行购买与退货，{from} 至 {to}，{shop.Options.ZoneId}，{shop.Options.Currency}。不含任何真实个人。"));
    }

    /// <summary>Shows where each planted kind ended up, and how often "still a customer" was right.</summary>
    public void ShowTruth()
    {
        if (shop.Options.Users == 0)
        {
            return;
        }

        var found = shop.Users
            .Select(user => (user.Kind, IsCustomer: user.IsCustomer(result.Snapshot.AsOf), Found: result.Snapshot.Find(user.Id)))
            .ToList();

        screen.Heading(words.Of("Found beside planted: where the library puts each planted kind", "所得对照所植：每类植入用户被分到哪里"));
        screen.Table(
            [
                words.Of("planted kind", "植入类别"), Numbers(words.Of("users", "用户")), Numbers(words.Of("still here", "仍在")),
                .. Aims.Select(aim => Numbers(NameOf(aim))), Numbers(words.Of("never", "未购")),
            ],
            UserKinds.All.Select(kind => (kind, users: found.Where(user => user.Kind == kind).ToList())).Where(row => row.users.Count > 0).Select(row => (string[])
            [
                words.Of(UserKinds.Name(row.kind)),
                Count(row.users.Count),
                Percent((double)row.users.Count(user => user.IsCustomer) / row.users.Count),
                .. Aims.Select(aim => Cell(row.users.Count(user => IsIn(user.Found, aim)))),
                Cell(row.users.Count(user => user.Found is not { Score.IsScored: true })),
            ]));

        screen.Heading(words.Of("What each aim is worth: are these users truly still customers?", "各动作的含金量：这些用户真的还是客户吗？"));
        screen.Table(
            [
                words.Of("aim", "动作"), Numbers(words.Of("users", "用户")), Numbers(words.Of("still customers in truth", "真相中仍为客户")),
                Numbers(words.Of("95 % interval", "95% 区间")),
            ],
            Aims.Select(aim => (aim, users: found.Where(user => IsIn(user.Found, aim)).ToList())).Select(row =>
            {
                var share = ProportionInterval.Wilson(row.users.Count(user => user.IsCustomer), row.users.Count);
                return new[]
                {
                    NameOf(row.aim),
                    Count(row.users.Count),
                    Percent(share?.Estimate),
                    share is { } known ? $"{Percent(known.Lower)} .. {Percent(known.Upper)}" : "-",
                };
            }));
    }

    /// <summary>Explains one user: the one with the most money among those to win back.</summary>
    public void ShowOneUser()
    {
        var lost = result.Snapshot.Users.Where(user => IsIn(user, SegmentAim.WinBack)).MaxBy(user => user.Summary.NetTotal);
        if (lost is null)
        {
            return;
        }

        new RfmTables(screen, words).ShowReasons(lost.User, result.Snapshot.Model.Explain(result.Book[lost.User], result.Snapshot.AsOf));
        var truth = shop.Users.First(user => user.Id == lost.User);
        var left = truth.LeftAt is { } instant ? LocalDatePattern.Iso.Format(shop.Clock.DayOf(instant)) : null;
        screen.Line(words.Of(
            $"  Planted: {words.Of(UserKinds.Name(truth.Kind))}, {(left is null ? "still a customer" : $"left on {left}")}.",
            $"  植入：{words.Of(UserKinds.Name(truth.Kind))}，{(left is null ? "仍为客户" : $"{left} 离开")}。"));
        screen.Line();
    }

    private static bool IsIn(RfmUser<UserId>? user, SegmentAim aim) => user is { Score.IsScored: true } && user.Segment.Aim == aim;

    private static string Cell(int users) => users == 0 ? "" : Count(users);

    private string NameOf(SegmentAim aim) => aim switch
    {
        SegmentAim.Keep => words.Of("keep", "维护"),
        SegmentAim.PullIn => words.Of("pull in", "拉近"),
        SegmentAim.Wake => words.Of("wake", "唤醒"),
        _ => words.Of("win back", "召回"),
    };
}
