using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>What every store that keeps something of persons must keep, whatever it keeps.</summary>
internal static class PersonLaws
{
    private static readonly UserId Ann = new("ann-7f3a'\"%");
    private static readonly UserId Bob = new("bob-e09c");

    /// <summary>Adds the laws of handing out and erasing.</summary>
    /// <param name="suite">The laws.</param>
    /// <param name="port">The store as a keeper of persons.</param>
    /// <param name="fill">Writes something of a user everywhere it can stand, and tells how many records that are.</param>
    /// <param name="read">Reads all that other methods show, as texts, among them what they show of that user.</param>
    public static void AddTo<TStore>(
        LawSuite<TStore> suite, Func<TStore, IPersonalDataStore> port, Func<TStore, UserId, Task<int>> fill, Func<TStore, UserId, Task<List<string>>> read)
    {
        suite.Add(
            "Nothing of an erased user is found, and others are untouched",
            "Who asks to be forgotten must be; and nobody else.",
            async store =>
            {
                var count = await fill(store, Ann).ConfigureAwait(false);
                await fill(store, Bob).ConfigureAwait(false);
                var ofBob = await OfAsync(store, Bob).ConfigureAwait(false);
                Require.That((await OfAsync(store, Ann).ConfigureAwait(false)).Count > 0, $"nothing of '{Ann}' was there to erase");
                Require.Same(count, await port(store).EraseAsync(Ann).ConfigureAwait(false), "how many records were erased");
                Require.SameList([], await OfAsync(store, Ann).ConfigureAwait(false), $"what is found of '{Ann}' afterwards");
                Require.SameSet(ofBob, await OfAsync(store, Bob).ConfigureAwait(false), $"what is found of '{Bob}' afterwards");
                Require.Same(0, await port(store).EraseAsync(Ann).ConfigureAwait(false), "how many records the second time erased");
                Require.SameSet(ofBob, await OfAsync(store, Bob).ConfigureAwait(false), $"what is found of '{Bob}' after the second time");
                Require.Same(0, await port(store).EraseAsync(new("nobody known")).ConfigureAwait(false), "how many records of an unknown user were erased");
            });
        suite.Add(
            "All that is kept of a user is handed out, and nothing of others",
            "Who asks what is kept of them has a right to all of it, and to nothing of anybody else.",
            async store =>
            {
                Require.Same(0, (await LawSuite.ListAsync(port(store).ExportAsync(Ann)).ConfigureAwait(false)).Count, "how many records are handed out of an unknown user");
                await fill(store, Ann).ConfigureAwait(false);
                await fill(store, Bob).ConfigureAwait(false);
                var records = await LawSuite.ListAsync(port(store).ExportAsync(Bob)).ConfigureAwait(false);
                Require.That(records.Count > 0, "nothing was handed out");
                Require.That(records.TrueForAll(record => $"{record}".Contains(Bob.Value, StringComparison.Ordinal)), "a record that is handed out does not name its user");
                Require.That(!records.Exists(record => $"{record}".Contains("ann-7f3a", StringComparison.Ordinal)), "something of another user is handed out");
                Require.That(records.TrueForAll(record => !string.IsNullOrWhiteSpace(record.Store) && !string.IsNullOrWhiteSpace(record.Key)), "a record does not say what it is");
                Require.That(records.DistinctBy(record => (record.Store, record.Key, record.Json)).Count() == records.Count, "a record is handed out twice");
                await port(store).EraseAsync(Bob).ConfigureAwait(false);
                Require.Same(0, (await LawSuite.ListAsync(port(store).ExportAsync(Bob)).ConfigureAwait(false)).Count, "how many records are handed out after erasing");
            });

        async Task<List<string>> OfAsync(TStore store, UserId user)
        {
            var shown = await read(store, user).ConfigureAwait(false);
            var handedOut = await LawSuite.ListAsync(port(store).ExportAsync(user)).ConfigureAwait(false);
            return [.. shown.Where(text => text.Contains(user.Value, StringComparison.Ordinal)), .. handedOut.Select(record => $"{record}")];
        }
    }
}
