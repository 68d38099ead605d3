using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>Facts of one user as bytes, against their JSON: 24 orders, and 500 events of five names.</summary>
[MemoryDiagnoser]
public class FactsBytesBenchmarks
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 8, 0);
    private static readonly string[] Names = ["login", "view", "search", "view", "cart", "pay"];

    private PurchaseHistory _history = PurchaseHistory.Empty;
    private EventLog _log = EventLog.Empty;
    private byte[] _historyBytes = [];
    private byte[] _logBytes = [];
    private string _historyJson = "";
    private string _logJson = "";

    [GlobalSetup]
    public void Setup()
    {
        var purchases = new PurchaseBook<string>();
        for (var i = 0; i < 24; i++)
        {
            purchases.Add(new Purchase<string>("u", Start + Duration.FromDays(15 * i) + Duration.FromSeconds(977 * i), 19.90m + i) { OrderId = $"A-{1000 + i}" });
        }

        var events = new ActivityBook<string>();
        for (var i = 0; i < 500; i++)
        {
            events.Add(new ActivityEvent<string>("u", Start + Duration.FromHours(17 * i) + Duration.FromMilliseconds(1237 * i)) { Event = Names[i % 6] });
        }

        (_history, _log) = (purchases["u"], events["u"]);
        (_historyBytes, _historyJson) = (PurchaseHistoryBytes.Write(_history), PurchaseHistoryJson.Write(_history));
        (_logBytes, _logJson) = (EventLogBytes.Write(_log), EventLogJson.Write(_log));
    }

    [Benchmark(Baseline = true)]
    public PurchaseHistory ReadOrdersFromJson() => PurchaseHistoryJson.Read(_historyJson);

    [Benchmark]
    public PurchaseHistory ReadOrdersFromBytes() => PurchaseHistoryBytes.Read(_historyBytes);

    [Benchmark]
    public string WriteOrdersAsJson() => PurchaseHistoryJson.Write(_history);

    [Benchmark]
    public byte[] WriteOrdersAsBytes() => PurchaseHistoryBytes.Write(_history);

    [Benchmark]
    public EventLog ReadEventsFromJson() => EventLogJson.Read(_logJson);

    [Benchmark]
    public EventLog ReadEventsFromBytes() => EventLogBytes.Read(_logBytes);

    [Benchmark]
    public string WriteEventsAsJson() => EventLogJson.Write(_log);

    [Benchmark]
    public byte[] WriteEventsAsBytes() => EventLogBytes.Write(_log);
}
