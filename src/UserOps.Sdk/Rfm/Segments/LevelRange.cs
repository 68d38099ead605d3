namespace UserOps.Rfm;

/// <summary>Some neighbouring levels, both ends included.</summary>
/// <param name="From">The lowest level, from 1.</param>
/// <param name="To">The highest level; not below <paramref name="From"/>.</param>
public sealed record LevelRange(int From, int To)
{
    internal bool Contains(int level) => From <= level && level <= To;
}
