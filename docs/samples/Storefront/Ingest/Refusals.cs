using UserOps.Complaints;

namespace Storefront.Ingest;

/// <summary>How the app says no: <c>application/problem+json</c>, and nothing was written.</summary>
internal static class Refusals
{
    private const int MaxShown = 20;

    public static IResult Invalid(IReadOnlyCollection<FieldProblem> problems) => TypedResults.Problem(
        $"{problems.Count} values can't be used. Nothing of the request was taken; mend them and send all of it again.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "Records with problems",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["problems"] = problems.Take(MaxShown) });

    public static IResult Others(IReadOnlyCollection<string> ids) => TypedResults.Problem(
        "Under these ids there are records with other contents. Nothing of the request was taken; a record is never changed, so give what is new an id of its own.",
        statusCode: StatusCodes.Status409Conflict,
        title: "Ids that are taken",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["ids"] = ids.Take(MaxShown) });

    public static IResult IllegalMove(CaseProblem problem, string language) => TypedResults.Problem(
        problem.Why.In(language),
        statusCode: StatusCodes.Status409Conflict,
        title: "Not a move that the complaint can make",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["state"] = Words.Of(problem.State),
            ["legalMoves"] = problem.Legal.Select(Words.Of),
            ["missing"] = problem.Missing.Select(Words.Of),
        });

    public static IResult NotFound(string what) => TypedResults.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
