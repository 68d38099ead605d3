using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql.Tests.Rfm;

/// <summary>Whether the comparison with the library would see a mistake of the compiler: each one that can be made in a tree, one by one.</summary>
public class RfmMutantTests
{
    private const int Samples = 400;
    private const string Name = "purchases";

    /// <summary>Clocks go back at 03:00Z on 24 March, by an hour; a day that starts at half past eleven has started by then.</summary>
    private static readonly Instant Back = Instant.FromUtc(2024, 3, 24, 3, 0);
    private static readonly Instant Earliest = Instant.FromUtc(2024, 3, 20, 0, 0);
    private const long Most = (long)PurchaseLimits.Amount * 1_000;
    private static readonly Duration LookBack = Duration.FromDays(3);

    private static readonly RfmPolicy Rich = RfmPolicy.Classic11 with
    {
        LookBack = LookBack,
        Currency = new() { Code = "EUR", Rates = [new("GBP", 1.5m), new("JPY", 0.5m)] },
    };

    private static readonly RfmPolicy ByDay = RfmPolicy.Classic11 with { Zone = "America/Asuncion", DayStart = new(23, 30), Orders = OrderGrouping.PerDay, Refunds = RefundPolicy.Ignore };

    private static readonly PurchaseTable Bare = new()
    {
        Name = Name,
        User = new("user_id", SqlStorage.Text),
        At = new("at", SqlStorage.UnixNanoseconds),
        Amount = new("amount", SqlStorage.MinorUnits(3)),
        Earliest = Earliest,
    };

    private static readonly PurchaseTable Full = Bare with
    {
        OrderId = new("order_id", SqlStorage.Text),
        Type = new("kind", SqlStorage.Text),
        Currency = new("currency", SqlStorage.Text),
        Tenant = TenantFilter.Of("tenant", "north"),
    };

    private static Gen<Instant> Instants(Duration step) =>
        from edge in Gen.Elements(Earliest, Back - Duration.FromDays(1), Back, Back + Duration.FromDays(1), Back + LookBack)
        from minutes in Gen.Elements(0, 0, 15, 15, -60, -30, 30, 60, 90, 400)
        from steps in Gen.Elements(0, 0, -1, 1)
        select Instant.Max(Earliest, edge + Duration.FromMinutes(minutes) + (step * steps));

    private static Gen<Row> RowsBy(Instant asOf, bool isSqlite) =>
        from user in Gen.OneOf(Gen.Choose(1, 4), Gen.Choose(5, 40))
        from at in Gen.OneOf(
            Instants(StepOf(isSqlite)),
            from edge in Gen.Elements(asOf, asOf - LookBack) from steps in Gen.Choose(-1, 1) select Instant.Max(Earliest, edge + (StepOf(isSqlite) * steps)))
        from units in Gen.Frequency(
            (3, Gen.Elements(0L, 1L, -1L, 1_000L, -1_000L, 2_500L)),
            (1, from bound in Gen.Elements(Most, Most * 2 / 3) from step in Gen.Choose(-1, 1) from sign in Gen.Elements(-1, 1) select sign * (bound + step)))
        from order in Gen.Elements(null, null, "", "o-1", "o-2")
        from kind in Gen.Frequency((9, Gen.Elements(null, null, "purchase", "refund")), (1, Gen.Constant<string?>("gift")))
        from currency in Gen.Frequency((9, Gen.Elements(null, "", "EUR", "GBP", "JPY")), (1, Gen.Constant<string?>("XXX")))
        from tenant in Gen.Frequency((5, Gen.Constant<string?>("north")), (1, Gen.Elements("south", null)))
        from oddity in Gen.Frequency((6, Gen.Constant(Oddity.None)), (1, Gen.Elements(Enum.GetValues<Oddity>())))
        select new Row($"u{user}", at, units, order, kind, currency, tenant, oddity, isSqlite);

    /// <summary>The finest time that an engine keeps.</summary>
    private static Duration StepOf(bool isSqlite) => Duration.FromNanoseconds(isSqlite ? 1 : 1_000);

