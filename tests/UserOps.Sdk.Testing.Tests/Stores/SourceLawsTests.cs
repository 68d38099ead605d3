using NodaTime;
using UserOps.Complaints;
using UserOps.Hosting;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Testing.Tests.Stores;

/// <summary>The laws of sources hold for honest ones, and each finds out one that breaks it.</summary>
public class SourceLawsTests
{
    private const string Rows = "There are rows to check";
    private const string Again = "What was given is given again";
    private const string Stops = "A reading that is cancelled stops";
    private const string Nobody = "No row is of nobody";
    private const string Some = "The rows of some users are those among all rows, and no others";
    private const string SomeStop = "A reading of some users that is cancelled stops";
    private const string Ids = "There are ids to check, and none is that of nobody";
    private const string Order = "The order is the same each time";
    private const string After = "Reading after one of them gives the rest";
    private const string Gone = "One need not exist any more to read on after it";
    private const string IdsStop = "A reading of ids that is cancelled stops";

    private static readonly Instant At = Instant.FromUtc(2026, 2, 6, 2, 0);

    private static readonly UserId[] Users = [.. Enumerable.Range(0, 70).Select(i => new UserId($"u-{i:000}"))];

    private static readonly Purchase<UserId>[] Purchases = [.. Enumerable.Range(0, 30).Select(i => new Purchase<UserId>(Users[i % 7], At, i % 3))];

    private static readonly ActivityEvent<UserId>[] Activity = [.. Enumerable.Range(0, 30).Select(i => new ActivityEvent<UserId>(Users[i % 7], At) { Event = $"e{i % 3}" })];

    private static readonly KnownUser[] Facts = [.. Users.Select((user, i) => new KnownUser(user, i % 5 == 0 ? UserFacts.Empty : UserFacts.Empty.With("age", i)))];

    private static readonly TicketEvent[] Tickets = [.. Enumerable.Range(0, 5).Select(i => new TicketEvent { TicketId = $"T-{i}", EventId = "1", At = At, Type = TicketEventType.Created })];

    private static readonly CaseEvent[] Cases = [.. Enumerable.Range(0, 5).SelectMany(i => new CaseEvent[] { Receipt($"C-{i}"), new CaseAcknowledged { ComplaintId = new($"C-{i}"), At = At } })];

    private static readonly Dictionary<string, Func<IReadOnlyList<NamedLaw>>> Honest = new(StringComparer.Ordinal)
    {
        ["users"] = () => UserSourceLaws.For(() => new Source()),
        ["purchases"] = () => PurchaseSourceLaws.For(() => new Source()),
        ["activity"] = () => ActivitySourceLaws.For(() => new Source()),
        ["facts"] = () => UserFactsSourceLaws.For(() => new Source()),
        ["tickets"] = () => TicketEventSourceLaws.For(() => new Source()),
        ["complaints"] = () => ComplaintSourceLaws.For(() => new Source()),
    };

