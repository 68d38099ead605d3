namespace UserOps.Lifecycle;

/// <summary>What a leaf saw on the day judged.</summary>
internal sealed record StageClue(StageAtom Atom, bool Holds)
{
    /// <summary>Gets the days or the count that was seen; <see langword="null"/> when there is none.</summary>
    public int? Seen { get; private init; }

    /// <summary>Gets the number of the day on which the clock began.</summary>
    public int? From { get; private init; }

    /// <summary>Gets the days or the count asked for.</summary>
    public int Limit { get; private init; }

    /// <summary>Gets the own gap in ten-thousandths of a day, where the limit follows it.</summary>
    public long OwnGap { get; private init; }

    /// <summary>Gets how many gaps it was read off.</summary>
    public int Gaps { get; private init; }

    /// <summary>Gets a value indicating whether there were gaps enough for a rhythm of the own.</summary>
    public bool HasOwnGap { get; private init; }

    /// <summary>Gets the place of the stage that held on the day before; -1 for none.</summary>
    public int Before { get; private init; }

    public static StageClue Of(StageAtom atom, ref StageMoment at)
    {
        var clue = new StageClue(atom, atom.Holds(ref at)) { Before = at.Stage };
        switch (atom.Kind)
        {
            case AtomKind.ActiveDays:
                return clue with { Seen = at.Days.CountFrom(atom.Length.WindowStart(at.Day)), Limit = atom.Count };

            case AtomKind.Streak:
                return clue with { Seen = atom.StreakLength(ref at), Limit = atom.Count };

            case AtomKind.Was:
                return clue;
        }

        var (from, to) = atom.Kind switch
        {
            AtomKind.Age => (at.FirstSeen, at.Day),
            AtomKind.Silence => (at.Days.Last, at.Day),
            AtomKind.GapBeforeLast => (at.Days.KthLatest(2), at.Days.Last),
            _ => (at.Stage < 0 ? DaySpan.None : at.Since, at.Day),
        };
        if (from == DaySpan.None)
        {
            return clue;
        }

        clue = clue with { From = from, Seen = to - from };
        if (atom.Own is not { } own)
        {
            return clue with { Limit = atom.Length.AddTo(from) is DayLength.Never ? DayLength.Never : atom.Length.AddTo(from) - from };
        }

        var withLast = atom.Kind != AtomKind.GapBeforeLast;
        return clue with
        {
            Limit = own.Days(ref at, withLast),
            OwnGap = own.OwnGap(ref at, withLast),
            HasOwnGap = own.HasOwn(ref at, withLast),
            Gaps = OwnGapLength.Gaps(ref at, withLast),
        };
    }
}
