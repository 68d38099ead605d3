namespace Storefront.Ingest;

/// <summary>Where facts come in.</summary>
internal static class IngestEndpoints
{
    public static void AddRequests(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<FactIngest>()
        .AddSingleton<ComplaintIngest>()
        .AddSingleton<Answers.UserAnswers>()
        .AddSingleton<Answers.ComplaintAnswers>()
        .AddSingleton<Answers.DeskAnswers>()
        .AddSingleton<Answers.DueAnswers>();

    public static void MapIngest(this WebApplication app)
    {
        var ingest = app.MapGroup("").AddEndpointFilter(AnswerBadRequestsAsync);
        ingest.MapPost("/orders", (HttpRequest request, FactIngest facts, CancellationToken stop) => facts.TakeAsync(request, Records.Order, stop));
        ingest.MapPost("/events", (HttpRequest request, FactIngest facts, CancellationToken stop) => facts.TakeAsync(request, Records.Event, stop));
        ingest.MapPost("/tickets/events", (HttpRequest request, FactIngest facts, CancellationToken stop) => facts.TakeAsync(request, Records.TicketEvent, stop));
        ingest.MapPost("/complaints", (HttpRequest request, ComplaintIngest complaints, CancellationToken stop) => complaints.ReceiveAsync(request, stop));
        ingest.MapPost("/complaints/{id}/events", (string id, HttpRequest request, ComplaintIngest complaints, CancellationToken stop) => complaints.FollowAsync(id, request, stop));
    }

    private static async ValueTask<object?> AnswerBadRequestsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadRequestException bad)
        {
            return TypedResults.Problem(bad.Message, statusCode: bad.Status);
        }
    }
}
