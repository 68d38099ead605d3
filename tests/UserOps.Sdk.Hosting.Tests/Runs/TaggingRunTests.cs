using NodaTime;
using UserOps.Lifecycle;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Hosting.Tests;

public class TaggingRunTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 3, 1, 12, 0);
    private static readonly UserId Ann = new("ann");

    private readonly MemoryAssessmentStore _answers = new();
    private readonly MemoryTagStore _tags = new();
    private readonly MemoryRejectionStore _rejections = new();
    private readonly Facts _facts = new();

    [Fact]
    public async Task The_ledger_gets_what_the_rules_say_once_and_by_the_name_of_the_run()
    {
        await RunOver(_tags).RunAsync(new() { AsOf = AsOf });
        await RunOver(_tags).RunAsync(new() { AsOf = AsOf + Duration.FromMinutes(1) });

        var entry = Assert.Single((await LedgerAsync()).Entries);
        Assert.Equal(("buyer", AsOf, "userops"), (entry.Tag, entry.RecordedAt, entry.By));
        Assert.Equal(("buyer", ""), await AnswerAsync());
    }

    [Fact]
    public async Task Who_writes_to_the_ledger_meanwhile_is_heard_and_the_rules_are_judged_against_it()
    {
        var ban = new TagEntry { Tag = "buyer", Kind = TagEntryKind.Ban, Source = TagSource.Manual, ValidFrom = AsOf, RecordedAt = AsOf, By = "lead-1" };
        var store = new Meddled(_tags, () => _tags.AppendAsync([new(Ann, [ban], 0)]));
        var summary = await RunOver(store).RunAsync(new() { AsOf = AsOf });

        Assert.Equal((1L, 0L), (summary.Changed, summary.Outdated));
        Assert.Equal([TagEntryKind.Ban, TagEntryKind.Assign], (await LedgerAsync()).Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Who_always_finds_a_newer_ledger_gives_up_and_the_user_stays_due()
    {
        var count = 0;
        var store = new Meddled(_tags, () => _tags.AppendAsync([new(Ann, [Note(count)], count++)])) { Always = true };
        await _answers.TouchAsync(RunKinds.Tagging, [new("ann", Ann)], AsOf);
        var summary = await RunOver(store).EvaluateDueAsync(AsOf);
        Assert.Equal((1L, 1L), (summary.Subjects, summary.Outdated));

        Assert.Equal(1, (await RunOver(_tags).EvaluateDueAsync(AsOf)).Changed);
        Assert.Equal("buyer", (await LedgerAsync()).Entries[^1].Tag);
    }

    [Fact]
    public async Task The_end_of_what_the_rules_said_is_due_even_where_their_word_does_not_count()
    {
        var precedence = TagPrecedence.Default with { Lanes = [TagLane.Import] };
        var expiring = Facts.Catalog with { Tags = [.. Facts.Catalog.Tags.Select(tag => tag with { ExpiresAfter = Lookback.OfDays(3) })] };
        await RunOver(_tags, new(expiring, precedence)).RunAsync(new() { AsOf = AsOf });
        var later = AsOf + Duration.FromDays(4);
        Assert.Equal(1, (await RunOver(_tags, new(expiring, precedence)).EvaluateDueAsync(later)).Subjects);
        Assert.Equal([AsOf, later], (await LedgerAsync()).Entries.Select(entry => entry.ValidFrom));
    }

    [Fact]
    public async Task An_entry_of_a_machine_whose_clock_is_ahead_does_not_stop_the_run()
    {
        var ahead = AsOf + Duration.FromMinutes(10);
        await _tags.AppendAsync([new(Ann, [Note(0) with { RecordedAt = ahead }], 0)]);
        await RunOver(_tags).RunAsync(new() { AsOf = AsOf });

        var entry = (await LedgerAsync()).Entries[^1];
        Assert.Equal(("buyer", AsOf, ahead), (entry.Tag, entry.ValidFrom, entry.RecordedAt));
    }

    [Fact]
    public async Task Facts_that_are_null_come_twice_or_of_somebody_else_are_rejected()
    {
        var bob = new UserId("bob");
        _facts.Given = [new(Ann, null!), new(Ann, _facts.Given[0].Facts), new(bob, UserFacts.Empty), new(default, UserFacts.Empty)];
        var summary = await RunOver(_tags).RunAsync(new() { AsOf = AsOf });

        Assert.Equal((0L, 4L), (summary.Subjects, summary.Rejections));
        Assert.Equal(TagLedger.Empty, await LedgerAsync());
        var found = new List<string>();
        await foreach (var (_, _, rejection) in _rejections.ReadAsync(RunKinds.Tagging))
        {
            found.Add($"{rejection.Field} {rejection.Value} {rejection.Key}");
        }

        Assert.Equal(["facts null ann", "user  ", "user ann ann", "user bob bob"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_a_user_without_facts_nothing_is_known_and_that_is_judged()
    {
        _facts.Given = [];
        var summary = await RunOver(_tags).RunAsync(new() { AsOf = AsOf });
        Assert.Equal((1L, 1L, 0L), (summary.Subjects, summary.Changed, summary.Rejections));
        Assert.Equal(("", ""), await AnswerAsync());
    }

    [Fact]
    public async Task A_change_of_stage_is_news_for_the_tags_that_read_it()
    {
        var host = new ListHost(30);
        var stores = new RunStores(host.Answers, host.Answers, host.Checkpoints);
        var lifecycle = new LifecycleRun(host, host, new FixedPolicy<StageEvaluator>(new(ListHost.Policy)), stores) { Informs = [RunKinds.Tagging] };
        await lifecycle.RunAsync(new() { AsOf = ListHost.Start + Duration.FromDays(40) });

        Assert.Equal(30, await CountDueAsync(host));
        await lifecycle.RunAsync(new() { AsOf = ListHost.Start + Duration.FromDays(40) + Duration.FromMinutes(1) });
        Assert.Equal(30, await CountDueAsync(host));

        static async Task<int> CountDueAsync(ListHost host)
        {
            var due = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var item in host.Answers.ReadDueAsync(RunKinds.Tagging, ListHost.Start + Duration.FromDays(40)))
            {
                due.Add(item.Subject);
            }

            return due.Count;
        }
    }

    private static TagEntry Note(int count) => new()
    {
        Tag = "elsewhere",
        Kind = TagEntryKind.Assign,
        Source = TagSource.Manual,
        ValidFrom = AsOf,
        RecordedAt = AsOf,
        By = $"lead-{count}",
    };

    private TaggingRun RunOver(ITagStore tags, TagRules? rules = null) => new(
        _facts, _facts, tags, new FixedPolicy<TagRules>(rules ?? new(Facts.Catalog)), new(_answers, _answers, new MemoryCheckpointStore(), _rejections));

    private async Task<TagLedger> LedgerAsync()
    {
        await foreach (var known in _tags.ReadLedgersAsync([Ann]))
        {
            return known.Ledger;
        }

        throw new InvalidOperationException("There is a ledger for every user.");
    }

    private async Task<(string? Value, string? Detail)> AnswerAsync()
    {
        await foreach (var state in _answers.ReadAsync(RunKinds.Tagging, ["ann"]))
        {
            return (state.Assessment?.Value, state.Assessment?.Detail);
        }

        throw new InvalidOperationException("There is a state for every subject.");
    }

    private sealed class Facts : IUserSource, IUserFactsSource
    {
        public static TagCatalog Catalog { get; } = TagCatalogJson.Read("""
            {
              "schemaVersion": 1, "name": "small", "version": "1", "zone": "UTC",
              "attributes": {}, "events": { "purchase": {} },
              "tags": [
                { "id": "buyer", "names": { "en": "Buyer", "zh-CN": "买家" }, "category": "any", "type": "flag" },
                { "id": "elsewhere", "names": { "en": "Elsewhere", "zh-CN": "别处" }, "category": "any", "type": "flag" }
              ],
              "rules": [{ "tag": "buyer", "when": { "count": "purchase", "atLeast": 1 } }]
            }
            """);

        public IReadOnlyList<KnownUser> Given { get; set; } =
            [new(Ann, UserFacts.Empty.Add(new UserEvent { Type = "purchase", At = AsOf - Duration.FromDays(1) }))];

        public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return Ann;
        }

        public async IAsyncEnumerable<KnownUser> ReadFactsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var known in Given)
            {
                await Task.CompletedTask;
                yield return known;
            }
        }

        public IAsyncEnumerable<KnownUser> ReadFactsAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) => ReadFactsAsync(cancellationToken);
    }

    /// <summary>A store to which somebody else writes just before the run does.</summary>
    private sealed class Meddled(ITagStore inner, Func<ValueTask<IReadOnlyList<TagAppendOutcome>>> meddle) : ITagStore
    {
        private bool _isDone;

        public bool Always { get; init; }

        public IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
            inner.ReadLedgersAsync(users, cancellationToken);

        public async ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default)
        {
            if (!_isDone || Always)
            {
                _isDone = true;
                await meddle();
            }

            return await inner.AppendAsync(appends, cancellationToken);
        }

        public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default) => inner.ExportAsync(user, cancellationToken);

        public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default) => inner.EraseAsync(user, cancellationToken);
    }
}
