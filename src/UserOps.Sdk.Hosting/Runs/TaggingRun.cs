using NodaTime;
using UserOps.Tagging;

namespace UserOps.Hosting;

/// <summary>Keeps in every user's ledger what the rules say of the user's tags.</summary>
/// <remarks>
/// <para>The ledger gets the fewest entries that make its rules' lane say what the rules say now (<see cref="TagResolver.Diff"/>); what people, models or
/// imports said of the tags stays. Which tags a user has, with their words counted in, <see cref="TagResolver.Resolve"/> reads off the ledger at any time.</para>
/// <para>Of the answer that is kept beside it, <see cref="StoredAssessment.Value"/> is the ids of the tags that the rules give, in the order of the
/// catalogue, with a blank between them, <see cref="StoredAssessment.Detail"/> their values, and <see cref="StoredAssessment.Json"/> what
/// <see cref="TagAssessmentJson"/> writes. It is due when a rule turns, or when something that the ledger says for the rules ends by itself.</para>
/// </remarks>
public sealed class TaggingRun : UserOpsRun
{
    private readonly IUserSource _users;
    private readonly IUserFactsSource _facts;
    private readonly ITagStore _tags;
    private readonly ILivePolicy<TagRules> _rules;

    /// <summary>Initializes a new instance of the <see cref="TaggingRun"/> class.</summary>
    /// <param name="users">All users.</param>
    /// <param name="facts">What is known of them.</param>
    /// <param name="tags">Their ledgers.</param>
    /// <param name="rules">The catalogue.</param>
    /// <param name="stores">Where the answers are kept.</param>
    /// <param name="options">How to go about it; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TaggingRun(
        IUserSource users, IUserFactsSource facts, ITagStore tags, ILivePolicy<TagRules> rules, RunStores stores, RunOptions? options = null)
        : base(RunKinds.Tagging, stores, options)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(rules);
        _users = users;
        _facts = facts;
        _tags = tags;
        _rules = rules;
    }

    private protected override PolicyRef CurrentPolicy => _rules.Current.Tagger.Policy;

    private protected override ValueTask<RunWork> BeginAllAsync(Instant asOf, CancellationToken cancellationToken) =>
        new(new Work(_users, _facts, _tags, _rules.Current, asOf, Options));

    private sealed class Work(IUserSource users, IUserFactsSource source, ITagStore tags, TagRules rules, Instant asOf, RunOptions options)
        : RunWork(rules.Tagger.Policy, asOf)
    {
        public override IAsyncEnumerable<string> ReadSubjectsAsync(string? after, CancellationToken cancellationToken) =>
            UserReading.SubjectsAsync(users, after, cancellationToken);

        public override async ValueTask<IBatchJudge> ReadAsync(IReadOnlyList<AssessmentState> states, RejectionBuffer rejections, CancellationToken cancellationToken)
        {
            var asked = UserReading.UsersOf(states);
            var facts = new Dictionary<UserId, UserFacts?>(asked.Count);
            await foreach (var known in source.ReadFactsAsync(asked, cancellationToken).ConfigureAwait(false))
            {
                rejections.CountRow(nameof(IUserFactsSource));
                if (!asked.Contains(known.User))
                {
                    rejections.Add(UserReading.NotAsked(nameof(IUserFactsSource), known.User));
                }
                else if (!facts.TryAdd(known.User, known.Facts))
                {
                    rejections.Add(new(nameof(IUserFactsSource), "user", known.User.Value, "The user's facts came twice; those that came first count. Merge them.") { Key = known.User.Value });
                }
                else if (known.Facts is null)
                {
                    rejections.Add(new(nameof(IUserFactsSource), "facts", "null", "There are no facts; leave a user of whom nothing is known out, or give empty facts.") { Key = known.User.Value });
                }
            }

            var ledgers = await ReadLedgersAsync(tags, asked, cancellationToken).ConfigureAwait(false);
            return new TagJudge(this, states, facts, ledgers, rules, tags, options);
        }
    }

    private static async ValueTask<Dictionary<UserId, TagLedger>> ReadLedgersAsync(ITagStore tags, IReadOnlyCollection<UserId> users, CancellationToken cancellationToken)
    {
        var ledgers = new Dictionary<UserId, TagLedger>(users.Count);
        await foreach (var (user, ledger) in tags.ReadLedgersAsync(users, cancellationToken).ConfigureAwait(false))
        {
            ledgers[user] = ledger;
        }

        return ledgers;
    }

    private sealed class TagJudge(
        Work work, IReadOnlyList<AssessmentState> states, Dictionary<UserId, UserFacts?> facts, Dictionary<UserId, TagLedger> ledgers, TagRules rules, ITagStore tags, RunOptions options)
        : IBatchJudge
    {
        private readonly Dictionary<UserId, EquatableArray<GivenTag>> _given = new(states.Count);
        private readonly Dictionary<UserId, TagAppend> _appends = [];

        public IReadOnlyList<Verdict?> Judge()
        {
            var answers = rules.Tagger.NewAnswers();
            return [.. states.Select(state => Of(new(state.Key.Subject), answers))];
        }

        public async ValueTask<IReadOnlyList<Verdict?>> CarryOutAsync(IReadOnlyList<Verdict?> verdicts, CancellationToken cancellationToken)
        {
            var done = verdicts.ToArray();
            var places = Enumerable.Range(0, done.Length).Where(i => done[i] is not null).ToDictionary(i => done[i]!.User);
            var waiting = _appends.Values.Where(append => places.ContainsKey(append.User)).ToList();
            for (var attempt = 1; waiting.Count > 0; attempt++)
            {
                var outcomes = await tags.AppendAsync(waiting, cancellationToken).ConfigureAwait(false);
                var conflicts = waiting.Where((_, i) => !outcomes[i].IsAppended).Select(append => append.User).ToList();
                if (conflicts.Count == 0)
                {
                    break;
                }

                if (attempt == options.LedgerAttempts)
                {
                    conflicts.ForEach(user => done[places[user]] = null);
                    break;
                }

                // Somebody else wrote to these ledgers: what is still to be said is seen against what they hold now.
                var now = await ReadLedgersAsync(tags, conflicts, cancellationToken).ConfigureAwait(false);
                waiting = [];
                foreach (var user in conflicts)
                {
                    var (append, laneUntil) = Plan(user, now[user]);
                    done[places[user]] = done[places[user]]! with { ValidUntil = Earlier(done[places[user]]!.ValidUntil, laneUntil) };
                    if (append.Entries.Count > 0)
                    {
                        waiting.Add(append);
                    }
                }
            }

            return done;
        }

        private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other : one;

        private Verdict? Of(UserId user, TagAnswers answers)
        {
            var known = facts.TryGetValue(user, out var found) ? found : UserFacts.Empty;
            if (known is null)
            {
                return null;
            }

            var turns = rules.Tagger.Foresee(known, work.AsOf, answers);
            var given = answers.Given;
            _given[user] = given;
            var (append, laneUntil) = Plan(user, ledgers.GetValueOrDefault(user, TagLedger.Empty));
            if (append.Entries.Count > 0)
            {
                _appends[user] = append;
            }

            return new(
                user,
                string.Join(' ', given.Select(tag => tag.Tag)),
                string.Join(' ', given.Where(tag => tag.Value is not null).Select(tag => $"{tag.Tag}={tag.Value}")),
                Earlier(turns, laneUntil),
                () => TagAssessmentJson.Write(rules.Tagger.Explain(known, work.AsOf)));
        }

        /// <summary>What is to be appended to a ledger, and when what it then says for the rules first ends by itself.</summary>
        private (TagAppend Append, Instant? LaneUntil) Plan(UserId user, TagLedger ledger)
        {
            // An entry can't be recorded before the one ahead of it, which a machine with another clock may have written.
            var recordedAt = ledger.Count > 0 && ledger.Entries[^1].RecordedAt is var last && last > work.AsOf ? last : work.AsOf;
            var entries = rules.Resolver.ToEntries(rules.Resolver.Diff(ledger, _given[user], work.AsOf), recordedAt, options.RecordedBy);
            var lane = TagLedger.From(ledger.Entries.Concat(entries).Where(entry => entry.Source is RuleTagSource));
            return (new(user, entries, ledger.Count), lane.Count == 0 ? null : rules.Lane.Resolve(lane, work.AsOf).ValidUntil);
        }
    }
}