    private static readonly (string Suite, string Law, Func<Source> Source)[] Broken =
    [
        ("users", Ids, () => new() { UsersAfter = (_, _) => [UserId.None, .. Users] }),
        ("users", Order, () => Flipping((source, odd) => source.UsersAfter = (after, _) => odd() ? [.. Rest(after).Reverse()] : Rest(after))),
        ("users", After, () => new() { UsersAfter = (after, _) => Users.Where(user => user >= after) }),
        ("users", Gone, () => new() { UsersAfter = (after, _) => after.IsNone || Users.Contains(after) ? Rest(after) : throw new KeyNotFoundException("no such user") }),
        ("users", IdsStop, () => new() { IsStubborn = true }),
        ("purchases", Rows, () => new() { AllPurchases = () => [] }),
        ("purchases", Again, () => Flipping((source, odd) => source.AllPurchases = () => odd() ? Purchases.Skip(1) : Purchases)),
        ("purchases", Stops, () => new() { IsStubborn = true }),
        ("purchases", Nobody, () => new() { AllPurchases = () => [.. Purchases, new(UserId.None, At, 1)] }),
        ("purchases", Some, () => new() { SomePurchases = users => Purchases.Where(row => users.Contains(row.User)).Distinct() }),
        ("purchases", SomeStop, () => new() { IsStubborn = true }),
        ("purchases", "Every purchase can be used", () => new() { AllPurchases = () => [.. Purchases, new(Users[0], At, 1e25m)] }),
        ("activity", Rows, () => new() { AllActivity = () => [] }),
        ("activity", Again, () => Flipping((source, odd) => source.AllActivity = () => odd() ? Activity[..20] : Activity)),
        ("activity", Stops, () => new() { IsStubborn = true }),
        ("activity", Nobody, () => new() { AllActivity = () => [.. Activity, new(UserId.None, At)] }),
        ("activity", Some, () => new() { SomeActivity = users => Activity.Where(row => users.Count == 0 || users.Contains(row.User)) }),
        ("activity", SomeStop, () => new() { IsStubborn = true }),
        ("activity", "Every event can be used", () => new() { AllActivity = () => [.. Activity, new(Users[0], At) { Event = "line\nbreak" }] }),
        ("facts", Rows, () => new() { AllFacts = () => [] }),
        ("facts", Again, () => Flipping((source, odd) => source.AllFacts = () => odd() ? Facts.Skip(1).Take(20) : Facts)),
        ("facts", Stops, () => new() { IsStubborn = true }),
        ("facts", Nobody, () => new() { AllFacts = () => [.. Facts, new(UserId.None, UserFacts.Empty)] }),
        ("facts", Some, () => new() { SomeFacts = users => Facts.Where(row => users.Contains(row.User)).Select(row => row with { Facts = row.Facts.With("plan", "basic") }) }),
        ("facts", SomeStop, () => new() { IsStubborn = true }),
        ("facts", "Each user comes once", () => new() { AllFacts = () => [.. Facts, Facts[3]] }),
        ("tickets", Rows, () => new() { AllTickets = () => [] }),
        ("tickets", Again, () => Flipping((source, odd) => source.AllTickets = () => odd() ? Tickets[1..] : Tickets)),
        ("tickets", Stops, () => new() { IsStubborn = true }),
        ("tickets", "What was given of the work around tickets is given again", () => Flipping((source, odd) => source.AllWork = () => odd() ? [] : [Work("r1")])),
        ("tickets", "A reading of the work around tickets that is cancelled stops", () => new() { IsStubborn = true }),
        ("tickets", "Every event can be used, and comes in one version", () => new() { AllTickets = () => [.. Tickets, Tickets[0] with { ActorId = "ann" }] }),
        ("complaints", Rows, () => new() { AllCases = () => [] }),
        ("complaints", Again, () => Flipping((source, odd) => source.AllCases = () => odd() ? Cases[..^1] : Cases)),
        ("complaints", Stops, () => new() { IsStubborn = true }),
        ("complaints", Ids, () => new() { ComplaintsAfter = _ => [ComplaintId.None, new("C-1")] }),
        ("complaints", Order, () => Flipping((source, odd) => source.ComplaintsAfter = _ => odd() ? [new("C-2"), new("C-1")] : [new("C-1"), new("C-2")])),
        ("complaints", After, () => new() { ComplaintsAfter = _ => [new("C-1"), new("C-2")] }),
        ("complaints", Gone, () => new() { ComplaintsAfter = after => after.IsNone || Complaints().Contains(after) ? Complaints().Where(id => id > after) : Complaints().Take(1) }),
        ("complaints", IdsStop, () => new() { IsStubborn = true }),
        ("complaints", "Every event can be used", () => new() { AllCases = () => [.. Cases, new CaseAssigned { ComplaintId = new("C-1"), At = At, Handler = " " }] }),
        ("complaints", "Every complaint begins with its receipt, in one version", () => new() { AllCases = () => [.. Cases, Receipt("C-1", "web")] }),
        ("complaints", "The complaints are those that events tell of", () => new() { ComplaintsAfter = after => Complaints().Skip(1).Where(id => id > after) }),
    ];

