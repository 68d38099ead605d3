using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Finds every problem of a <see cref="TicketMapping"/>; an editor shows them while a person types.</summary>
public static class TicketMappingValidator
{
    internal const int MaxRules = 64;

    /// <summary>Finds every problem of a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <returns>The problems in the order of the mapping's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mapping"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(TicketMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(mapping.SchemaVersion, mapping.Name, mapping.Version, problems);
        PolicyChecks.CheckZone(mapping.Zone, problems);
        if (mapping.TimePattern is { } pattern && TimePattern.TryCreate(pattern, out var fault) is null)
        {
            problems.Add(new("$.timePattern", null, $"'{pattern}'", "a pattern that tells the whole time", $"It {fault} Write it like dd/MM/yyyy HH:mm."));
        }

        CheckColumns(mapping.Columns, "$.columns", problems);
        CheckNeeded(mapping, problems);
        CheckConstants(mapping.Constants, "$.constants", problems);
        CheckValues(mapping.Values, problems);
        CheckSettings(mapping.Settings, problems);
        CheckRules(mapping, problems);
        return problems.ToEquatableArray();
    }

    private static void CheckColumns(EquatableMap<string> columns, string path, List<PolicyProblem> problems)
    {
        foreach (var (member, column) in columns)
        {
            CheckMember(member, $"{path}.{member}", problems);
            CheckColumn(column, $"{path}.{member}", problems);
        }
    }

    private static void CheckNeeded(TicketMapping mapping, List<PolicyProblem> problems)
    {
        if (!mapping.Columns.Contains("ticketId"))
        {
            problems.Add(new("$.columns", null, "no ticketId", "the column of ticketId among them", "Add it; every event belongs to a ticket."));
        }

        // Where every rule has an instant of its own, a row needs none.
        var isOwnTime = mapping.Rules.Count > 0 && !mapping.Columns.Contains("type") && mapping.Rules.All(rule => rule?.Columns?.Contains("at") == true);
        if (!mapping.Columns.Contains("at") && !isOwnTime)
        {
            problems.Add(new("$.columns", null, "no at", "the column of at among them, or among those of every rule where no column tells the type", "Add it; every event has its instant."));
        }

        if (!mapping.Columns.Contains("type") && mapping.Rules.Count == 0)
        {
            problems.Add(new("$.rules", null, "no rule", "a rule, for no column tells the type", "Add one such as { \"type\": \"stateChanged\" }, or the column of type."));
        }
    }

    private static void CheckConstants(EquatableMap<string> constants, string path, List<PolicyProblem> problems)
    {
        foreach (var (member, value) in constants)
        {
            if (CheckMember(member, $"{path}.{member}", problems) is { } known)
            {
                CheckConstant(known, value, $"{path}.{member}", problems);
            }
        }
    }

    private static void CheckValues(EquatableMap<EquatableMap<string>> values, List<PolicyProblem> problems)
    {
        foreach (var (member, meanings) in values)
        {
            if (CheckMember(member, $"$.values.{member}", problems) is not { } known)
            {
                continue;
            }

            if (known is LogMember.TicketId or LogMember.At or LogMember.Seq)
            {
                problems.Add(new($"$.values.{member}", null, "meanings", "left out: what this column says is taken as it is", "Remove it."));
                continue;
            }

            foreach (var (value, meaning) in meanings)
            {
                // A meaning may be blank: such a value is then not known.
                if (meaning is null || !string.IsNullOrWhiteSpace(meaning))
                {
                    CheckWord(known, meaning, $"$.values.{member}['{value}']", problems);
                }
            }
        }
    }

    private static void CheckSettings(EquatableArray<TicketValueRule> settings, List<PolicyProblem> problems)
    {
        for (var i = 0; i < settings.Count; i++)
        {
            var (setting, path) = (settings[i], $"$.settings[{Exact.Text(i)}]");
            if (setting is null)
            {
                problems.Add(new(path, null, "null", "a rule", "Leave it out."));
                continue;
            }

            if (CheckMember(setting.Member, $"{path}.member", problems) is { } known)
            {
                CheckConstant(known, setting.Value, $"{path}.value", problems);
            }

            CheckConditions(setting.When, path, problems);
        }
    }

    private static void CheckRules(TicketMapping mapping, List<PolicyProblem> problems)
    {
        if (mapping.Rules.Count > MaxRules)
        {
            problems.Add(new("$.rules", null, $"{Exact.Text(mapping.Rules.Count)} rules", $"at most {Exact.Text(MaxRules)}", "Join rules of one type."));
        }

        for (var i = 0; i < mapping.Rules.Count; i++)
        {
            var (rule, path) = (mapping.Rules[i], $"$.rules[{Exact.Text(i)}]");
            if (rule is null)
            {
                problems.Add(new(path, null, "null", "a rule", "Leave it out."));
                continue;
            }

            PolicyChecks.CheckEnum(rule.Type, $"{path}.type", problems);
            CheckConditions(rule.When, path, problems);
            PolicyChecks.CheckEnum(rule.Occurrence, $"{path}.occurrence", problems);
            if (rule.Columns is { } columns)
            {
                CheckColumns(columns, $"{path}.columns", problems);
                foreach (var member in columns.Names.Where(name => name is "ticketId" or "type"))
                {
                    problems.Add(new($"{path}.columns.{member}", null, $"'{columns[member]}'", "none: the ticket is the row's, and the type the rule's", "Leave it out."));
                }
            }
            else if (rule.Constants.Count > 0)
            {
                problems.Add(new($"{path}.constants", null, "values without columns", "empty where the rule has no columns of its own", "Give the rule its columns, or move the values to $.constants."));
            }

            CheckConstants(rule.Constants, $"{path}.constants", problems);
        }
    }

    private static void CheckConditions(EquatableArray<RowCondition> conditions, string rule, List<PolicyProblem> problems)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            var path = $"{rule}.when[{Exact.Text(i)}]";
            switch (conditions[i])
            {
                case null:
                    problems.Add(new(path, null, "null", "a condition", "Leave it out."));
                    break;
                case RowKnown { Known.Count: 0 }:
                    problems.Add(new($"{path}.known", null, "no column", "a column", "Name one, or leave the condition out."));
                    break;
                case RowKnown known:
                    for (var at = 0; at < known.Known.Count; at++)
                    {
                        CheckColumn(known.Known[at], $"{path}.known[{Exact.Text(at)}]", problems);
                    }

                    break;
                case RowIn among:
                    CheckColumn(among.Column, $"{path}.column", problems);
                    if (among.In.Count == 0)
                    {
                        problems.Add(new($"{path}.in", null, "no value", "a value", "Name one; a rule that no row fits does nothing."));
                    }

                    break;
                case RowChanged changed:
                    CheckColumn(changed.Changed, $"{path}.changed", problems);
                    break;
                case RowRose rose:
                    CheckColumn(rose.Rose, $"{path}.rose", problems);
                    break;
            }
        }
    }

    private static LogMember? CheckMember(string? member, string path, List<PolicyProblem> problems)
    {
        var known = LogMembers.OfTicket(member);
        if (known is null)
        {
            problems.Add(new(
                path, null, $"'{member}'", $"one of {string.Join(", ", LogMembers.TicketNames)}", Spelling.Suggest(member ?? "", LogMembers.TicketNames, "Choose one of them.")));
        }

        return known;
    }

    private static void CheckColumn(string? column, string path, List<PolicyProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(column))
        {
            problems.Add(new(path, null, column is null ? "null" : "blank", "the name of a column", "Name the column as the log does."));
        }
    }

    private static void CheckConstant(LogMember member, string? value, string path, List<PolicyProblem> problems)
    {
        if (member is LogMember.TicketId or LogMember.EventId or LogMember.At or LogMember.Seq or LogMember.Type)
        {
            problems.Add(new(path, null, $"'{value}'", "a column: it differs from event to event", "Name the column that tells it, or the rule that does."));
            return;
        }

        CheckWord(member, value, path, problems);
    }

    private static void CheckWord(LogMember member, string? value, string path, List<PolicyProblem> problems)
    {
        var words = member switch
        {
            LogMember.Kind => EnumWords<TicketKind>.Names,
            LogMember.ActorRole => EnumWords<TicketActorRole>.Names,
            LogMember.Type => EnumWords<TicketEventType>.Names,
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(value))
        {
            problems.Add(new(path, null, value is null ? "null" : "blank", "a value", "Write it, or leave the member out."));
        }
        else if (words?.Contains(value, StringComparer.OrdinalIgnoreCase) == false)
        {
            problems.Add(new(path, null, $"'{value}'", $"one of {string.Join(", ", words)}", Spelling.Suggest(value, words, "Choose one of them.")));
        }
    }
}
