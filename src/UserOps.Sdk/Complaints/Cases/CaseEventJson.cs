using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Reads and writes one event of a case as one line of JSON.</summary>
/// <remarks>
/// <para>Events are told apart by <c>type</c>: <c>{ "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "type": "paused", "reason":
/// "waitingCustomer", "actor": "agent-7" }</c>. A receipt carries what was known, <c>"facts": { "factors": { "safety": 0 } }</c>, in the
/// form of <see cref="ComplaintFactsJson"/>, as readings are everywhere; id and receipt may be left out there. A line without <c>type</c> is a complaint by itself,
/// and stands for its receipt.</para>
/// <para>Other members are refused, for a slip there would lose facts.</para>
/// </remarks>
public static class CaseEventJson
{
    private const int MaxShown = 60;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads an event, or says what is wrong with it; of a bad record nothing is taken.</summary>
    /// <param name="json">The record.</param>
    /// <param name="source">Where it comes from, for the rejection: a file's name, a table, a topic.</param>
    /// <param name="item">The event.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if it was read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> or <paramref name="source"/> is <see langword="null"/>.</exception>
    public static bool TryRead(string json, string source, [NotNullWhen(true)] out CaseEvent? item, [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        item = null;
        try
        {
            var bytes = Strict.GetBytes(json);
            using var document = JsonDocument.Parse(bytes);
            rejection = Read(document.RootElement, bytes, source, out item);
        }
        catch (EncoderFallbackException e)
        {
            rejection = new(source, "record", $"U+{(int)json[e.Index]:X4}", "It is half a surrogate pair. Remove it.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // A text may escape half a character; who asks for it gets an exception, not a text.
            rejection = new(source, "record", json.Length > MaxShown ? $"{json[..MaxShown]}.." : json, "A text in it holds half a surrogate pair. Remove it.");
        }
        catch (JsonException e)
        {
            rejection = new(source, "record", json.Length > 40 ? $"{json[..40]}.." : json, $"It is not JSON ({e.Message}). Write one object a line.");
        }

        if (rejection is null && CaseEventRules.Check(item!) is { } fault)
        {
            rejection = new(source, fault.Field, fault.Value, fault.Why) { Key = item!.ComplaintId.Value };
            item = null;
        }

        return rejection is null;
    }

    /// <summary>Writes an event; equal events give equal text.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    public static string Write(CaseEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Encoding.UTF8.GetString(PolicyJson.Bytes(writer => Write(writer, item), indented: false));
    }

    internal static void Write(Utf8JsonWriter writer, CaseEvent item)
    {
        writer.WriteStartObject();
        writer.WriteString("complaintId", item.ComplaintId.Value);
        writer.WriteString("at", InstantPattern.ExtendedIso.Format(item.At));
        writer.WriteString("type", EnumJsonConverter<CaseEventType>.NameOf(item.Type));
        if (item.Actor is { } actor)
        {
            writer.WriteString("actor", actor);
        }

        if (item.Sequence != 0)
        {
            writer.WriteNumber("sequence", item.Sequence);
        }

        if (item is CaseReceived received)
        {
            writer.WritePropertyName("facts");
            writer.WriteRawValue(ComplaintFactsJson.Write(received.Facts));
        }
        else
        {
            WriteOwn(writer, item);
        }

        writer.WriteEndObject();
    }

    // What is the event's own: the members that not every event has, without those that say nothing.
    private static void WriteOwn(Utf8JsonWriter writer, CaseEvent item)
    {
        var type = TypeOf(item.Type)!;
        using var own = JsonSerializer.SerializeToDocument(item, type);
        foreach (var member in own.RootElement.EnumerateObject())
        {
            var isEmpty = member.Value.ValueKind is JsonValueKind.Null or JsonValueKind.False
                || (member.Value.ValueKind == JsonValueKind.Object && !member.Value.EnumerateObject().Any());
            if (member.Name == "factors" && !isEmpty)
            {
                writer.WritePropertyName("factors");
                ComplaintFactsJson.WriteFactors(writer, item is CaseScreened screened ? screened.Factors : ((EvidenceAdded)item).Factors);
            }
            else if (member.Name is not ("complaintId" or "at" or "type" or "actor" or "sequence") && (!isEmpty || member.Name == "remedyDelivered" && member.Value.ValueKind == JsonValueKind.False))
            {
                member.WriteTo(writer);
            }
        }
    }

    private static Rejection? Read(JsonElement root, byte[] bytes, string source, out CaseEvent? item)
    {
        item = null;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new(source, "record", root.ValueKind.ToString(), "It must be an object. Write one object a line.");
        }

        if (!root.TryGetProperty("type", out var type))
        {
            return ReadReceipt(bytes, source, receipt: null, out item);
        }

        var key = root.TryGetProperty("complaintId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        var name = type.ValueKind == JsonValueKind.String ? type.GetString()! : type.GetRawText();
        var names = Enum.GetValues<CaseEventType>().Select(EnumJsonConverter<CaseEventType>.NameOf).ToList();
        var place = names.FindIndex(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        if (place < 0)
        {
            return new(source, "type", name, Spelling.Suggest(name, names, $"Choose one of {string.Join(", ", names)}.")) { Key = key };
        }

        if ((CaseEventType)place == CaseEventType.Received)
        {
            return ReadReceived(root, source, key, out item);
        }

        bytes = Normalized(root, names[place]);
        var info = TypeOf((CaseEventType)place)!;
        if (new JsonShapeCheck(bytes, info.Options, JsonShapeCheck.MaxDepth).Find(info) is { } problem)
        {
            var field = problem.Path.StartsWith("$.", StringComparison.Ordinal) ? problem.Path[2..] : "record";
            return new(source, field, problem.Value, $"It must be {problem.Allowed}. {problem.Remedy}") { Key = key };
        }

        item = (CaseEvent)JsonSerializer.Deserialize(bytes, info)!;
        return null;
    }

    // Instants with an offset and short readings are read as a complaint's facts read them; all else stays for the strict reader.
    private static byte[] Normalized(JsonElement root, string type) => PolicyJson.Bytes(
        writer =>
        {
            writer.WriteStartObject();
            foreach (var member in root.EnumerateObject())
            {
                if (member.Name == "type")
                {
                    writer.WriteString("type", type);
                }
                else if (member.Name == "at" && Offset(member.Value) is { } at)
                {
                    writer.WriteString("at", InstantPattern.ExtendedIso.Format(at));
                }
                else if (member is { Name: "factors", Value.ValueKind: JsonValueKind.Object })
                {
                    writer.WriteStartObject("factors");
                    foreach (var factor in member.Value.EnumerateObject())
                    {
                        WriteReading(writer, factor);
                    }

                    writer.WriteEndObject();
                }
                else
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        },
        indented: false);

    private static Instant? Offset(JsonElement at) =>
        at.ValueKind == JsonValueKind.String && OffsetDateTimePattern.ExtendedIso.Parse(at.GetString()!).TryGetValue(default, out var local)
            ? local.ToInstant()
            : null;

    private static void WriteReading(Utf8JsonWriter writer, JsonProperty factor)
    {
        if (factor.Value.ValueKind is not (JsonValueKind.Number or JsonValueKind.Null or JsonValueKind.Object))
        {
            factor.WriteTo(writer);
            return;
        }

        writer.WriteStartObject(factor.Name);
        if (factor.Value.ValueKind != JsonValueKind.Object)
        {
            writer.WritePropertyName("level");
            factor.Value.WriteTo(writer);
        }
        else
        {
            foreach (var part in factor.Value.EnumerateObject())
            {
                writer.WritePropertyName(part.Name == "proposed" ? "isProposed" : part.Name);
                part.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static Rejection? ReadReceived(JsonElement root, string source, string? key, out CaseEvent? item)
    {
        item = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                return new(source, member.Name, Shown(member.Value), "It stands twice. Leave one of the two out.") { Key = key };
            }

            if (Misfit(member) is { } why)
            {
                return new(source, member.Name, Shown(member.Value), why) { Key = key };
            }

            if (member.Name is not ("complaintId" or "at" or "type" or "actor" or "sequence" or "facts"))
            {
                return new(source, member.Name, Shown(member.Value), Spelling.Suggest(member.Name, ["complaintId", "at", "actor", "sequence", "facts"], "A receipt has no such member; what is known stands in facts.")) { Key = key };
            }
        }

        foreach (var (own, other) in new[] { ("id", "complaintId"), ("receivedAt", "at") })
        {
            if (root.TryGetProperty("facts", out var facts) && facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty(own, out var said)
                && root.TryGetProperty(other, out var value) && said.GetRawText() != value.GetRawText())
            {
                return new(source, $"facts.{own}", said.GetRawText(), $"It must be that of the event, {value.GetRawText()}. Leave it out, or give the same.") { Key = key };
            }
        }

        var actor = root.TryGetProperty("actor", out var who) && who.ValueKind == JsonValueKind.String ? who.GetString() : null;
        var sequence = root.TryGetProperty("sequence", out var place) && place.TryGetInt64(out var number) ? number : 0;
        var bytes = PolicyJson.Bytes(writer => WriteFacts(writer, root), indented: false);
        return ReadReceipt(bytes, source, (actor, sequence), out item);
    }

    // What of a receipt is not among its facts; a slip there must not lose it.
    private static string? Misfit(JsonProperty member) => (member.Name, member.Value.ValueKind) switch
    {
        ("actor", not (JsonValueKind.String or JsonValueKind.Null)) => "It must be a text. Write it in quotes, or leave it out.",
        ("sequence", not JsonValueKind.Number) => "It must be a whole number. Write it without quotes, or leave it out.",
        ("sequence", _) when !member.Value.TryGetInt64(out _) => "It must be a whole number of 64 bits. Write one, or leave it out.",
        ("facts", not (JsonValueKind.Object or JsonValueKind.Null)) => "It must be an object. Put the members between { and }.",
        _ => null,
    };

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > MaxShown } text ? $"{text[..MaxShown]}.." : value.GetRawText();

    // The facts of a receipt, with the id and the instant of the event where they are not said again.
    private static void WriteFacts(Utf8JsonWriter writer, JsonElement root)
    {
        writer.WriteStartObject();
        var hasFacts = root.TryGetProperty("facts", out var facts) && facts.ValueKind == JsonValueKind.Object;
        foreach (var (own, other) in new[] { ("id", "complaintId"), ("receivedAt", "at") })
        {
            if (root.TryGetProperty(other, out var value) && !(hasFacts && facts.TryGetProperty(own, out _)))
            {
                writer.WritePropertyName(own);
                value.WriteTo(writer);
            }
        }

        if (hasFacts)
        {
            foreach (var member in facts.EnumerateObject())
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static Rejection? ReadReceipt(byte[] bytes, string source, (string? Actor, long Sequence)? receipt, out CaseEvent? item)
    {
        item = ComplaintFactsJson.TryRead(bytes, source, out var facts, out var rejection)
            ? new CaseReceived { ComplaintId = facts.Id, At = facts.ReceivedAt, Facts = facts, Actor = receipt?.Actor, Sequence = receipt?.Sequence ?? 0 }
            : null;
        return rejection;
    }

    private static JsonTypeInfo? TypeOf(CaseEventType type)
    {
        var context = CasesJsonContext.Default;
        return type switch
        {
            CaseEventType.EvidenceAdded => context.EvidenceAdded,
            CaseEventType.ClusterCounted => context.ClusterCounted,
            CaseEventType.Screened => context.CaseScreened,
            CaseEventType.Acknowledged => context.CaseAcknowledged,
            CaseEventType.Assigned => context.CaseAssigned,
            CaseEventType.Regraded => context.CaseRegraded,
            CaseEventType.DeadlineExtended => context.DeadlineExtended,
            CaseEventType.InvestigationStarted => context.InvestigationStarted,
            CaseEventType.CustomerUpdated => context.CustomerUpdated,
            CaseEventType.Paused => context.CasePaused,
            CaseEventType.Resumed => context.CaseResumed,
            CaseEventType.Decided => context.CaseDecided,
            CaseEventType.Responded => context.CaseResponded,
            CaseEventType.Accepted => context.CustomerAccepted,
            CaseEventType.Disputed => context.CustomerDisputed,
            CaseEventType.ReferredOutside => context.ReferredOutside,
            CaseEventType.Noted => context.CaseNoted,
            CaseEventType.Closed => context.CaseClosed,
            CaseEventType.Reopened => context.CaseReopened,
            CaseEventType.Withdrawn => context.CaseWithdrawn,
            CaseEventType.NotAccepted => context.CaseNotAccepted,
            CaseEventType.Merged => context.CaseMerged,
            CaseEventType.Unmerged => context.CaseUnmerged,
            _ => null,
        };
    }
}
