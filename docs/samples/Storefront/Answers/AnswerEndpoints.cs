using Storefront.Ingest;

namespace Storefront.Answers;

/// <summary>Where answers are asked for.</summary>
internal static class AnswerEndpoints
{
    public static void MapAnswers(this WebApplication app)
    {
        var answers = app.MapGroup("");
        answers.AddEndpointFilter(TellLanguageAsync);
        answers.MapGet("/users/{id}", async (string id, HttpRequest request, UserAnswers users, CancellationToken stop) =>
            Found(RecordReader.IsId(id) ? await users.ReadAsync(id, Language.Of(request)!, stop) : null, "user"));
        answers.MapGet("/complaints/{id}", async (string id, HttpRequest request, ComplaintAnswers complaints, CancellationToken stop) =>
            Found(RecordReader.IsId(id) ? await complaints.ReadAsync(id, Language.Of(request)!, stop) : null, "complaint"));
        answers.MapGet("/desk", async (HttpRequest request, DeskAnswers desk, CancellationToken stop) =>
            Found(await desk.ReadAsync(Language.Of(request)!, stop), "answer yet"));
        app.MapGet("/due", (DueAnswers due, CancellationToken stop) => due.ReadAsync(stop));
    }

    private static IResult Found<T>(T? view, string what)
        where T : class => view is null ? Refusals.NotFound(what) : TypedResults.Ok(view);

    private static async ValueTask<object?> TellLanguageAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Language.Of(http.Request) is not { } language)
        {
            return TypedResults.Problem("The language must be en or zh-CN.", statusCode: StatusCodes.Status400BadRequest);
        }

        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.Vary = "Accept-Language";
        return await next(context);
    }
}
