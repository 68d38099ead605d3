using UserOps.Columnar;

namespace UserOps.Lifecycle;

/// <summary>The input by days: two columns of one length.</summary>
internal readonly ref struct DayRows<TUser>(ReadOnlySpan<TUser> users, ReadOnlySpan<int> days, RowGate<TUser> gate, int chunk)
    : IRowReader<TUser, UserDay<TUser>>
    where TUser : notnull
{
    private readonly ReadOnlySpan<TUser> _users = users;
    private readonly ReadOnlySpan<int> _days = days;

    public TUser UserOf(int row) => _users[row];

    public bool Admits(int row) =>
        gate.AdmitsUser(chunk, row, _users[row]) && gate.AdmitsDay(chunk, row, _users[row], _days[row]);

    public UserDay<TUser> Read(int row) => new(_users[row], _days[row]);
}
