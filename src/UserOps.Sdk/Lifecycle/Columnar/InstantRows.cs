using NodaTime;
using NodaTime.Text;
using UserOps.Columnar;

namespace UserOps.Lifecycle;

/// <summary>The input by instants: two columns of one length, and the clock that tells their days.</summary>
internal readonly ref struct InstantRows<TUser>(
    ReadOnlySpan<TUser> users, ReadOnlySpan<Instant> instants, DayLookup days, RowGate<TUser> gate, int chunk)
    : IRowReader<TUser, UserDay<TUser>>
    where TUser : notnull
{
    private readonly ReadOnlySpan<TUser> _users = users;
    private readonly ReadOnlySpan<Instant> _instants = instants;

    public TUser UserOf(int row) => _users[row];

    public bool Admits(int row)
    {
        if (!gate.AdmitsUser(chunk, row, _users[row]))
        {
            return false;
        }

        if (!DayClock.InRange(_instants[row]))
        {
            gate.Reject(
                chunk,
                row,
                RowGate<TUser>.Text(_users[row]),
                "at",
                InstantPattern.ExtendedIso.Format(_instants[row]),
                "The instant must lie between the years 1 and 9998.");
            return false;
        }

        return true;
    }

    public UserDay<TUser> Read(int row) => new(_users[row], days.DayOf(_instants[row]));
}
