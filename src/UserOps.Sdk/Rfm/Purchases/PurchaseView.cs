using NodaTime;

namespace UserOps.Rfm;

/// <summary>The entries of one history that a policy sees at one instant, and what they add up to while the oldest leave.</summary>
internal sealed class PurchaseView
{
    private readonly PurchaseEntry[] _entries;
    private readonly int[] _orderOf;
    private readonly Order[] _orders;
    private readonly OrderGrouping _grouping;
    private readonly RefundPolicy _refunds;
    private int _first;
    private int _last;

    /// <summary>Initializes a new instance of the <see cref="PurchaseView"/> class.</summary>
    /// <param name="seen">The entries up to the instant of judgement, inside the window.</param>
    /// <param name="grouping">Which rows without an order id make one order.</param>
    /// <param name="refunds">What a refund does.</param>
    /// <param name="days">Tells the local day of an instant.</param>
    public PurchaseView(ReadOnlySpan<PurchaseEntry> seen, OrderGrouping grouping, RefundPolicy refunds, DayClock days)
    {
        _entries = seen.ToArray();
        _grouping = grouping;
        _refunds = refunds;
        _orderOf = new int[_entries.Length];

        var byKey = new Dictionary<(string Id, Instant At, LocalDate Day), int>();
        for (var i = 0; i < _entries.Length; i++)
        {
            var key = KeyOf(_entries[i], days);
            if (!byKey.TryGetValue(key, out _orderOf[i]))
            {
                _orderOf[i] = byKey.Count;
                byKey.Add(key, _orderOf[i]);
            }
        }

        _orders = new Order[byKey.Count];
        for (var i = 0; i < _entries.Length; i++)
        {
            Move(i, enters: true);
        }

        _last = LastThatCounts(_entries.Length - 1);
    }

    /// <summary>Gets the entries that are still in view, oldest first.</summary>
    public ReadOnlySpan<PurchaseEntry> Entries => _entries.AsSpan(_first);

    /// <summary>Gets the number of orders that count.</summary>
    public long Orders { get; private set; }

    /// <summary>Gets the money of the purchase rows.</summary>
    public decimal PurchaseTotal { get; private set; }

    /// <summary>Gets the size of the refund rows.</summary>
    public decimal RefundTotal { get; private set; }

    /// <summary>Gets the number of refund rows.</summary>
    public long RefundRows { get; private set; }

    /// <summary>Gets the money that M is made of.</summary>
    public decimal NetTotal => _refunds == RefundPolicy.Ignore ? PurchaseTotal : PurchaseTotal - RefundTotal;

    /// <summary>Gets the place in <see cref="Entries"/> of the last purchase that counts; -1 without one.</summary>
    public int LastPurchase => _last < _first ? -1 : _last - _first;

    /// <summary>Tells whether an entry is a purchase that counts.</summary>
    public bool IsPurchase(int place) =>
        _entries[_first + place].Purchases > 0 && Counts(_orders[_orderOf[_first + place]]);

    /// <summary>
    /// Finds the first entry of the same order that has a purchase; the entry itself when there is none. Ask before any
    /// entry leaves.
    /// </summary>
    public int FirstOfOrder(int place) => _orders[_orderOf[place]] is { PurchaseRows: > 0, FirstPurchase: var first } ? first : place;

    /// <summary>Lets the oldest entry leave the view.</summary>
    public void Leave()
    {
        var order = _orderOf[_first];
        Move(_first++, enters: false);
        if (Counts(_orders[order]))
        {
            _last = Math.Max(_last, _orders[order].LastPurchase); // a refund that leaves can bring its order back
        }
        else if (_last >= 0 && _orderOf[_last] == order)
        {
            _last = LastThatCounts(_last - 1);
        }
    }

    /// <summary>Walks back to an entry that is a purchase that counts; below <see cref="_first"/> without one.</summary>
    private int LastThatCounts(int index)
    {
        while (index >= _first && !IsPurchase(index - _first))
        {
            index--;
        }

        return index;
    }

    private (string Id, Instant At, LocalDate Day) KeyOf(in PurchaseEntry entry, DayClock days) =>
        entry.OrderId.Length > 0 ? (entry.OrderId, default, default)
        : _grouping == OrderGrouping.PerDay ? ("", default, days.DayOf(entry.At))
        : ("", entry.At, default);

    private void Move(int index, bool enters)
    {
        ref readonly var entry = ref _entries[index];
        ref var order = ref _orders[_orderOf[index]];
        var sign = enters ? 1 : -1;
        if (enters && entry.Purchases > 0)
        {
            order.FirstPurchase = order.PurchaseRows == 0 ? index : order.FirstPurchase;
            order.LastPurchase = index;
        }

        Orders -= OrdersIn(order, entry);
        order.PurchaseRows += sign * entry.Purchases;
        order.Purchased += sign * entry.Purchased;
        if (!IsRowByRow(entry))
        {
            order.RefundRows += sign * entry.Refunds;
            order.Refunded += sign * entry.Refunded;
        }

        Orders += OrdersIn(order, entry);
        PurchaseTotal += sign * entry.Purchased;
        RefundTotal += sign * entry.Refunded;
        RefundRows += sign * entry.Refunds;
    }

    private long OrdersIn(Order order, in PurchaseEntry entry) =>
        !Counts(order) ? 0 : IsRowByRow(entry) ? order.PurchaseRows : 1;

    /// <summary>Row by row, a refund belongs to no order.</summary>
    private bool IsRowByRow(in PurchaseEntry entry) => _grouping == OrderGrouping.PerRow && entry.OrderId.Length == 0;

    private bool Counts(Order order) =>
        order.PurchaseRows > 0
        && !(_refunds == RefundPolicy.LinkToOrder && order.RefundRows > 0 && order.Refunded >= order.Purchased);

    private struct Order
    {
        public int FirstPurchase;
        public int LastPurchase;
        public long PurchaseRows;
        public decimal Purchased;
        public long RefundRows;
        public decimal Refunded;
    }
}
