using System.Runtime.InteropServices;

namespace UserOps.Tickets;

/// <summary>How long the tickets of one group take to be resolved.</summary>
/// <typeparam name="TKey">The type of what they are grouped by.</typeparam>
/// <param name="Key">What the tickets share.</param>
/// <param name="Figures">Their figures.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ResolutionGroup<TKey>(TKey Key, ResolutionFigures Figures)
    where TKey : notnull;
