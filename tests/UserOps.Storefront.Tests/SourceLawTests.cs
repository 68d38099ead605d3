using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using global::Storefront.Sources;
using global::Storefront.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using UserOps.EntityFrameworkCore;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Storefront.Tests;

/// <summary>The app's sources keep what the ports promise.</summary>
public sealed class SourceLawTests : IDisposable
{
    private readonly Room _room = new();
    private readonly Contexts _contexts;

    public SourceLawTests()
    {
        var path = Path.Combine(_room.Folder, "laws.db");
        _contexts = new(new DbContextOptionsBuilder<StorefrontContext>().UseSqlite($"{DatabaseFile.ConnectionTo(path)};Pooling=False").Options);
        using var context = _contexts.CreateDbContext();
        context.Database.EnsureCreated();
        var at = Instant.FromUtc(2026, 3, 1, 10, 0);
        foreach (var user in (string[])["b", "a", "Ann", "a-1", "zoe"])
        {
            context.Add(new UserRow { Id = user });
            context.Add(new EventRow { Id = $"e-{user}", UserId = user, At = at.ToUnixTimeTicks() + 1, Type = "visit" });
            context.Add(new OrderRow { Id = $"o-{user}", UserId = user, At = at.ToUnixTimeTicks(), Cents = 1_250, RefundOf = null });
            context.Add(new OrderRow { Id = $"r-{user}", UserId = user, At = at.ToUnixTimeTicks() + 7, Cents = 250, RefundOf = $"o-{user}" });
            var created = new TicketEvent { TicketId = $"t-{user}", EventId = $"te-{user}", At = at, Type = TicketEventType.Created, CustomerId = new(user) };
            context.Add(new TicketEventRow { Id = created.EventId, At = at.ToUnixTimeTicks(), CustomerId = user, Json = TicketEventJson.Write(created) });
        }

        var bug = new BugOpened { EventId = "w-1", At = at, BugId = "bug-1" };
        context.Add(new TicketEventRow { Id = bug.EventId, At = at.ToUnixTimeTicks(), CustomerId = null, Json = TicketEventJson.Write(bug) });
        context.SaveChanges();
    }

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Users_come_in_one_order_from_any_of_them_on() => await CheckAsync(UserSourceLaws.For(() => new UserSource(_contexts)));

    [Fact]
    public async Task Activity_of_some_is_theirs_of_all() => await CheckAsync(ActivitySourceLaws.For(() => new ActivitySource(_contexts)));

    [Fact]
    public async Task Purchases_of_some_are_theirs_of_all() => await CheckAsync(PurchaseSourceLaws.For(() => new PurchaseSource(_contexts)));

    [Fact]
    public async Task Facts_of_some_are_theirs_of_all() =>
        await CheckAsync(UserFactsSourceLaws.For(() => new FactsSource(_contexts, new UserSource(_contexts), new EfAssessmentStore<StorefrontContext>(_contexts))));

    [Fact]
    public async Task Tickets_can_all_be_used() => await CheckAsync(TicketEventSourceLaws.For(() => new TicketSource(_contexts)));

    [Fact]
    public async Task Reading_some_users_walks_no_table_from_end_to_end()
    {
        var plans = new Plans();
        var contexts = new Contexts(new DbContextOptionsBuilder<StorefrontContext>(_contexts.Options).AddInterceptors(plans).Options);
        UserId[] some = [new("a"), new("zoe")];
        Assert.Equal(["a-1", "b", "zoe"], (await new UserSource(contexts).ReadUsersAsync(new("a")).ToListAsync()).Select(user => user.Value));
        Assert.Equal(4, await new ActivitySource(contexts).ReadActivityAsync(some).CountAsync());
        Assert.Equal(4, await new PurchaseSource(contexts).ReadPurchasesAsync(some).CountAsync());
        Assert.Equal(2, await new FactsSource(contexts, new UserSource(contexts), new EfAssessmentStore<StorefrontContext>(contexts)).ReadFactsAsync(some).CountAsync());

        Assert.InRange(plans.Steps.Count, 7, 100);
        Assert.DoesNotContain(plans.Steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Steps, step => step.Contains("ORDER BY", StringComparison.Ordinal)); // no sorting: the index has the order
    }

    private static async Task CheckAsync(IReadOnlyList<NamedLaw> laws)
    {
        Assert.NotEmpty(laws);
        foreach (var law in laws)
        {
            await law.CheckAsync();
        }
    }

    private sealed class Contexts(DbContextOptions<StorefrontContext> options) : IDbContextFactory<StorefrontContext>
    {
        public DbContextOptions<StorefrontContext> Options => options;

        public StorefrontContext CreateDbContext() => new(options);
    }

    /// <summary>Notes how SQLite goes about each query.</summary>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "It is the query itself.")]
    private sealed class Plans : DbCommandInterceptor
    {
        public List<string> Steps { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var text = command.CommandText;
            command.CommandText = $"EXPLAIN QUERY PLAN {text}";
            await using (var plan = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await plan.ReadAsync(cancellationToken))
                {
                    Steps.Add(plan.GetString(3));
                }
            }

            command.CommandText = text;
            return result;
        }
    }
}
