namespace UserOps.Hosting;

/// <summary>What a host implements to name its users to a run over all of them.</summary>
/// <remarks>
/// <para>The order is the host's own, and must be the same each time: the order of an index on the id does
/// (<c>where id &gt; @after order by id</c>). Users who are new may come in anywhere.</para>
/// <para>A user who comes twice is judged twice, to the same end.</para>
/// </remarks>
public interface IUserSource
{
    /// <summary>Streams the users that come after one of them.</summary>
    /// <param name="after">The user to go on after, who need not exist any more; <see cref="UserId.None"/>, the default, for all.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The users. None is <see cref="UserId.None"/>.</returns>
    IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, CancellationToken cancellationToken = default);
}
