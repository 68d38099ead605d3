using Storefront.Storage;
using UserOps.Complaints;
using UserOps.Hosting;

namespace Storefront.Answers;

/// <summary>Says how a complaint stands by what is known now.</summary>
internal sealed class ComplaintAnswers(IComplaintStore store, ILivePolicy<ComplaintRules> rules, TimeProvider time)
{
    /// <summary>Answers; <see langword="null"/> when there is no such complaint.</summary>
    public async Task<ComplaintView?> ReadAsync(string id, string language, CancellationToken cancellationToken)
    {
        var (complaint, asOf) = (new ComplaintId(id), time.Now());
        var book = new CaseBook();
        await foreach (var (_, log) in store.ReadRelatedAsync([complaint], cancellationToken))
        {
            foreach (var item in log.Events)
            {
                book.TryAdd(item, "complaints", out _);
            }
        }

        if (book.LogOf(complaint).Events.Count == 0)
        {
            return null;
        }

        var current = rules.Current;
        var answer = current.Evaluator.Assess(book, complaint, asOf);
        var status = answer.Value!;
        return new()
        {
            Id = id,
            AsOf = asOf,
            State = Words.Of(status.State),
            Grade = status.Grade is { } grade ? Words.Of(grade) : null,
            Handler = status.Handler,
            MergedInto = status.MergedInto?.Value,
            Targets = [.. status.Targets.Select(target => new TargetView(target.Target, Words.Of(target.Status), target.DueAt, target.MetAt, target.BreachedAt))],
            LegalMoves = [.. status.LegalMoves.Select(Words.Of)],
            ValidUntil = answer.ValidUntil,
            Policy = PolicyView.Of(current.PolicyRef),
            Reasons = [.. answer.Reasons.Select(reason => reason.In(language))],
        };
    }
}
