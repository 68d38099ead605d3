using NodaTime;

namespace UserOps.Tagging;

/// <summary>Walks on from the instant of judgement, from one instant to the next at which an answer may change, to find when tags do.</summary>
/// <remarks>An input is looked at only while a tag waits for it that has not changed yet.</remarks>
internal static class Future
{
    /// <summary>
    /// Where only anniversaries are left to come, whatever they make happen together happens within the years of one leap
    /// year and of the common years around a century's.
    /// </summary>
    private const int MostYears = 12;

    /// <summary>Finds when each tag next changes, given answers of the instant of judgement.</summary>
    /// <returns>The earliest change.</returns>
    public static Instant? Walk(TagProgram program, TagAnswers answers)
    {
        Begin(program, answers);
        var run = answers.Run;
        Instant? earliest = null;
        var horizon = Instant.MaxValue;
        while (NextTurn(program, answers, out var recurring) is { } at && at <= horizon)
        {
            horizon = !recurring ? Instant.MaxValue
                : horizon < Instant.MaxValue || at.InUtc().Year + MostYears > 9998 ? horizon
                : at + Duration.FromDays(MostYears * 366);

            run.Moment.MoveTo(at);
            var changes = false;
            for (var i = 0; i < answers.Next.Length; i++)
            {
                if (answers.Next[i] == at)
                {
                    changes |= program.Inputs[i].Refresh(run);
                    answers.Next[i] = program.Inputs[i].NextTurn(run);
                }
            }

            if (changes)
            {
                run.RunCode();
                earliest = Compare(program, answers, at) ? earliest ?? at : earliest;
            }
        }

        return earliest;
    }

    private static void Begin(TagProgram program, TagAnswers answers)
    {
        answers.Run.Given.CopyTo(answers.Before, 0);
        Array.Clear(answers.Waiting);
        foreach (var inputs in program.InputsOf.Value)
        {
            foreach (var input in inputs)
            {
                answers.Waiting[input]++;
            }
        }

        for (var i = 0; i < answers.Next.Length; i++)
        {
            answers.Next[i] = answers.Waiting[i] > 0 ? program.Inputs[i].NextTurn(answers.Run) : null;
        }
    }

    /// <summary>The next instant at which an input may change, and whether none does but for what comes again every year.</summary>
    private static Instant? NextTurn(TagProgram program, TagAnswers answers, out bool recurring)
    {
        Instant? turn = null;
        recurring = program.Recurs;
        for (var i = 0; i < answers.Next.Length; i++)
        {
            if (answers.Next[i] is { } next)
            {
                turn = turn < next ? turn : next;
                recurring = recurring && program.Inputs[i].NextFiniteTurn(answers.Run) is null;
            }
        }

        return turn;
    }

    /// <summary>Notes the tags that are another now than at the instant of judgement, and lets go of what only they waited for.</summary>
    private static bool Compare(TagProgram program, TagAnswers answers, Instant at)
    {
        var found = false;
        for (var tag = 0; tag < answers.Before.Length; tag++)
        {
            if (answers.Changes[tag] is not null || answers.Run.Given[tag] == answers.Before[tag])
            {
                continue;
            }

            found = true;
            answers.Changes[tag] = at;
            foreach (var input in program.InputsOf.Value[tag])
            {
                if (--answers.Waiting[input] == 0)
                {
                    answers.Next[input] = null;
                }
            }
        }

        return found;
    }
}
