using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The paths of a population, step by step, as of one instant.</summary>
/// <remarks>The paths out of a node, summed over its edges, and those that end there are together the paths of the node.</remarks>
public sealed record PathReport
{
    /// <summary>Gets the policy that gave the report.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets how many users were looked at.</summary>
    public required long Users { get; init; }

    /// <summary>Gets how many of them have at least one path.</summary>
    public required long UsersWithPath { get; init; }

    /// <summary>Gets how many paths there are.</summary>
    public required long Paths { get; init; }

    /// <summary>Gets how many of them reach the goal; 0 without a goal.</summary>
    public required long PathsToGoal { get; init; }

    /// <summary>Gets the nodes: by step, then the one with the most paths first, then by the ordinal order of the event.</summary>
    public required EquatableArray<PathNode> Nodes { get; init; }

    /// <summary>Gets the edges: by step, then the one with the most paths first, then by the ordinal order of the events.</summary>
    public required EquatableArray<PathEdge> Edges { get; init; }

    /// <summary>Gets the key path to the goal; <see langword="null"/> without a goal, or when no path reaches it.</summary>
    public required KeyPath? KeyPath { get; init; }
}

/// <summary>An event at a step of the paths.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Event">The event.</param>
/// <param name="Paths">How many paths have it at that step.</param>
/// <param name="Users">How many users have such a path.</param>
/// <param name="Ends">How many of the paths end there: at the goal, with the session, or cut at the most steps.</param>
/// <param name="Cut">How many of those ends are none: the path goes on, but its further steps are not counted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PathNode(int Step, string Event, long Paths, long Users, long Ends, long Cut);

/// <summary>A move from one step of the paths to the next.</summary>
/// <param name="Step">The step that it leaves, from 1.</param>
/// <param name="From">The event at that step.</param>
/// <param name="To">The event at the next step.</param>
/// <param name="Paths">How many paths take it.</param>
/// <param name="Users">How many users have such a path.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PathEdge(int Step, string From, string To, long Paths, long Users);

/// <summary>The likeliest path to the goal among the paths that reach it.</summary>
/// <remarks>
/// Only paths that reach the goal are counted. The share of a sequence of events is the share of the paths that begin with
/// its first event, times for each step the share of the paths with that event at that step that go on to the next event:
/// a chain of the first order whose moves depend on the step. The key path is the sequence from a first event to the goal with the
/// greatest share; of equal ones the first by the ordinal order of the events, step by step. It need not be the most
/// frequent whole path: what came before the last step is not remembered.
/// </remarks>
public sealed record KeyPath
{
    /// <summary>Gets the steps; the last one is the goal.</summary>
    public required EquatableArray<KeyPathStep> Steps { get; init; }

    /// <summary>Gets the share of the path by the chain, above 0 and at most 1.</summary>
    public required double Share { get; init; }
}

/// <summary>One step of a <see cref="KeyPath"/>, counted among the paths that reach the goal.</summary>
/// <param name="Event">The event.</param>
/// <param name="Taken">How many paths come to it from the step before it; at the first step, how many begin with it.</param>
/// <param name="Paths">How many paths have the event at this step, from wherever they come.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KeyPathStep(string Event, long Taken, long Paths);