    [Fact]
    public void Every_mistake_over_a_rich_table_is_found_out() => FindsOut(
        EngineKind.Sqlite,
        Rich,
        Full,
        [
            .. HarmlessLookingBack,
            new("^/(purchased|refunded)(_[12])?.*\\.1\\.1(\\.1)?: (Greater for AtLeast|AtMost for Less|1 more)$", "A row of nothing adds nothing to either sum."),
            new("^/purchased(_[12])?\\.0\\.1\\.", "A purchase is never negative, so its size is the amount."),
            new("^/refunded(_[12])?\\.0\\.1\\.0(\\.1)?: ", "Nothing is as large with either sign."),
            new("^/refund(s|ed(_[12])?)\\.0\\.0\\.0\\.1: part lost, 0$", "A negative row that is told as a purchase is a fault."),
            new("^/faults\\.0\\.0\\.8\\.0: part lost, 0$", "NOT of an unknown is unknown, too."),
        ]);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public void Every_mistake_in_local_days_is_found_out(EngineKind kind) => FindsOut(
        kind,
        ByDay,
        kind == EngineKind.Sqlite ? Bare : Bare with { At = new("at", SqlStorage.Timestamp), Amount = new("amount", SqlStorage.Numeric) },
        [
            .. Harmless,
            new("^/(purchased|refunded)\\.0\\.0(\\.1)?: (Greater for AtLeast|AtMost for Less|1 more)$", "A row of nothing adds nothing to either sum."),
            new("^/orders\\.0\\.1\\.0\\.1(\\.1)?: ", "Where a held day ends, the clock has come to it again."),
            new("^/orders\\.0\\.1\\.3\\.(0\\.0\\.)?1\\.0(\\.1)?: ", "Where the clock is set back, the day is held."),
            new("^/orders\\.0\\.1: condition lost$", "Rows before the earliest are faults."),
            .. kind != EngineKind.Sqlite ? [] : new (string, string)[]
            {
                new("^/orders\\.0\\.1\\.1(\\.1)?: (1 more|Add for Subtract)$", "Before there is a held day, it is all the same from where days are counted."),
            },
        ]);

    [Fact]
    public void Every_mistake_over_a_bare_table_is_found_out() => FindsOut(
        EngineKind.Sqlite,
        RfmPolicy.Classic11 with { LookBack = LookBack, Orders = OrderGrouping.PerRow },
        Bare,
        [
            .. HarmlessLookingBack,
            new("^/(purchased|refunded)\\.0\\.0\\.0(\\.1)?: (Greater for AtLeast|AtMost for Less|1 more)$", "A row of nothing adds nothing to either sum."),
        ]);

    /// <summary>Mistakes that change no answer: where they are, and why.</summary>
    private static readonly (string Pattern, string Why)[] Harmless = [new("^/purchases[.:]", "Beside the last purchase the number of them tells nothing.")];

    /// <summary>The same where the policy looks back.</summary>
    private static readonly (string Pattern, string Why)[] HarmlessLookingBack =
    [
        .. Harmless,
        new("^/earlier(: Max for Sum|\\.0\\.1: 1 more)$", "It counts whether there are any, not how many."),
        new("^/earlier\\.0\\.0(: part lost, 1|\\.1\\.0)", "It counts only where there are none in view, so all are earlier."),
    ];

