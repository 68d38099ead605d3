using NodaTime;
using UserOps.Reporting;
using UserOps.Simulation;
using UserOps.Tickets;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/gallery.md on tickets.</summary>
public sealed class GalleryTicketExamples : GalleryExample
{
    private static readonly Lazy<Desk> Found = new(() => new GalleryTicketExamples().Gather());

    [Fact]
    public void Layers()
    {
        var maturity = Found.Value.Maturity;

        // begin-snippet: gallery-ticket-layers
        var picture = TicketPictures.Layers(maturity);
        Console.WriteLine(picture.Description);
        // => At least level 3 (driver), at most level 5 (researcher); score 3.66 of 5. Level 4 is held back by layer 3 (driver): 82.5 % demonstrated, more than 85 % needed; it loses most by D2 driven to a solution.
        // end-snippet
        Ran("gallery-ticket-layers");
        Drew(picture);
    }

    [Fact]
    public void Indicators()
    {
        var maturity = Found.Value.Maturity;

        // begin-snippet: gallery-ticket-indicators
        var picture = TicketPictures.Indicators(maturity);
        Console.WriteLine(picture.Description);
        // => 24 of 24 indicators had opportunities; 9 are below their target even at best, most of all P4 vital few improved.
        // end-snippet
        Ran("gallery-ticket-indicators");
        Drew(picture);
    }

    [Fact]
    public void Lift()
    {
        var maturity = Found.Value.Maturity;

        // begin-snippet: gallery-ticket-lift
        var picture = TicketPictures.Lift(maturity);
        Console.WriteLine(picture.Description);
        // => To reach level 4 (optimiser), these further successes are enough: D4 statistics published +8.
        // end-snippet
        Ran("gallery-ticket-lift");
        Drew(picture);
    }

    [Fact]
    public void Handovers()
    {
        var statistics = Found.Value.Statistics;

        // begin-snippet: gallery-ticket-handovers
        var picture = TicketPictures.Handovers(statistics);
        Console.WriteLine(picture.Description);
        // => 750 of 2,378 tickets were handed over, 1,032 times in all. 121 of these came straight back, 11.7 % (9.9 % to 13.8 %); ping-pong above all logistics → payments: 27 of 45.
        // end-snippet
        Ran("gallery-ticket-handovers");
        Drew(picture);
    }

    [Fact]
    public void Ageing()
    {
        var statistics = Found.Value.Statistics;

        // begin-snippet: gallery-ticket-ageing
        var picture = TicketPictures.Ageing(statistics.BacklogAt(statistics.AsOf));
        Console.WriteLine(picture.Description);
        // => 5 tickets are open, 0 of them reopened. Half are older than 3.1 days; the oldest is 8.9 days old.
        // end-snippet
        Ran("gallery-ticket-ageing");
        Drew(picture);
    }

    [Fact]
    public void Backlog()
    {
        var (shop, statistics) = (Shop, Found.Value.Statistics);

        // begin-snippet: gallery-ticket-backlog
        var picture = TicketPictures.Backlog(statistics.BacklogByDay(shop.Clock, new LocalDate(2025, 10, 1), new LocalDate(2025, 12, 31)));
        Console.WriteLine(picture.Description);
        // => From 2025-10-01 to 2025-12-31 the open tickets went from 9 to 5: 575 came, 577 went.
        // end-snippet
        Ran("gallery-ticket-backlog");
        Drew(picture);
    }

    [Fact]
    public void Forecast()
    {
        var (log, asOf) = (Found.Value.Log, Found.Value.Statistics.AsOf);

        // begin-snippet: gallery-ticket-forecast
        var forecaster = new TicketForecaster(TicketForecastOptions.Default with { Zone = "Asia/Shanghai" });
        var picture = TicketPictures.Forecast(forecaster.Forecast(log, asOf));
        Console.WriteLine(picture.Description);
        // => 38 tickets are expected from 2025-12-31 to 2026-01-06, most on 2025-12-31: 5, 95 % interval 1 to 10.
        // end-snippet
        Ran("gallery-ticket-forecast");
        Drew(picture);
    }

    private Desk Gather()
    {
        var shop = Shop;

        // begin-snippet: gallery-tickets
        var log = new ShopTickets(shop, ShopTicketOptions.Default with { TicketsPerUser = 3 }).ToLog();
        var asOf = Instant.FromUtc(2025, 12, 31, 4, 0);                 // noon in Shanghai
        var maturity = new MaturityScorer(MaturityPolicy.Default with { Zone = "Asia/Shanghai" }).Score(log, asOf).Value;
        var statistics = TicketStatistics.Of(log, asOf);
        Console.WriteLine($"{statistics.Tickets.Count} tickets, level {maturity.Level}");
        // => 2378 tickets, level 3
        // end-snippet
        Ran("gallery-tickets");
        return new(log, maturity, statistics);
    }

    private sealed record Desk(TicketLog Log, Maturity Maturity, TicketStatistics Statistics);
}
