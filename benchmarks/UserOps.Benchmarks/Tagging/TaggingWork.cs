using System.Numerics;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>The same work in each of its forms: a hundred rules for each user, and how many times each held.</summary>
internal sealed class TaggingWork
{
    public const int Rules = 100;

    private readonly TaggingUser[] _users;
    private readonly UserFacts[] _facts;
    private readonly TaggingUserColumns _columns;
    private readonly TagCatalog _catalog = TaggingData.Catalog(Rules);
    private readonly Tagger _tagger;
    private readonly TagAnswers _answers;
    private readonly UserFactsColumns _columnFacts;
    private readonly TagColumns _columnAnswers;

    public TaggingWork(int users)
    {
        _users = TaggingData.Users(users);
        _facts = Array.ConvertAll(_users, TaggingData.FactsOf);
        _columns = new(_users);
        _tagger = new(_catalog);
        _answers = _tagger.NewAnswers();
        _columnFacts = _columns.ToFacts();
        _columnAnswers = _tagger.NewColumns();
    }

    /// <summary>Does the work for all users in one of its forms.</summary>
    public int[] Run(string form) => form switch
    {
        "rows" => Rows(_users.Length),
        "columns" => Columns(),
        "hand" => HandWritten(_users.Length),
        "hand-columns" => HandWrittenColumns(),
        _ => Naive(_users.Length),
    };

    public int[] HandWritten(int users)
    {
        var matches = new int[Rules];
        Span<bool> given = stackalloc bool[Rules];
        foreach (var user in _users.AsSpan(0, users))
        {
            RowIfs.Judge(user, given);
            for (var rule = 0; rule < Rules; rule++)
            {
                matches[rule] += given[rule] ? 1 : 0;
            }
        }

        return matches;
    }

    public int[] Naive(int users)
    {
        var matches = new int[Rules];
        foreach (var facts in _facts.AsSpan(0, users))
        {
            for (var rule = 0; rule < Rules; rule++)
            {
                matches[rule] += NaiveRules.Holds(_catalog.Rules[rule].When, facts) ? 1 : 0;
            }
        }

        return matches;
    }

    public int[] Rows(int users)
    {
        var matches = new int[Rules];
        foreach (var facts in _facts.AsSpan(0, users))
        {
            _tagger.Evaluate(facts, TaggingData.AsOf, _answers);
            for (var tag = 0; tag < Rules; tag++)
            {
                matches[tag] += _answers.Has(tag) ? 1 : 0;
            }
        }

        return matches;
    }

    public int[] HandWrittenColumns()
    {
        var matches = new int[Rules];
        Span<ulong> bits = stackalloc ulong[Rules];
        for (var first = 0; first < _columns.Count; first += 64)
        {
            ColumnIfs.Judge(_columns, first, bits);
            for (var rule = 0; rule < Rules; rule++)
            {
                matches[rule] += BitOperations.PopCount(bits[rule]);
            }
        }

        return matches;
    }

    public int[] Columns()
    {
        _tagger.Evaluate(_columnFacts, TaggingData.AsOf, _columnAnswers);
        var matches = new int[Rules];
        for (var tag = 0; tag < Rules; tag++)
        {
            matches[tag] = _columnAnswers.CountOf(tag);
        }

        return matches;
    }
}
