using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;
using static UserOps.Tests.Tagging.LedgerExamples;

namespace UserOps.Tests.Tagging;

public class TagLedgerTests
{
    [Fact]
    public void Entry_by_entry_from_a_list_and_from_json_it_is_the_same_ledger() =>
        Law.Holds(LedgerGenerators.Ledgers, ledger =>
        {
            Assert.Equal(ledger, ledger.Entries.Aggregate(TagLedger.Empty, (sum, entry) => sum.Append(entry)));
            Assert.Equal(ledger, TagLedger.From(ledger.Entries));
            Assert.Equal(ledger, TagLedgerJson.Read(TagLedgerJson.Write(ledger)));
            return true;
        });

    [Fact]
    public void What_was_known_does_not_change_with_later_entries() =>
        Law.Holds(LedgerGenerators.Ledgers, LedgerGenerators.AsOf, (ledger, known) =>
        {
            var then = ledger.KnownAt(known);
            return then.Entries.All(entry => entry.RecordedAt <= known)
                && then.Equals(TagLedger.From(ledger.Entries.Where(entry => entry.RecordedAt <= known)))
                && then.Append(ledger.Entries.Skip(then.Count)).KnownAt(known).Equals(then);
        });

    [Fact]
    public void The_json_is_read_by_people() =>
        Assert.Equal(
            """
            {"schemaVersion":1,"entries":[
            {"tag":"vip","kind":"assign","source":"manual","validFrom":"2025-03-01T00:00:00Z","validUntil":"2025-03-08T00:00:00Z","recordedAt":"2025-03-01T00:00:00Z","by":"ann","reason":"asked"},
            {"tag":"level","kind":"assign","value":"gold","source":{"model":"m","confidence":0.8},"validFrom":"2025-03-02T00:00:00Z","recordedAt":"2025-03-02T00:00:00Z","by":"ann"},
            {"tag":"vip","kind":"clear","source":{"rules":"1"},"validFrom":"2025-03-03T00:00:00Z","recordedAt":"2025-03-03T00:00:00Z","by":"ann"}
            ]}
            """.ReplaceLineEndings(""),
            TagLedgerJson.Write(TagLedger.From(
            [
                Assign("vip", TagSource.Manual, 1, until: Day(8)) with { Reason = "asked" },
                Assign("level", new ModelTagSource("m", 0.8m), 2, value: "gold"),
                Clear("vip", ByRules, 3),
            ])));

    [Fact]
    public void Every_problem_of_an_entry_is_told()
    {
        var entry = Ban("vip", 1) with
        {
            Tag = " ",
            Value = "gold",
            Source = new ModelTagSource("", 80),
            ValidUntil = Day(1),
            RecordedAt = Instant.MinValue,
            By = "",
        };

        Assert.Equal(
            ["$.tag", "$.value", "$.kind", "$.source.model", "$.source.confidence", "$.validUntil", "$.recordedAt", "$.by"],
            TagEntryValidator.Validate(entry).Select(problem => problem.Path));
        Assert.Contains("$.entries[1].tag", Assert.Throws<ArgumentException>(() => TagLedger.From([Ban("vip", 1), entry])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_of_recording_never_goes_back()
    {
        var ledger = TagLedger.From([Ban("vip", 2), Ban("vip", 2)]);
        var early = Ban("vip", 1);

        var message = Assert.Throws<ArgumentException>(() => ledger.Append(early)).Message;
        Assert.Contains("$.entries[2].recordedAt: The value is 2025-03-01T00:00:00Z", message, StringComparison.Ordinal);
        Assert.Equal(3, ledger.Append(early with { RecordedAt = Day(2) }).Count);
        Assert.Throws<ArgumentNullException>(() => TagLedger.From([null!]));
    }

    [Fact]
    public void Json_tells_every_entry_that_a_ledger_can_not_take()
    {
        var text = TagLedgerJson.Write(TagLedger.From([Ban("vip", 1), Ban("vip", 2)])).Replace("\"ann\"", "\"\"", StringComparison.Ordinal);

        Assert.Equal(
            ["$.entries[0].by", "$.entries[1].by"],
            Assert.Throws<InvalidPolicyException>(() => TagLedgerJson.Read(text)).Problems.Select(problem => problem.Path));
        Assert.Equal(
            "Did you mean 'manual'?",
            Assert.Throws<InvalidPolicyException>(() => TagLedgerJson.Read(text.Replace("\"manual\"", "\"manuel\"", StringComparison.Ordinal)))
                .Problems.Single().Remedy);
    }
}
