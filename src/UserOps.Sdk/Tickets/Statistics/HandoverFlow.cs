using System.Runtime.InteropServices;

namespace UserOps.Tickets;

/// <summary>How often tickets went from one place to another.</summary>
/// <remarks><c>default</c> is nothing from nowhere to nowhere, which no desk has.</remarks>
/// <param name="From">The team, support line or role that handed over.</param>
/// <param name="To">The one that received; never the same.</param>
/// <param name="Count">How often.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HandoverFlow(string From, string To, long Count);