    private static void FindsOut(EngineKind kind, RfmPolicy policy, PurchaseTable table, (string Pattern, string Why)[] harmless)
    {
        var isSqlite = kind == EngineKind.Sqlite;
        using var engine = TestEngine.Start(kind);
        engine.CreateTable(Name, "user_id", new("user_id", "text"), new("at", isSqlite ? "" : "timestamptz"), new("amount", isSqlite ? "" : "numeric"), new("order_id", "text"), new("kind", "text"), new("currency", "text"), new("tenant", "text"));
        using var connection = engine.Open();
        var alive = new List<Mutant>();
        var rnd = new Rnd(9, 0x9E37_79B9_7F4A_7C15);
        var samples = (from asOf in Instants(StepOf(isSqlite)) from rows in Gen.ArrayOf(RowsBy(asOf, isSqlite)) select (rows, asOf)).Sample(20, rnd, Samples);
        var seen = new HashSet<Mutant>();
        foreach (var (rows, asOf) in samples)
        {
            var query = RfmSql.Facts(policy, table, asOf, isSqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql);
            alive.AddRange(Mutant.Of(query).Where(mutant => seen.Add(mutant) && !Array.Exists(harmless, mistakes => mutant.Is(mistakes.Pattern))));

            // What is read of rows that can be read, and how many of all rows can't.
            Row[] good = [.. rows.Where(row => row.IsGood(table, policy))];
            var figures = Expected(policy, table, good, asOf);
            Prunes(good, spoilt => IsAsExpected(connection, spoilt, figures));
            var faults = ExpectedFaults(policy, table, rows, asOf);
            Prunes(rows, spoilt => HasFaults(connection, spoilt, faults));

            void Prunes(IEnumerable<Row> filled, Func<SqlQuery, bool> isRight)
            {
                engine.Empty(Name);
                engine.Insert(Name, filled.Select(row => row.ToValues()));
                Assert.True(isRight(query));
                alive.RemoveAll(mutant => mutant.In(query) is { } spoilt && !isRight(spoilt));
            }
        }

        var unseen = string.Join('\n', alive.Select(mutant => mutant.ToString()).Order(StringComparer.Ordinal));
        Assert.True(unseen.Length == 0, $"{seen.Count} mistakes were made. Not found out:\n{unseen}");
        Assert.All(harmless, mistakes => Assert.Contains(seen, mutant => mutant.Is(mistakes.Pattern)));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a spoilt query throws, it is found out.")]
    private static bool IsAsExpected(DbConnection connection, SqlQuery query, Dictionary<string, PurchaseFigures<string>> expected)
    {
        try
        {
            var found = ReadAsync(SqlReader.PurchasesAsync<string>(connection, query)).GetAwaiter().GetResult();
            return found.Count == expected.Count && found.TrueForAll(figures => expected.TryGetValue(figures.User, out var own) && own == figures);
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static Dictionary<string, PurchaseFigures<string>> Expected(RfmPolicy policy, PurchaseTable table, IReadOnlyList<Row> rows, Instant asOf)
    {
        var book = new PurchaseBook<string>(policy.Currency);
        foreach (var row in rows.Where(row => row.At <= asOf && (table.Tenant is null || row.Tenant == "north")))
        {
            book.Add(row.ToPurchase(table));
        }

        var summarizer = new PurchaseSummarizer(policy);
        return book.Users.ToDictionary(user => user, user => FiguresOf(user, summarizer.Summarize(book[user], asOf)), StringComparer.Ordinal);
    }

    /// <summary>Counts, user by user, the rows up to the instant that the library can't take; those without an instant are counted whenever they are.</summary>
    private static Dictionary<string, long> ExpectedFaults(RfmPolicy policy, PurchaseTable table, IReadOnlyList<Row> rows, Instant asOf) => rows
        .Where(row => (row.AtOrNull is not { } at || at <= asOf) && (table.Tenant is null || row.Tenant == "north"))
        .GroupBy(row => row.Oddity == Oddity.UserMissing ? "" : row.User, StringComparer.Ordinal)
        .ToDictionary(user => user.Key, user => (long)user.Count(row => !row.IsGood(table, policy)), StringComparer.Ordinal);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a spoilt query throws, it is found out.")]
    private static bool HasFaults(DbConnection connection, SqlQuery query, Dictionary<string, long> expected)
    {
        try
        {
            using var command = query.CreateCommand(connection);
            using var reader = command.ExecuteReader();
            var found = new List<(string, long)>();
            while (reader.Read())
            {
                found.Add((reader.IsDBNull(0) ? "" : reader.GetString(0), reader.GetInt64(1)));
            }

            return found.Order().SequenceEqual(expected.Select(user => (user.Key, user.Value)).Order());
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static PurchaseFigures<string> FiguresOf(string user, PurchaseSummary summary) => new()
    {
        User = user,
        Figures = RfmFigures.From(summary),
        FirstDay = summary.FirstDay,
        LastDay = summary.LastDay,
        Orders = summary.Orders,
        PurchaseTotal = summary.PurchaseTotal,
        RefundTotal = summary.RefundTotal,
        Refunds = summary.Refunds,
        NetTotal = summary.NetTotal,
    };

    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
        {
            list.Add(row);
        }

        return list;
    }

    /// <summary>What may be wrong with a row besides its values.</summary>
    private enum Oddity
    {
        None = 0,
        UserMissing = 1,
        InstantMissing = 2,
        InstantAsText = 3,
        TooEarly = 4,
        AmountMissing = 5,
        AmountAsText = 6,
        AmountBroken = 7,
        AmountTooFine = 8,
    }

    private sealed record Row(string User, Instant At, long Units, string? Order, string? Kind, string? Currency, string? Tenant, Oddity Wanted, bool IsSqlite)
    {
        /// <summary>Gets the oddity, where the engine can hold it.</summary>
        public Oddity Oddity => (IsSqlite ? Wanted is Oddity.AmountTooFine : Wanted is Oddity.InstantAsText or Oddity.AmountAsText or Oddity.AmountBroken) ? Oddity.None : Wanted;

        public Instant? AtOrNull => Oddity switch
        {
            Oddity.InstantMissing or Oddity.InstantAsText => null,
            Oddity.TooEarly => Earliest - StepOf(IsSqlite),
            _ => At,
        };

        public bool IsGood(PurchaseTable table, RfmPolicy policy) =>
            Oddity == Oddity.None && new PurchaseBook<string>(policy.Currency).TryAdd(ToPurchase(table), out _);

        public object?[] ToValues() => [Oddity == Oddity.UserMissing ? null : User, AtValue(), AmountValue(), Order, Kind, Currency, Tenant];

        private object? AtValue() => (Oddity, AtOrNull) switch
        {
            (Oddity.InstantAsText, _) => "2024-03-21",
            (_, { } at) => IsSqlite ? (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds() : at.ToDateTimeUtc(),
            _ => null,
        };

        private object? AmountValue() => Oddity switch
        {
            Oddity.AmountMissing => null,
            Oddity.AmountAsText => "5 EUR",
            Oddity.AmountBroken => 0.5,
            Oddity.AmountTooFine => 0.000_000_000_1m,
            _ => IsSqlite ? (object)Units : Units / 1_000m,
        };

        public Purchase<string> ToPurchase(PurchaseTable table) => new(User, At, Units / 1_000m)
        {
            OrderId = table.OrderId is null ? null : Order,
            Kind = (table.Type is null ? null : Kind) switch
            {
                "purchase" => PurchaseKind.Purchase,
                "refund" => PurchaseKind.Refund,
                null => PurchaseKind.BySign,
                _ => (PurchaseKind)int.MaxValue,
            },
            Currency = table.Currency is null ? null : Currency,
        };
    }
}
