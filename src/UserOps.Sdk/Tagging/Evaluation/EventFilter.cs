namespace UserOps.Tagging;

/// <summary>A condition on the properties of one event, bound to their types. Only what is true passes.</summary>
internal sealed class EventFilter(EventFilter.Node root, IReadOnlyList<(string Name, FactType Type)> properties)
{
    /// <summary>The properties that the filter reads, as its nodes number them.</summary>
    public IReadOnlyList<(string Name, FactType Type)> Properties => properties;

    public bool Admits(ReadOnlySpan<FactColumn?> columns, int row) => root.Of(columns, row) == Truth.True;

    internal abstract class Node
    {
        public abstract Truth Of(ReadOnlySpan<FactColumn?> columns, int row);
    }

    internal sealed class Leaf(int property, ValueTest test) : Node
    {
        public override Truth Of(ReadOnlySpan<FactColumn?> columns, int row) =>
            columns[property] is { } column ? test.Of(column.Values[row]) : test.OnMissing;
    }

    internal sealed class Not(Node inner) : Node
    {
        public override Truth Of(ReadOnlySpan<FactColumn?> columns, int row) => Truth.True - (int)inner.Of(columns, row);
    }

    internal sealed class All(Node[] parts) : Node
    {
        public override Truth Of(ReadOnlySpan<FactColumn?> columns, int row)
        {
            var least = Truth.True;
            foreach (var part in parts)
            {
                var truth = part.Of(columns, row);
                least = truth < least ? truth : least;
                if (least == Truth.False)
                {
                    break;
                }
            }

            return least;
        }
    }

    internal sealed class Any(Node[] parts) : Node
    {
        public override Truth Of(ReadOnlySpan<FactColumn?> columns, int row)
        {
            var greatest = Truth.False;
            foreach (var part in parts)
            {
                var truth = part.Of(columns, row);
                greatest = truth > greatest ? truth : greatest;
                if (greatest == Truth.True)
                {
                    break;
                }
            }

            return greatest;
        }
    }
}
