using System.Text;

namespace UserOps.Complaints;

/// <summary>The legal moves of a case, as a table; all code that moves a case reads it, and so does the picture.</summary>
/// <remarks>
/// What is recorded without a move is not in it: evidence, grades, notes, extensions and words to the customer are legal in every
/// open state, an acknowledgement of a case that went straight to the investigation too, and notes even after closing.
/// </remarks>
public static class CaseMoves
{
    private static readonly CaseState[] Open =
    [
        CaseState.Received, CaseState.Screened, CaseState.Acknowledged, CaseState.Assigned, CaseState.Investigating,
        CaseState.WaitingCustomer, CaseState.WaitingThirdParty, CaseState.Testing, CaseState.DecisionReady, CaseState.Responded,
        CaseState.Accepted, CaseState.Disputed, CaseState.External, CaseState.Reopened,
    ];

    /// <summary>Gets all moves, in the order of the states.</summary>
    public static EquatableArray<CaseMove> All { get; } = Table();

    /// <summary>Says whether a case in a state is still to be worked on.</summary>
    /// <param name="state">The state.</param>
    /// <returns><see langword="true"/> unless it is closed, withdrawn, refused or merged, or never came in.</returns>
    public static bool IsOpen(this CaseState state) => Array.IndexOf(Open, state) >= 0;

    /// <summary>Lists the moves out of a state.</summary>
    /// <param name="from">The state.</param>
    /// <returns>The moves, with their guards.</returns>
    public static EquatableArray<CaseMove> From(CaseState from) => All.Where(move => move.From == from).ToEquatableArray();

    /// <summary>Draws the moves as a Mermaid state diagram.</summary>
    /// <param name="culture">The language of the names: <c>en</c> or <c>zh-CN</c>.</param>
    /// <returns>The text of the diagram.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="culture"/> is <see langword="null"/>.</exception>
    public static string ToMermaid(string culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var state in Enum.GetValues<CaseState>().Where(state => state != CaseState.None))
        {
            text.Append("    ").Append(state).Append(" : ").Append(CaseWords.Name(state).In(culture)).Append('\n');
        }

        foreach (var move in All.Where(move => !IsAnywhere(move.By) || move.From == CaseState.None))
        {
            var guard = move.Guard == CaseGuard.None ? "" : $" [{CaseWords.Name(move.Guard).In(culture)}]";
            var from = move.From == CaseState.None ? "[*]" : move.From.ToString();
            text.Append("    ").Append(from).Append(" --> ").Append(move.To).Append(" : ").Append(CaseWords.Name(move.By).In(culture)).Append(guard).Append('\n');
        }

        // Leaving is legal from every open state; fourteen arrows each would hide the rest.
        text.Append("    note right of Withdrawn : ").Append(CaseWords.FromAnywhere.In(culture)).Append('\n');
        foreach (var end in new[] { CaseState.Closed, CaseState.Withdrawn, CaseState.NotAccepted, CaseState.MergedInto })
        {
            text.Append("    ").Append(end).Append(" --> [*]\n");
        }

        return text.ToString();
    }

    private static bool IsAnywhere(CaseEventType type) =>
        type is CaseEventType.Withdrawn or CaseEventType.NotAccepted or CaseEventType.Merged;

    private static EquatableArray<CaseMove> Table()
    {
        var moves = new List<CaseMove>
        {
            new(CaseState.None, CaseEventType.Received, CaseState.Received),
            new(CaseState.Received, CaseEventType.Screened, CaseState.Screened),
            new(CaseState.Received, CaseEventType.InvestigationStarted, CaseState.Investigating, CaseGuard.Critical),
            new(CaseState.Screened, CaseEventType.Acknowledged, CaseState.Acknowledged),
            new(CaseState.Screened, CaseEventType.InvestigationStarted, CaseState.Investigating, CaseGuard.Critical),
            new(CaseState.Acknowledged, CaseEventType.Assigned, CaseState.Assigned),
            new(CaseState.Acknowledged, CaseEventType.InvestigationStarted, CaseState.Investigating, CaseGuard.Critical),
            new(CaseState.Assigned, CaseEventType.InvestigationStarted, CaseState.Investigating),
            new(CaseState.Investigating, CaseEventType.Paused, CaseState.WaitingCustomer),
            new(CaseState.Investigating, CaseEventType.Paused, CaseState.WaitingThirdParty),
            new(CaseState.Investigating, CaseEventType.Paused, CaseState.Testing),
            new(CaseState.Investigating, CaseEventType.Decided, CaseState.DecisionReady),
            new(CaseState.WaitingCustomer, CaseEventType.Resumed, CaseState.Investigating),
            new(CaseState.WaitingThirdParty, CaseEventType.Resumed, CaseState.Investigating),
            new(CaseState.Testing, CaseEventType.Resumed, CaseState.Investigating),
            new(CaseState.DecisionReady, CaseEventType.Responded, CaseState.Responded),
            new(CaseState.Responded, CaseEventType.Accepted, CaseState.Accepted),
            new(CaseState.Responded, CaseEventType.Disputed, CaseState.Disputed),
            new(CaseState.Responded, CaseEventType.Closed, CaseState.Closed, CaseGuard.Silence),
            new(CaseState.Accepted, CaseEventType.Closed, CaseState.Closed, CaseGuard.Gate),
            new(CaseState.Disputed, CaseEventType.InvestigationStarted, CaseState.Investigating),
            new(CaseState.Disputed, CaseEventType.ReferredOutside, CaseState.External),
            new(CaseState.External, CaseEventType.InvestigationStarted, CaseState.Investigating),
            new(CaseState.External, CaseEventType.Closed, CaseState.Closed, CaseGuard.Gate),
            new(CaseState.Closed, CaseEventType.Reopened, CaseState.Reopened, CaseGuard.ReopenWindow),
            new(CaseState.Reopened, CaseEventType.InvestigationStarted, CaseState.Investigating),
        };
        foreach (var state in Open)
        {
            moves.Add(new(state, CaseEventType.Withdrawn, CaseState.Withdrawn));
            moves.Add(new(state, CaseEventType.NotAccepted, CaseState.NotAccepted));
            moves.Add(new(state, CaseEventType.Merged, CaseState.MergedInto));
        }

        // Where an unmerge leads is where the case stood; the table names the first of those states.
        moves.Add(new(CaseState.MergedInto, CaseEventType.Unmerged, CaseState.Received));
        return [.. moves.OrderBy(move => move.From)];
    }
}
