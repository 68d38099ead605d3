using NodaTime;

namespace UserOps.Tagging;

/// <summary>Walks on from the instant of judgement, from one instant to the next at which an answer may change, to find when tags do.</summary>
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
        var run = answers.Run;
        var inputs = program.Inputs;
        var next = answers.Next;
        var left = program.Tags.Length;
        Array.Copy(run.Given, answers.Before, left);
        for (var i = 0; i < inputs.Length; i++)
        {
            next[i] = inputs[i].NextTurn(run);
        }

        Instant? earliest = null;
        var horizon = Instant.MaxValue;
        while (left > 0)
        {
            Instant? turn = null;
            var recurring = program.Recurs;
            for (var i = 0; i < inputs.Length; i++)
            {
                turn = Moment.Earlier(turn, next[i]);
                recurring = recurring && (next[i] is null || inputs[i].NextFiniteTurn(run) is null);
            }

            if (turn is not { } at || at > horizon)
            {
                break;
            }

            if (!recurring)
            {
                horizon = Instant.MaxValue;
            }
            else if (horizon == Instant.MaxValue)
            {
                horizon = at.InUtc().Year + MostYears > 9998 ? Instant.MaxValue : at + Duration.FromDays(MostYears * 366);
            }

            run.Moment.MoveTo(at);
            for (var i = 0; i < inputs.Length; i++)
            {
                if (next[i] == at)
                {
                    inputs[i].Refresh(run);
                    next[i] = inputs[i].NextTurn(run);
                }
            }

            run.RunCode();
            for (var tag = 0; tag < program.Tags.Length; tag++)
            {
                if (answers.Changes[tag] is null && run.Given[tag] != answers.Before[tag])
                {
                    answers.Changes[tag] = at;
                    earliest ??= at;
                    left--;
                }
            }
        }

        return earliest;
    }
}
