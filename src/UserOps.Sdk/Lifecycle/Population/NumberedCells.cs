namespace UserOps.Lifecycle;

/// <summary>A row of cells by number, that grows to hold every number it is asked for. Cells not yet met are <c>default</c>.</summary>
internal sealed class NumberedCells<T>
    where T : struct
{
    private T[] _cells = [];
    private int _origin;

    public bool IsEmpty => Last < First;

    /// <summary>Gets the least number met.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>Gets the greatest number met.</summary>
    public int Last { get; private set; } = int.MinValue;

    /// <summary>The cell of a number, to be changed in place; valid until the next number is asked for.</summary>
    public ref T this[int number]
    {
        get
        {
            First = Math.Min(First, number);
            Last = Math.Max(Last, number);
            if (number < _origin || number - _origin >= _cells.Length)
            {
                MakeRoom();
            }

            return ref _cells[number - _origin];
        }
    }

    /// <summary>The cell of a number, also of one never met.</summary>
    public T At(int number) => number >= _origin && number - _origin < _cells.Length ? _cells[number - _origin] : default;

    private void MakeRoom()
    {
        // Half as much again on either side: most rows grow at one end, and nobody knows which.
        var slack = Math.Max(8, (Last - First) / 2);
        var origin = First - slack;
        var cells = new T[Last - First + 1 + (2 * slack)];
        if (_cells.Length > 0)
        {
            // The old cells reach beyond the numbers met only by slack, which holds nothing.
            var from = Math.Max(_origin, origin);
            var through = Math.Min(_origin + _cells.Length, origin + cells.Length);
            Array.Copy(_cells, from - _origin, cells, from - origin, through - from);
        }

        (_origin, _cells) = (origin, cells);
    }
}
