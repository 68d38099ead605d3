namespace UserOps.Hosting;

/// <summary>What every store that keeps something of persons can do for one of them: hand it out, and erase it.</summary>
/// <remarks>Both refuse <see cref="UserId.None"/> with an <see cref="ArgumentException"/>.</remarks>
public interface IPersonalDataStore
{
    /// <summary>Streams everything that the store keeps of a user, in any order.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The records; none when nothing is kept.</returns>
    IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default);

    /// <summary>Removes the ids and texts of a user, and keeps what can be counted without them.</summary>
    /// <remarks>Afterwards <see cref="ExportAsync"/> streams nothing and no other method shows anything of the user. Done twice it is done once.</remarks>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Stops the work; then it may be done in part, and doing it again is safe.</param>
    /// <returns>How many records were still of that user; 0 if all was erased before.</returns>
    ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default);
}

/// <summary>One thing that a store keeps of a user, in a form to hand out.</summary>
/// <param name="Store">What the store keeps: <c>tags</c>, <c>assessments</c>, <c>complaints</c>, <c>checkpoints</c>, <c>rejections</c>.</param>
/// <param name="Key">Which of its records.</param>
/// <param name="Json">The record.</param>
public sealed record PersonalRecord(string Store, string Key, string Json);
