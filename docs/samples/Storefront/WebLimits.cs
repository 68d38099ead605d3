using System.Net;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Storefront;

/// <summary>Where the app listens, and how much it takes at once.</summary>
internal static class WebLimits
{
    /// <summary>The most bytes of one request.</summary>
    public const int BodyBytes = 1 << 20;

    /// <summary>The time within which a request is answered, or else given up.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    private const int AtOnce = 32;
    private const int Waiting = 256;

    public static void AddWebLimits(this WebApplicationBuilder builder)
    {
        var port = builder.Configuration.GetValue("Storefront:Port", 5080);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Nobody is asked who they are, so nobody else than this machine is let in. Endpoints that are set here outdo ASPNETCORE_URLS.
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxConcurrentConnections = 512;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
                "all", _ => new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));
        });
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = Answer });
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId")); // nobody keeps traces here
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.WriteIndented = true;
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // Chinese as it is read; no answer is a page
            json.SerializerOptions.Converters.Add(new InstantJsonConverter());
        });
    }

    public static void UseWebLimits(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
    }
}
