namespace UserOps.Tickets;

/// <summary>One tally or two, to be gone through without a list.</summary>
internal readonly struct TallyPair(EvidenceTally first, EvidenceTally? second)
{
    public Enumerator GetEnumerator() => new(first, second);

    internal struct Enumerator(EvidenceTally first, EvidenceTally? second)
    {
        private int _place = -1;

        public readonly EvidenceTally Current => _place == 0 ? first : second!;

        public bool MoveNext() => ++_place == 0 || (_place == 1 && second is not null);
    }
}
