using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace UserOps.Simulation.Tests;

/// <summary>
/// The default shop, pinned. A change of these digests is another shop for everyone who has results of this one: it
/// belongs in the
/// changelog.
/// </summary>
public sealed class GoldenTests
{
    private const int Rows = 10_000;

    [Fact]
    public void The_first_purchases_of_the_default_shop_are_these() =>
        AssertDigest(
            "c990a268d9d1efe6dbdf0e2fc3aec912a9e35d7d0bcbc1e78344ed30e98d7189",
            new Shop(ShopOptions.Default).Purchases().Take(Rows).Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"{row.User}|{InstantPattern.ExtendedIso.Format(row.At)}|{row.Amount:F2}|{row.OrderId}|{row.Kind}|{row.Currency}")));

    [Fact]
    public void The_first_events_of_the_default_shop_are_these() =>
        AssertDigest(
            "270291ef0cf4c9876caeeb2d13642272c3140fcc78ab9f5d38e16efa73467843",
            new Shop(ShopOptions.Default).Events().Take(Rows).Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"{row.User}|{InstantPattern.ExtendedIso.Format(row.At)}|{row.Event}")));

    [Fact]
    public void The_users_of_the_default_shop_are_these() =>
        AssertDigest(
            "017e892f404e830f0508b194c43831cc269071c4f1c8ef6e8d906119b3b8335d",
            new Shop(ShopOptions.Default).Users.Select(user => string.Create(
                CultureInfo.InvariantCulture,
                $"{user.Id}|{user.Kind}|{InstantPattern.ExtendedIso.Format(user.Joined)}|{user.LeftAt}|"
                + $"{user.OrdersPerMonth:F6}|{user.DropoutChance:F6}|{user.MeanBasket:F2}|{user.ReturnRate:F6}")));

    [Fact]
    public void The_first_events_of_the_default_desk_are_these() =>
        AssertDigest(
            "121f05a8a31d28ec09fa5962754c7834e95f4cc1e835d58c937a343f8130aa9c",
            new ShopTickets(new Shop(ShopOptions.Default)).Events.Take(Rows).Select(item => string.Create(
                CultureInfo.InvariantCulture,
                $"{item.TicketId}|{InstantPattern.ExtendedIso.Format(item.At)}|{item.Type}|{item.ActorId}|{item.TeamId}|{item.Kind}|{item.Category}|{item.Module}|{item.RootCause}|{item.BugId}")));

    [Fact]
    public void The_first_rows_of_the_default_columns_are_these()
    {
        var (users, days, minorUnits) = (new long[Rows], new int[Rows], new long[Rows]);
        new ShopColumns(ShopOptions.Default).Fill(0, users, days, minorUnits);

        AssertDigest(
            "d3b1f13b269b20914e13904ed986833c8d444b42ec265ca66b6642aa8bc80b0f",
            Enumerable.Range(0, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{users[row]}|{days[row]}|{minorUnits[row]}")));
    }

    private static void AssertDigest(string expected, IEnumerable<string> lines) =>
        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));
}
