using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Checks how a policy reads levels off other facts: people, amounts, impact and urgency, phrases.</summary>
internal readonly struct GradingInputChecks(GradingPolicy policy, List<PolicyProblem> problems)
{
    private const int MaxCurrencies = 300;
    private const int MaxPhrases = 1_000;
    private const int MaxPhraseLength = 100;

    private readonly List<string> _ids = [.. policy.Factors.Select(factor => factor.Id)];

    public void Check()
    {
        CheckAffected();
        CheckAmount();
        CheckMatrix();
        CheckPhrases();
    }

    private void CheckAffected()
    {
        if (policy.Affected is not { } affected)
        {
            return;
        }

        var factor = Factor(affected.Factor, "$.affected.factor");
        CheckCount(affected.From.Count, factor, "$.affected.from");
        CheckAscending(affected.From, 2, "$.affected.from", "people");
    }

    private void CheckAmount()
    {
        if (policy.Amount is not { } amount)
        {
            return;
        }

        var factor = Factor(amount.Factor, "$.amount.factor");
        if (factor is not null && amount.Factor == policy.Affected?.Factor)
        {
            problems.Add(new("$.amount.factor", amount.Factor, $"'{amount.Factor}'", "another factor than that of affected", "People and money are not one; give each its own factor."));
        }

        if (amount.Currencies.Count is 0 or > MaxCurrencies)
        {
            problems.Add(new("$.amount.currencies", null, $"{Exact.Text(amount.Currencies.Count)} currencies", $"between 1 and {Exact.Text(MaxCurrencies)}", "Give the thresholds of each currency that occurs."));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < amount.Currencies.Count; i++)
        {
            var (currency, path) = (amount.Currencies[i], $"$.amount.currencies[{Exact.Text(i)}]");
            if (currency.Currency is not { Length: 3 } code || !code.All(char.IsAsciiLetterUpper))
            {
                problems.Add(new($"{path}.currency", null, $"'{currency.Currency}'", "an ISO 4217 code such as CNY", "Write its three capital letters."));
            }
            else if (!seen.Add(code))
            {
                problems.Add(new($"{path}.currency", null, $"'{code}' for the second time", "there once", "Give each currency one list of thresholds."));
            }

            CheckCount(currency.From.Count, factor, $"{path}.from");
            CheckAscending(currency.From, decimal.Zero, $"{path}.from", "the amount", isOpen: true);
        }
    }

    private void CheckMatrix()
    {
        if (policy.Matrix is not { } matrix)
        {
            return;
        }

        var impact = GradingFactor(matrix.Impact, "$.matrix.impact");
        var urgency = GradingFactor(matrix.Urgency, "$.matrix.urgency");
        if (matrix.Impact == matrix.Urgency)
        {
            problems.Add(new("$.matrix.urgency", matrix.Urgency, $"'{matrix.Urgency}'", "another factor than that of the rows", "Name the factor that chooses the column."));
        }

        if (impact is not null && matrix.Grades.Count != impact.Levels.Count)
        {
            problems.Add(new("$.matrix.grades", matrix.Impact, $"{Exact.Text(matrix.Grades.Count)} rows", $"{Exact.Text(impact.Levels.Count)}, one for each level of '{impact.Id}'", "Give a row for each level, that of level 0 first."));
        }

        for (var row = 0; row < matrix.Grades.Count; row++)
        {
            var path = $"$.matrix.grades[{Exact.Text(row)}]";
            var grades = matrix.Grades[row];
            if (urgency is not null && grades.Count != urgency.Levels.Count)
            {
                problems.Add(new(path, matrix.Urgency, $"{Exact.Text(grades.Count)} grades", $"{Exact.Text(urgency.Levels.Count)}, one for each level of '{urgency.Id}'", "Give a grade for each level, that of level 0 first."));
            }

            CheckRow(matrix, row, path);
        }
    }

    private void CheckRow(ImpactUrgencyMatrix matrix, int row, string path)
    {
        var grades = matrix.Grades[row];
        for (var column = 0; column < grades.Count; column++)
        {
            var least = column > 0 ? grades[column - 1] : ComplaintGrade.Minor;
            if (row > 0 && column < matrix.Grades[row - 1].Count)
            {
                least = ComplaintGrades.Graver(least, matrix.Grades[row - 1][column]);
            }

            var at = $"{path}[{Exact.Text(column)}]";
            if (!Enum.IsDefined(grades[column]))
            {
                GradingPolicyValidator.CheckGrade(grades[column], at, null, problems);
            }
            else if (grades[column] < least)
            {
                problems.Add(new(
                    at, null, Exact.Text(grades[column].Number()), $"{Exact.Text(least.Number())}, as before it in its row or column, or graver", "More impact or urgency never gives a milder grade; 1 is the gravest."));
            }
        }
    }

    private void CheckPhrases()
    {
        var factors = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < policy.Phrases.Count; i++)
        {
            var (item, path) = (policy.Phrases[i], $"$.phrases[{Exact.Text(i)}]");
            if (Factor(item.Factor, $"{path}.factor") is not null && !factors.Add(item.Factor))
            {
                problems.Add(new($"{path}.factor", item.Factor, $"'{item.Factor}' for the second time", "there once", "Put all phrases of a factor into one list."));
            }

            if (item.Phrases.Count is 0 or > MaxPhrases)
            {
                problems.Add(new($"{path}.phrases", item.Factor, $"{Exact.Text(item.Phrases.Count)} phrases", $"between 1 and {Exact.Text(MaxPhrases)}", "List phrases, or remove the entry."));
            }

            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var j = 0; j < item.Phrases.Count; j++)
            {
                var (phrase, at) = (item.Phrases[j], $"{path}.phrases[{Exact.Text(j)}]");
                if (string.IsNullOrWhiteSpace(phrase) || phrase.Length > MaxPhraseLength || phrase.Trim().Length != phrase.Length)
                {
                    problems.Add(new(at, item.Factor, $"'{phrase[..Math.Min(phrase.Length, MaxPhraseLength)]}'", $"a text of at most {MaxPhraseLength} characters without white space at its ends", "Write a phrase as it stands in a text."));
                }
                else if (!seen.Add(phrase))
                {
                    problems.Add(new(at, item.Factor, $"'{phrase}' for the second time", "there once, in any case", "Remove it."));
                }
            }
        }
    }

    private GradingFactor? GradingFactor(string id, string path)
    {
        var factor = Factor(id, path);
        if (factor is { RoutesOnly: true })
        {
            problems.Add(new(path, id, $"'{id}', which only routes", "a factor that grades", "Name another factor, or remove its routesOnly."));
        }

        return factor;
    }

    private GradingFactor? Factor(string id, string path)
    {
        var place = _ids.IndexOf(id);
        if (place >= 0)
        {
            return policy.Factors[place];
        }

        problems.Add(new(path, null, $"'{id}'", "the id of a factor of the policy", Spelling.Suggest(id, _ids, "Name one of the factors.")));
        return null;
    }

    private void CheckCount(int count, GradingFactor? factor, string path)
    {
        if (factor is not null && count != factor.Levels.Count - 1)
        {
            problems.Add(new(path, factor.Id, $"{Exact.Text(count)} numbers", $"{Exact.Text(factor.Levels.Count - 1)}, one for each level of '{factor.Id}' above 0", "Give the number from which each level holds."));
        }
    }

    private void CheckAscending<T>(EquatableArray<T> from, T least, string path, string what, bool isOpen = false)
        where T : IComparable<T>, IFormattable
    {
        for (var i = 0; i < from.Count; i++)
        {
            var bound = i > 0 ? from[i - 1] : least;
            var isAbove = i > 0 || isOpen ? from[i].CompareTo(bound) > 0 : from[i].CompareTo(bound) >= 0;
            if (!isAbove)
            {
                problems.Add(new(
                    $"{path}[{Exact.Text(i)}]", null, Text(from[i]), $"{(i > 0 || isOpen ? "above" : "at least")} {Text(bound)}", $"A graver level needs more; write {what} in ascending order."));
            }
        }
    }

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
