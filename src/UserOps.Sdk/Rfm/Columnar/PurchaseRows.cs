using System.Runtime.InteropServices;
using UserOps.Columnar;

namespace UserOps.Rfm;

/// <summary>The input: three columns of one length, looked at by some options.</summary>
internal ref struct PurchaseRows<TUser>(
    ReadOnlySpan<TUser> users,
    ReadOnlySpan<int> days,
    ReadOnlySpan<long> amounts,
    ColumnarOptions options,
    RowGate<TUser> gate,
    int chunk) : IRowReader<TUser, SeenRow<TUser>>
    where TUser : notnull
{
    private readonly ReadOnlySpan<TUser> _users = users;
    private readonly ReadOnlySpan<int> _days = days;
    private readonly ReadOnlySpan<long> _amounts = amounts;
    private readonly RowGate<TUser> _gate = gate;
    private readonly int _chunk = chunk;
    private readonly int _asOfDay = options.AsOfDay;
    private readonly int _firstDayInView = options.LookBackDays is { } length
        ? (int)Math.Max(DayNumber.Min, (long)options.AsOfDay - length + 1)
        : DayNumber.Min;

    private long _smallest;
    private long _largest;

    /// <summary>Gets the least and the greatest amount of the rows admitted, and 0.</summary>
    public readonly (long Smallest, long Largest) Amounts => (_smallest, _largest);

    public readonly TUser UserOf(int row) => _users[row];

    public bool Admits(int row)
    {
        var (user, day) = (_users[row], _days[row]);
        if (!_gate.AdmitsUser(_chunk, row, user) || !_gate.AdmitsDay(_chunk, row, user, day) || day < _firstDayInView || day > _asOfDay)
        {
            return false;
        }

        _smallest = Math.Min(_smallest, _amounts[row]);
        _largest = Math.Max(_largest, _amounts[row]);
        return true;
    }

    public readonly SeenRow<TUser> Read(int row) => new(_users[row], _amounts[row], _days[row]);
}

/// <summary>One good row in view. Packed: ten million of them are copied, and padding would add a fifth.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SeenRow<TUser>(TUser User, long Amount, int Day)
    where TUser : notnull;
