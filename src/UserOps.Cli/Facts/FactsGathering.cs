using System.Runtime.InteropServices;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Tagging;

namespace UserOps.Cli.Facts;

/// <summary>Gathers the facts of everybody from one file: records of a user each, or rows of an event each.</summary>
/// <remarks>Memory follows the events: facts keep them, since a rule may look at any.</remarks>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="rejections">Takes the records that can't be used.</param>
/// <param name="progress">Shows how far the reading is.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class FactsGathering(FactsInput input, RejectionSink rejections, ProgressLine progress, CancellationToken cancellationToken)
{
    /// <summary>Gets what became of the records; complete once they were gathered.</summary>
    public ActivityCounts Counts { get; private set; } = new();

    /// <summary>Gathers everybody.</summary>
    /// <returns>The users, by id in ordinal order.</returns>
    /// <exception cref="InputException">The file can't be read to its end.</exception>
    /// <exception cref="UsageException">A column that was named isn't there.</exception>
    public IReadOnlyList<FoundUser> Gather() => input.Rows is { } rows ? GatherEvents(rows) : GatherRecords();

    private List<FoundUser> GatherRecords()
    {
        var schemas = input.Catalogs.Select(FactSchema.From).ToArray();
        var users = new Dictionary<UserId, List<UserFacts[]>>();
        using var reader = new FactsReader(input.File, schemas, rejections);
        while (reader.Read(cancellationToken))
        {
            progress.Step($"Reading {reader.Source}", reader.Fraction);
            ref var parts = ref CollectionsMarshal.GetValueRefOrAddDefault(users, reader.User, out _);
            parts ??= [];
            parts.Add(reader.Facts);
        }

        Counts = reader.Counts;
        return InOrder(users, parts => [.. Enumerable.Range(0, schemas.Length).Select(schema => Merge([.. parts.Select(part => part[schema])]))]);
    }

    private List<FoundUser> GatherEvents(EventRows rows)
    {
        var users = new Dictionary<UserId, List<UserEvent?[]>>();
        var reader = new EventReader(input, rows, rejections);
        foreach (var row in reader.ReadRows(cancellationToken))
        {
            progress.Step($"Reading {reader.Source}", reader.Fraction);
            ref var events = ref CollectionsMarshal.GetValueRefOrAddDefault(users, row.Value.User, out _);
            events ??= [];
            events.Add(row.Value.Events);
        }

        Counts = reader.Counts;
        return InOrder(users, events =>
            [.. Enumerable.Range(0, input.Catalogs.Count).Select(schema => UserFacts.From([], events.Select(row => row[schema]).OfType<UserEvent>()))]);
    }

    private List<FoundUser> InOrder<T>(Dictionary<UserId, T> users, Func<T, IReadOnlyList<UserFacts>> facts)
    {
        var found = new List<FoundUser>(users.Count);
        foreach (var (user, parts) in users.OrderBy(user => user.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(new(user, facts(parts)));
            users.Remove(user);
        }

        return found;
    }

    /// <summary>Merges two and two, so that a user on many lines costs no more than the sorting of them.</summary>
    private static UserFacts Merge(ReadOnlySpan<UserFacts> parts) => parts.Length == 1
        ? parts[0]
        : Merge(parts[..(parts.Length / 2)]).Merge(Merge(parts[(parts.Length / 2)..]));
}
