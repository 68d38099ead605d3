using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Tickets;

/// <summary>Reads and writes a <see cref="TicketEvidenceState"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// <para>The bytes are canonical: the same tickets, counted by the same policy, request and work, give the same bytes, whatever their order and
/// split. They begin with a version; a later library reads what an earlier one wrote.</para>
/// <para>They hold the counts, the request, the work events and which policy counted, and no policy: who reads has a scorer of it.
/// They are far smaller than the log. Another instant or another period needs the log again; see <see cref="TicketLogBytes"/>.</para>
/// </remarks>
public static class TicketEvidenceStateBytes
{
    /// <summary>Writes evidence.</summary>
    /// <param name="state">The evidence.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static byte[] Write(TicketEvidenceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return FormOf(state.Program).Write(state);
    }

    /// <summary>Writes evidence.</summary>
    /// <param name="state">The evidence.</param>
    /// <param name="into">Receives the bytes: all, or, where an exception is thrown, none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static void Write(TicketEvidenceState state, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(state);
        FormOf(state.Program).Write(state, into);
    }

    /// <summary>Reads evidence.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one state, no more and no less.</param>
    /// <param name="scorer">A scorer of the policy by which the evidence was counted.</param>
    /// <returns>The evidence: it reads the same, and more tickets and states can be added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scorer"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidFactsException">The bytes are not what was written, or by another policy: the byte, the field and what to do.</exception>
    public static TicketEvidenceState Read(ReadOnlySpan<byte> bytes, MaturityScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        return FormOf(scorer.Program).Read(bytes);
    }

    private static FactsForm<TicketEvidenceState> FormOf(MaturityProgram program) => new(
        FactsKind.TicketEvidence,
        static (writer, state) =>
        {
            writer.Text(state.Policy.Name);
            writer.Text(state.Policy.Version);
            writer.Text(state.Policy.Hash);
            WriteRequest(writer, state.Request);
            writer.Count(state.WorkEvents.Count);
            foreach (var item in state.WorkEvents)
            {
                TicketEventBytes.Write(writer, item);
            }

            state.WriteCounts(writer);
        },
        (ref reader) =>
        {
            var policy = new PolicyRef(reader.Text("policy"), reader.Text("policy"), reader.Text("policy"));
            if (policy != program.Ref)
            {
                throw reader.Refuse("policy", $"The evidence was counted by {policy}, not by {program.Ref}. Read it with a scorer of its policy, or count it again.");
            }

            var request = ReadRequest(ref reader);
            if (MaturityScorer.FaultOf(request) is { } fault)
            {
                throw reader.Refuse("request", fault);
            }

            var state = new TicketEvidenceState(program, request, TicketLog.FromChecked([], TicketEventBytes.ReadAllWork(ref reader)).Work);
            state.ReadCounts(ref reader);
            return state;
        });

    private static void WriteRequest(FactsWriter writer, EvidenceRequest request)
    {
        writer.Instant(request.AsOf);
        writer.OptionalInstant(request.From);
        writer.OptionalInstant(request.To);
        writer.Byte((byte)request.By);
        writer.Count(request.TicketsNamed);
    }

    private static EvidenceRequest ReadRequest(ref FactsReader reader) => new()
    {
        AsOf = reader.Instant("asOf"),
        From = reader.OptionalInstant("from"),
        To = reader.OptionalInstant("to"),
        By = (TicketScope)reader.Byte("by"),
        TicketsNamed = (int)reader.Whole("ticketsNamed", int.MaxValue),
    };
}
