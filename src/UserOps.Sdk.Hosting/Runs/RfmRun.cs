using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Hosting;

/// <summary>Keeps the value segment that every user is in.</summary>
/// <remarks>
/// <para><see cref="StoredAssessment.Value"/> is the id of the segment, <see cref="StoredAssessment.Detail"/> the scores (<c>5-4-3</c>), and
/// <see cref="StoredAssessment.Json"/> what <see cref="RfmAssessmentJson"/> writes.</para>
/// <para>Scores are ranks within the population, by cuts that are fitted from all purchases. A fitted model is kept in the policy store (kind
/// <c>rfm.model</c>) and stays for <see cref="ModelAge"/>: until then a user's segment moves by what that user does, not by what others do. A run
/// over all fits a new one when the last is that old, or when the policy changed; in between, those who are due are judged by the model there is.</para>
/// </remarks>
public sealed class RfmRun : UserOpsRun
{
    private const string ModelKind = "rfm.model";

    private readonly IUserSource _users;
    private readonly IPurchaseSource _purchases;
    private readonly ILivePolicy<RfmPolicy> _policy;
    private readonly IPolicyStore _models;

    /// <summary>Initializes a new instance of the <see cref="RfmRun"/> class.</summary>
    /// <param name="users">All users.</param>
    /// <param name="purchases">What they bought.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="models">Where fitted models are kept.</param>
    /// <param name="stores">Where the answers are kept.</param>
    /// <param name="options">How to go about it; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public RfmRun(
        IUserSource users, IPurchaseSource purchases, ILivePolicy<RfmPolicy> policy, IPolicyStore models, RunStores stores, RunOptions? options = null)
        : base(RunKinds.Rfm, stores, options)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(purchases);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(models);
        _users = users;
        _purchases = purchases;
        _policy = policy;
        _models = models;
    }

    /// <summary>Gets how long a fitted model serves.</summary>
    /// <value>30 days by default.</value>
    public Duration ModelAge { get; init; } = Duration.FromDays(30);

    private protected override PolicyRef CurrentPolicy => _policy.Current.ToRef();

    /// <summary>Gets the model that users are judged by now.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The model; <see langword="null"/> when none was fitted by the policy now in force.</returns>
    public ValueTask<RfmModel?> ReadModelAsync(CancellationToken cancellationToken = default) => ReadModelAsync(_policy.Current, cancellationToken);

    private protected override async ValueTask<RunWork> BeginAllAsync(Instant asOf, CancellationToken cancellationToken)
    {
        var policy = _policy.Current;
        var model = await ReadModelAsync(policy, cancellationToken).ConfigureAwait(false);
        if (model is null || IsTooOld(model, asOf))
        {
            model = await FitAsync(policy, asOf, cancellationToken).ConfigureAwait(false);
        }

        return new Work(_users, _purchases, model, asOf);
    }

    private protected override async ValueTask<RunWork> BeginDueAsync(Instant asOf, CancellationToken cancellationToken)
    {
        var policy = _policy.Current;
        var model = await ReadModelAsync(policy, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"No model was fitted by {policy.ToRef()} yet. Call {nameof(RunAsync)} or {nameof(CatchUpAsync)} first.");
        return new Work(_users, _purchases, model, asOf);
    }

    private protected override async ValueTask<bool> NeedsAllAsync(Instant asOf, CancellationToken cancellationToken) =>
        await ReadModelAsync(_policy.Current, cancellationToken).ConfigureAwait(false) is not { } model || IsTooOld(model, asOf);

    // A model of a later instant was fitted while a clock ran ahead: it saw no other purchases than there are, and serves.
    private bool IsTooOld(RfmModel model, Instant asOf) => asOf - model.FittedAt >= ModelAge;

    private async ValueTask<RfmModel?> ReadModelAsync(RfmPolicy policy, CancellationToken cancellationToken)
    {
        var document = await _models.ReadCurrentAsync(ModelKind, policy.Name, cancellationToken).ConfigureAwait(false);
        return document is not null && RfmModelJson.Read(document.Json) is var model && model.PolicyRef == policy.ToRef() ? model : null;
    }

    private async ValueTask<RfmModel> FitAsync(RfmPolicy policy, Instant asOf, CancellationToken cancellationToken)
    {
        var rejections = new RejectionBuffer(Kind, asOf, Options.MaximumRows);
        var book = new PurchaseBook<UserId>(policy.Currency);
        await foreach (var row in _purchases.ReadPurchasesAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rejections.CountRow(nameof(IPurchaseSource));
            if (!book.TryAdd(row, out var rejection))
            {
                rejections.Add(rejection);
            }
        }

        if (rejections.Rejections.Count > 0 && Stores.Rejections is { } store)
        {
            await store.WriteAsync(rejections.Rejections, cancellationToken).ConfigureAwait(false);
        }

        var summarizer = new PurchaseSummarizer(policy);
        var model = RfmModel.Fit(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), asOf, policy);
        var json = RfmModelJson.Write(model);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        await _models.PublishAsync(new(ModelKind, model.PolicyRef with { Hash = hash }, json, asOf), cancellationToken).ConfigureAwait(false);
        return model;
    }

    private sealed class Work(IUserSource users, IPurchaseSource purchases, RfmModel model, Instant asOf) : RunWork(model.PolicyRef, asOf)
    {
        public override IAsyncEnumerable<string> ReadSubjectsAsync(string? after, CancellationToken cancellationToken) =>
            UserReading.SubjectsAsync(users, after, cancellationToken);

        public override async ValueTask<IBatchJudge> ReadAsync(IReadOnlyList<AssessmentState> states, RejectionBuffer rejections, CancellationToken cancellationToken)
        {
            var asked = UserReading.UsersOf(states);
            var book = new PurchaseBook<UserId>(model.Policy.Currency);
            await UserReading.GatherAsync(
                purchases.ReadPurchasesAsync(asked, cancellationToken),
                nameof(IPurchaseSource),
                asked,
                row => row.User,
                row => book.TryAdd(row, out var rejection) ? null : rejection,
                rejections).ConfigureAwait(false);
            return new Judge(model, AsOf, states, book);
        }
    }

    private sealed class Judge(RfmModel model, Instant asOf, IReadOnlyList<AssessmentState> states, PurchaseBook<UserId> book) : IBatchJudge
    {
        IReadOnlyList<Verdict?> IBatchJudge.Judge() => [.. states.Select(state => Of(new(state.Key.Subject)))];

        private Verdict Of(UserId user)
        {
            var history = book[user];
            var score = model.Score(model.Summarizer.Summarize(history, asOf));
            return new(
                user,
                model.SegmentOf(score).Id,
                score.IsScored ? string.Create(CultureInfo.InvariantCulture, $"{score.R}-{score.F}-{score.M}") : "",
                model.ValidUntil(history, asOf),
                () => RfmAssessmentJson.Write(model.Explain(history, asOf)));
        }
    }
}
