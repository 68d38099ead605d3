using Microsoft.EntityFrameworkCore;
using NodaTime;
using Storefront.Storage;
using UserOps;
using UserOps.Hosting;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;

namespace Storefront.Answers;

/// <summary>Says of one user what the policies of now make of the facts of now; which tags the user has tells the ledger.</summary>
internal sealed class UserAnswers(
    IDbContextFactory<StorefrontContext> contexts,
    IActivitySource activity,
    IPurchaseSource purchases,
    IUserFactsSource facts,
    ITagStore ledgers,
    IAssessmentStore kept,
    ILivePolicy<StageEvaluator> stages,
    RfmRun segments,
    ILivePolicy<TagRules> tags,
    TimeProvider time)
{
    private static readonly string[] Kinds = [RunKinds.Lifecycle, RunKinds.Rfm, RunKinds.Tagging];

    /// <summary>Answers; <see langword="null"/> when nothing is known of such a user.</summary>
    public async Task<UserView?> ReadAsync(string id, string language, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await context.Users.AnyAsync(user => user.Id == id, cancellationToken))
            {
                return null;
            }
        }

        var (user, asOf) = (new UserId(id), time.Now());
        return new()
        {
            Id = id,
            AsOf = asOf,
            IsSettled = await IsSettledAsync(id, asOf, cancellationToken),
            Stage = await StageAsync(user, asOf, language, cancellationToken),
            Segment = await SegmentAsync(user, asOf, language, cancellationToken),
            Tags = await TagsAsync(user, asOf, language, cancellationToken),
        };
    }

    private async Task<AnswerView> StageAsync(UserId user, Instant asOf, string language, CancellationToken cancellationToken)
    {
        var evaluator = stages.Current;
        var book = new ActivityBook<UserId>();
        await foreach (var row in activity.ReadActivityAsync([user], cancellationToken))
        {
            book.Add(row);
        }

        var answer = evaluator.Explain(evaluator.Read(book[user]), asOf);
        var stage = answer.Value.Stage;
        return ViewOf(answer, stage.Value, evaluator.Find(stage)?.Name, language);
    }

    private async Task<AnswerView?> SegmentAsync(UserId user, Instant asOf, string language, CancellationToken cancellationToken)
    {
        if (await segments.ReadModelAsync(cancellationToken) is not { } model)
        {
            return null;
        }

        var book = new PurchaseBook<UserId>(model.Policy.Currency);
        await foreach (var row in purchases.ReadPurchasesAsync([user], cancellationToken))
        {
            book.Add(row);
        }

        var answer = model.Explain(book[user], asOf);
        var segment = model.SegmentOf(answer.Value);
        return ViewOf(answer, segment.Id, segment.Name, language);
    }

    private async Task<TagsView> TagsAsync(UserId user, Instant asOf, string language, CancellationToken cancellationToken)
    {
        var rules = tags.Current;
        var ledger = await ledgers.ReadLedgersAsync([user], cancellationToken).FirstAsync(cancellationToken);
        var known = await facts.ReadFactsAsync([user], cancellationToken).FirstAsync(cancellationToken);
        var effective = rules.Resolver.Resolve(ledger.Ledger, asOf);
        var said = rules.Tagger.Explain(known.Facts, asOf);
        var names = rules.Tagger.Catalog.Tags.ToDictionary(tag => tag.Id, tag => tag.Names, StringComparer.Ordinal);
        return new()
        {
            Given = [.. effective.Tags.Select(tag => new TagView
            {
                Id = tag.Tag,
                Name = names[tag.Tag].In(language),
                Value = tag.Value?.ToString(),
                Source = Words.Of(tag.Entry.Source.Lane),
                Since = tag.Entry.ValidFrom,
                Until = tag.Until,
            })],
            ValidUntil = Earlier(said.ValidUntil, effective.ValidUntil),
            Policy = PolicyView.Of(said.Policy),
            Reasons = [.. said.Reasons.Select(reason => reason.In(language))],
        };
    }

    private async Task<bool> IsSettledAsync(string id, Instant asOf, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            var state = await kept.ReadAsync(kind, [id], cancellationToken).FirstAsync(cancellationToken);
            if (state.Assessment is null || state.Due <= asOf)
            {
                return false;
            }
        }

        return true;
    }

    private static AnswerView ViewOf<T>(Assessment<T> answer, string id, LocalizedText? name, string language) => new()
    {
        Id = id,
        Name = name?.In(language) ?? id,
        ValidUntil = answer.ValidUntil,
        Policy = PolicyView.Of(answer.Policy),
        Reasons = [.. answer.Reasons.Select(reason => reason.In(language))],
    };

    private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other : one;
}
