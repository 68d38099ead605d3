using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.LedgerExamples;

namespace UserOps.Tests.Tagging;

/// <summary>The port of ledgers, by a store that keeps them in memory.</summary>
public class TagStoreTests
{
    private static readonly UserId Ann = new("ann");

    private readonly MemoryTagStore _store = new();

    [Fact]
    public async Task Of_two_judgements_of_one_ledger_the_second_conflicts_reads_again_and_has_nothing_to_say()
    {
        var resolver = new TagResolver(CatalogOf(Flag("vip")));
        var read = await ReadAsync();
        var entries = resolver.ToEntries(resolver.Diff(read, [new("vip", null)], Day(2)), Day(2), "nightly");

        Assert.Equal([new(true, 1)], await _store.AppendAsync([new(Ann, entries, read.Count)]));
        Assert.Equal([new(false, 1)], await _store.AppendAsync([new(Ann, entries, read.Count)]));
        Assert.Empty(resolver.Diff(await ReadAsync(), [new("vip", null)], Day(2)));
    }

    [Fact]
    public async Task Nothing_of_an_erased_user_is_found()
    {
        await _store.AppendAsync([new(Ann, [Ban("vip", 1)], 0)]);
        await _store.EraseAsync(Ann);

        Assert.Equal(TagLedger.Empty, await ReadAsync());
        Assert.Equal([new(true, 1)], await _store.AppendAsync([new(Ann, [Ban("vip", 1)], 0)]));
    }

    private async Task<TagLedger> ReadAsync()
    {
        await foreach (var (user, ledger) in _store.ReadLedgersAsync([Ann]))
        {
            Assert.Equal(Ann, user);
            return ledger;
        }

        throw new InvalidOperationException("The store streams a ledger for each user.");
    }
}
