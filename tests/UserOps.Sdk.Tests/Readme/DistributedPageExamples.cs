using NodaTime;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/distributed.md.</summary>
public class DistributedPageExamples : PageExample
{
    [Fact]
    public void Two_workers_and_one_answer()
    {
        // begin-snippet: distributed-merge
        var monday = new Purchase<string>("ann", Instant.FromUtc(2026, 3, 2, 9, 0), 20.00m) { OrderId = "A-1" };
        var tuesday = new Purchase<string>("ann", Instant.FromUtc(2026, 3, 3, 9, 0), 12.50m) { OrderId = "A-2" };
        var refund = new Purchase<string>("ann", Instant.FromUtc(2026, 3, 4, 9, 0), -5.00m) { OrderId = "A-1" };

        // Two processes, each with the rows that came to it, in the order in which they came.
        byte[] one = PurchaseHistoryBytes.Write(PurchaseHistory.Empty.Add(refund).Add(monday));
        byte[] two = PurchaseHistoryBytes.Write(PurchaseHistory.Empty.Add(tuesday));

        // A third one, or one of the two, puts them together.
        var merged = PurchaseHistoryBytes.Read(two).Merge(PurchaseHistoryBytes.Read(one));
        var whole = PurchaseHistory.Empty.Add(monday).Add(tuesday).Add(refund);

        Console.WriteLine(Convert.ToHexStringLower(PurchaseHistoryBytes.Write(merged)));
        Console.WriteLine(PurchaseHistoryBytes.Write(merged).SequenceEqual(PurchaseHistoryBytes.Write(whole)));
        // => fac70101038099aae93403412d310100140080982a03412d3201027d0080982a03412d3100010005
        // => True
        // end-snippet

        Ran("distributed-merge");
    }

    [Fact]
    public void A_repeat_of_sums_and_of_sets()
    {
        // begin-snippet: distributed-repeat
        var order = new Purchase<string>("ann", Instant.FromUtc(2026, 3, 2, 9, 0), 20.00m);
        var history = PurchaseHistory.Empty.Add(order);
        var log = EventLog.Empty.Add(new ActivityEvent<string>("ann", order.At) { Event = "order" });
        var facts = UserFacts.From([], [new() { Type = "order", At = order.At, Id = "A-1", Properties = [new("amount", 20.00m)] }]);

        // The same message again.
        Console.WriteLine(history.Merge(history).Equals(history) ? "once" : $"twice: {history.Merge(history).Entries[0].Purchased}");
        Console.WriteLine(log.Merge(log).Equals(log) ? "once" : "twice");
        Console.WriteLine(facts.Merge(facts).Equals(facts) ? "once" : "twice");
        // => twice: 40.00
        // => once
        // => once
        // end-snippet

        Ran("distributed-repeat");
    }

    [Fact]
    public void What_was_damaged_is_refused()
    {
        // begin-snippet: distributed-damage
        byte[] bytes = UserActivityBytes.Write(new(ActivityDays.From([new(2026, 3, 2), new(2026, 3, 9)])));

        foreach (byte[] damaged in new[] { bytes[..^1], [.. bytes, 0], [.. bytes[..3], 9, .. bytes[4..]] })
        {
            try
            {
                UserActivityBytes.Read(damaged);
            }
            catch (InvalidFactsException fault)
            {
                Console.WriteLine(fault.Message);
            }
        }

        // => Byte 10, days[0].bits: The bytes end in the midst of it; they were cut off. Take all that was written.
        // => Byte 11, end: 1 bytes follow the facts. Give the bytes of one write by themselves.
        // => Byte 3, version: They have version 9; this library reads version 1. Read them by the version of the library that wrote them, or a later one.
        // end-snippet

        Ran("distributed-damage");
    }

    [Fact]
    public void Cuts_are_fitted_in_one_place_and_sent_back()
    {
        var whole = new PurchaseBook<string>();
        PurchaseBook<string>[] shards = [new(), new()];
        for (var i = 0; i < 400; i++)
        {
            var user = i * i % 97 * (i % 7) % 40; // some come more often than others
            var row = new Purchase<string>($"u{user}", Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours((10 * i) + user), 10 + (i * i % 90) + user);
            whole.Add(row);
            shards[user % 2].Add(row); // a shard has all rows of its users
        }

        // begin-snippet: distributed-cuts
        var asOf = Instant.FromUtc(2026, 7, 1, 0, 0);
        var summarizer = new PurchaseSummarizer(RfmPolicy.Classic11);

        // Each shard sends the figures of its users: a few numbers each, and no facts.
        var figures = shards.SelectMany(shard => shard.Users.Select(user => summarizer.Summarize(shard[user], asOf)));

        // One place finds the cuts and sends the model, as JSON, to all of them.
        var model = RfmModelJson.Write(RfmModel.Fit(figures, asOf, summarizer));

        // Each shard scores its own.
        var scored = shards.Select(shard => RfmSnapshot.Apply(shard, asOf, RfmModelJson.Read(model))).ToArray();
        var inOnePlace = RfmSnapshot.Fit(whole, asOf, RfmPolicy.Classic11);

        foreach (var (place, segment) in inOnePlace.Segments.Index().Take(3))
        {
            Console.WriteLine($"{segment.Segment.Id}: {scored[0].Segments[place].Users} + {scored[1].Segments[place].Users} = {segment.Users}");
        }

        // => champions: 6 + 1 = 7
        // => loyal: 4 + 0 = 4
        // => potentialLoyalist: 3 + 1 = 4
        // end-snippet

        Ran("distributed-cuts");
    }

    [Fact]
    public void Sizes_of_bytes_and_JSON()
    {
        // begin-snippet: distributed-sizes
        var start = Instant.FromUtc(2026, 1, 1, 8, 0);
        var history = new PurchaseBook<string>();
        var log = new ActivityBook<string>();
        for (var i = 0; i < 24; i++)
        {
            history.Add(new Purchase<string>("u", start + Duration.FromDays(15 * i) + Duration.FromSeconds(977 * i), 19.90m + i) { OrderId = $"A-{1000 + i}" });
        }

        for (var i = 0; i < 500; i++)
        {
            string[] names = ["login", "view", "search", "view", "cart", "pay"];
            log.Add(new ActivityEvent<string>("u", start + Duration.FromHours(17 * i) + Duration.FromMilliseconds(1237 * i)) { Event = names[i % 6] });
        }

        var activity = log["u"].ToActivity(DayClock.Utc);
        Show("24 orders", PurchaseHistoryBytes.Write(history["u"]), PurchaseHistoryJson.Write(history["u"]));
        Show($"{activity.Days.Count} active days", UserActivityBytes.Write(activity), UserActivityJson.Write(activity));
        Show("500 events of 5 names", EventLogBytes.Write(log["u"]), EventLogJson.Write(log["u"]));

        void Show(string what, byte[] bytes, string json) => Console.WriteLine($"{what}: {bytes.Length} bytes, {json.Length} as JSON");
        // => 24 orders: 390 bytes, 2551 as JSON
        // => 354 active days: 66 bytes, 4648 as JSON
        // => 500 events of 5 names: 2970 bytes, 24641 as JSON
        // end-snippet

        Ran("distributed-sizes");
    }
}
