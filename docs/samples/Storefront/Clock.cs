using NodaTime;
using NodaTime.Text;
using Storefront.Ingest;
using Storefront.Storage;
using UserOps.Hosting;

namespace Storefront;

/// <summary>The clock: that of the machine, or, to try the app out, one that stands still until it is moved.</summary>
internal static class Clock
{
    private const string Setting = "Storefront:Clock";

    public static void AddClock(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { Length: > 0 } start)
        {
            builder.Services.AddSingleton(TimeProvider.System);
            return;
        }

        if (!builder.Environment.IsDevelopment())
        {
            throw new InvalidOperationException($"{Setting} is for trying out. Add --environment Development, or leave it out.");
        }

        if (!InstantPattern.ExtendedIso.Parse(start).TryGetValue(default, out var at))
        {
            throw new InvalidOperationException($"{Setting} is '{start}'; it must be an instant, such as 2026-03-02T08:00:00Z.");
        }

        var trial = new TrialClock(at);
        builder.Services.AddSingleton(trial).AddSingleton<TimeProvider>(trial);
    }

    /// <summary>Maps <c>POST /clock?to=2026-04-02T08:00:00Z</c>; only where the clock is one to try out with.</summary>
    public static void MapClock(this WebApplication app)
    {
        if (app.Services.GetService<TrialClock>() is not { } clock)
        {
            return;
        }

        app.MapPost("/clock", (string to, RunScheduler scheduler) =>
        {
            if (!InstantPattern.ExtendedIso.Parse(to).TryGetValue(default, out var at) || !clock.TryMoveTo(at))
            {
                return Refusals.Invalid([new(1, "to", to, $"It must be an instant after {clock.Now().Text()}.")]);
            }

            scheduler.Wake();
            return TypedResults.Ok(new ClockView(clock.Now()));
        });
    }
}

/// <summary>What the clock shows.</summary>
internal sealed record ClockView(Instant Now);