    public static TheoryData<string, string> Laws
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (suite, law) in Honest.SelectMany(suite => suite.Value().Select(law => (suite.Key, law.Name))))
            {
                data.Add(suite, law);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public Task An_honest_source_keeps_the_law(string suite, string law) => Honest[suite]().Single(item => item.Name == law).CheckAsync();

    [Theory]
    [MemberData(nameof(Laws))]
    public async Task A_source_that_breaks_the_law_is_found_out(string suite, string law)
    {
        var source = Broken.Single(item => item.Suite == suite && item.Law == law).Source;
        var laws = suite switch
        {
            "users" => UserSourceLaws.For(source),
            "purchases" => PurchaseSourceLaws.For(source),
            "activity" => ActivitySourceLaws.For(source),
            "facts" => UserFactsSourceLaws.For(source),
            "tickets" => TicketEventSourceLaws.For(source),
            _ => ComplaintSourceLaws.For(source),
        };

        var broken = await Assert.ThrowsAsync<LawBrokenException>(laws.Single(item => item.Name == law).CheckAsync);

        Assert.Equal(law, broken.Law.Name);
        Assert.NotEmpty(broken.Found);
    }

    [Fact]
    public async Task The_store_in_memory_is_an_honest_source_of_complaints()
    {
        var store = new MemoryComplaintStore();
        foreach (var log in Cases.GroupBy(item => item.ComplaintId))
        {
            await store.AppendAsync(log.Key, log.ToEquatableArray(), 0);
        }

        foreach (var law in ComplaintSourceLaws.For(() => store))
        {
            await law.CheckAsync();
        }
    }

    private static Source Flipping(Action<Source, Func<bool>> spoil)
    {
        var (source, calls) = (new Source(), 0);
        spoil(source, () => ++calls % 2 == 0);
        return source;
    }

    private static IEnumerable<UserId> Rest(UserId after) => Users.Where(user => user > after);

    private static IEnumerable<ComplaintId> Complaints() => Cases.Select(item => item.ComplaintId).Distinct();

    private static CaseReceived Receipt(string id, string channel = "app") =>
        new() { ComplaintId = new(id), At = At, Facts = new() { Id = new(id), ReceivedAt = At, Channel = channel } };

    private static BugOpened Work(string id) => new() { EventId = id, At = At, BugId = "bug-1" };

    /// <summary>All sources in one, of which each reading can be replaced.</summary>
    private sealed class Source : IUserSource, IPurchaseSource, IActivitySource, IUserFactsSource, ITicketEventSource, IComplaintSource
    {
        public bool IsStubborn { get; init; }

        public Func<UserId, CancellationToken, IEnumerable<UserId>> UsersAfter { get; set; } = (after, _) => Rest(after);

        public Func<IEnumerable<Purchase<UserId>>> AllPurchases { get; set; } = () => Purchases;

        public Func<IReadOnlyCollection<UserId>, IEnumerable<Purchase<UserId>>>? SomePurchases { get; init; }

        public Func<IEnumerable<ActivityEvent<UserId>>> AllActivity { get; set; } = () => Activity;

        public Func<IReadOnlyCollection<UserId>, IEnumerable<ActivityEvent<UserId>>>? SomeActivity { get; init; }

        public Func<IEnumerable<KnownUser>> AllFacts { get; set; } = () => Facts;

        public Func<IReadOnlyCollection<UserId>, IEnumerable<KnownUser>>? SomeFacts { get; init; }

        public Func<IEnumerable<TicketEvent>> AllTickets { get; set; } = () => Tickets;

        public Func<IEnumerable<WorkEvent>> AllWork { get; set; } = () => [Work("r1")];

        public Func<IEnumerable<CaseEvent>> AllCases { get; set; } = () => Cases;

        public Func<ComplaintId, IEnumerable<ComplaintId>> ComplaintsAfter { get; set; } = after => Complaints().Where(id => id > after);

        public IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, CancellationToken cancellationToken = default) => Give(UsersAfter(after, cancellationToken), cancellationToken);

        public IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(CancellationToken cancellationToken = default) => Give(AllPurchases(), cancellationToken);

        public IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
            Give(SomePurchases?.Invoke(users) ?? AllPurchases().Where(row => users.Contains(row.User)), cancellationToken);

        public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) => Give(AllActivity(), cancellationToken);

        public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
            Give(SomeActivity?.Invoke(users) ?? AllActivity().Where(row => users.Contains(row.User)), cancellationToken);

        public IAsyncEnumerable<KnownUser> ReadFactsAsync(CancellationToken cancellationToken = default) => Give(AllFacts(), cancellationToken);

        // Users of whom nothing is known are left out here, and not above.
        public IAsyncEnumerable<KnownUser> ReadFactsAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
            Give(SomeFacts?.Invoke(users) ?? AllFacts().Where(row => users.Contains(row.User) && row.Facts != UserFacts.Empty), cancellationToken);

        public IAsyncEnumerable<TicketEvent> ReadEventsAsync(CancellationToken cancellationToken = default) => Give(AllTickets(), cancellationToken);

        public IAsyncEnumerable<WorkEvent> ReadWorkEventsAsync(CancellationToken cancellationToken = default) => Give(AllWork(), cancellationToken);

        IAsyncEnumerable<CaseEvent> IComplaintSource.ReadEventsAsync(CancellationToken cancellationToken) => Give(AllCases(), cancellationToken);

        public IAsyncEnumerable<ComplaintId> ReadComplaintsAsync(ComplaintId after = default, CancellationToken cancellationToken = default) => Give(ComplaintsAfter(after), cancellationToken);

        private async IAsyncEnumerable<T> Give<T>(IEnumerable<T> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            foreach (var row in rows)
            {
                if (!IsStubborn)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                yield return row;
            }
        }
    }
}
