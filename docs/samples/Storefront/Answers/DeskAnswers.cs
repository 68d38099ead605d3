using Storefront.Storage;
using UserOps.Hosting;
using UserOps.Tickets;

namespace Storefront.Answers;

/// <summary>Says how mature the handling of tickets is: the answer that the run has kept, for to count the whole log takes longer than a request should.</summary>
internal sealed class DeskAnswers(IAssessmentStore kept, TimeProvider time)
{
    /// <summary>Answers; <see langword="null"/> when the desk has not been judged yet.</summary>
    public async Task<DeskView?> ReadAsync(string language, CancellationToken cancellationToken)
    {
        var state = await kept.ReadAsync(RunKinds.Maturity, [MaturityRun.Everything], cancellationToken).FirstAsync(cancellationToken);
        if (state.Assessment is not { } assessment)
        {
            return null;
        }

        var answer = MaturityAssessmentJson.Read(assessment.Json);
        var maturity = answer.Value!;
        return new()
        {
            AsOf = assessment.AsOf,
            IsSettled = !(state.Due <= time.Now()),
            Level = maturity.Level,
            Score = maturity.Score,
            Tickets = maturity.Tickets,
            ValidUntil = state.Due,
            Policy = PolicyView.Of(assessment.Policy),
            Reasons = [.. answer.Reasons.Select(reason => reason.In(language))],
        };
    }
}
