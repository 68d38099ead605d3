namespace UserOps.Complaints;

/// <summary>One search among many complaints, which stand in the order of their ids.</summary>
internal sealed class DuplicateSearch(DuplicateFinder finder, PreparedComplaint[] complaints)
{
    /// <summary>How many shingles are kept at a time, of 16 bytes each, before they are found again.</summary>
    private const int MaxKept = 8_000_000;

    private readonly DuplicatePolicy _policy = finder.Policy;
    private readonly Dictionary<(string Kind, string Value), OversizedBlock> _oversized = [];
    private long _kept;

    public DuplicateReport Run()
    {
        var isExact = complaints.Length <= _policy.Bulk.ExactUpTo;
        var byKey = DropOversizedKeys();
        var byText = DropOversizedTexts();
        var pairs = isExact ? All() : Blocked(byKey, byText);
        return new()
        {
            Policy = finder.PolicyRef,
            Complaints = complaints.Length,
            IsExact = isExact,
            Pairs = pairs.ToEquatableArray(),
            Clusters = Clusters(pairs),
            Oversized = _oversized.Values
                .OrderByDescending(block => block.Complaints).ThenBy(block => block.Kind, StringComparer.Ordinal).ThenBy(block => block.Value, StringComparer.Ordinal)
                .ToEquatableArray(),
        };
    }

    /// <summary>Finds who shares a key, and takes those keys away that too many share.</summary>
    private List<List<int>> DropOversizedKeys()
    {
        var holders = new Dictionary<(int Rule, string Value), List<int>>();
        for (var i = 0; i < complaints.Length; i++)
        {
            foreach (var key in complaints[i].Keys)
            {
                Holders(holders, key).Add(i);
            }
        }

        foreach (var ((rule, value), block) in holders.Where(block => block.Value.Count > _policy.MaxHolders).ToList())
        {
            var keyRule = _policy.KeyRules[rule];
            AddOversized(keyRule.Kind, KeyForms.Masked(keyRule.Form, value), block.Count);
            holders.Remove((rule, value));
            foreach (var i in block)
            {
                complaints[i].Keys = [.. complaints[i].Keys.Where(key => key != (rule, value))];
            }
        }

        return [.. holders.Values.Where(block => block.Count > 1)];
    }

    /// <summary>Finds who has the same text, and takes those texts away that too many have.</summary>
    private List<List<int>> DropOversizedTexts()
    {
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < complaints.Length; i++)
        {
            if (complaints[i].HasText)
            {
                Holders(holders, complaints[i].Form).Add(i);
            }
        }

        foreach (var block in holders.Values.Where(block => block.Count > _policy.MaxHolders))
        {
            AddOversized("text", complaints[block[0]].Id.Value, block.Count);
            foreach (var i in block)
            {
                complaints[i].HasText = false;
            }
        }

        return [.. holders.Values.Where(block => block.Count <= _policy.MaxHolders)];
    }

    private List<DuplicateVerdict> All()
    {
        var pairs = new List<DuplicateVerdict>();
        for (var i = 0; i < complaints.Length; i++)
        {
            for (var j = i + 1; j < complaints.Length; j++)
            {
                AddIfCandidate(i, j, pairs);
            }
        }

        return pairs;
    }

    private List<DuplicateVerdict> Blocked(List<List<int>> byKey, List<List<int>> byText)
    {
        var seen = new HashSet<long>();
        foreach (var block in byKey)
        {
            AddPairs(block, seen);
        }

        // Without a key, a pair needs the points of its texts.
        if (_policy.Text.Points + _policy.Near.Points >= _policy.Threshold)
        {
            foreach (var block in byText)
            {
                AddPairs(block, seen);
            }

            AddLikeTexts(byText, seen);
        }

        long[] ordered = [.. seen];
        Array.Sort(ordered);
        var pairs = new List<DuplicateVerdict>();
        foreach (var pair in ordered)
        {
            AddIfCandidate((int)(pair >> 32), (int)(pair & int.MaxValue), pairs);
        }

        return pairs;
    }

    /// <summary>Adds the pairs of different texts that share a band of their signatures.</summary>
    private void AddLikeTexts(List<List<int>> byText, HashSet<long> seen)
    {
        var signatures = byText.ConvertAll(block => finder.Hash.Signature(ShingleText.Runes(complaints[block[0]].Form)));
        var keys = new ulong[byText.Count];
        var places = new int[byText.Count];
        for (var band = 0; band < finder.Hash.Bands; band++)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                (keys[i], places[i]) = (signatures[i][band], i);
            }

            Array.Sort(keys, places);
            for (int from = 0, to; from < keys.Length; from = to)
            {
                for (to = from + 1; to < keys.Length && keys[to] == keys[from];)
                {
                    to++;
                }

                AddBucket(byText, places.AsSpan(from..to), seen);
            }
        }
    }

    private void AddBucket(List<List<int>> byText, Span<int> bucket, HashSet<long> seen)
    {
        if (bucket.Length > _policy.MaxHolders)
        {
            var least = int.MaxValue;
            foreach (var place in bucket)
            {
                least = Math.Min(least, byText[place][0]);
            }

            AddOversized("likeTexts", complaints[least].Id.Value, bucket.Length);
            return;
        }

        for (var i = 0; i < bucket.Length; i++)
        {
            for (var j = i + 1; j < bucket.Length; j++)
            {
                foreach (var one in byText[bucket[i]])
                {
                    foreach (var other in byText[bucket[j]])
                    {
                        Add(one, other, seen);
                    }
                }
            }
        }
    }

    private void AddPairs(List<int> block, HashSet<long> seen)
    {
        for (var i = 0; i < block.Count; i++)
        {
            for (var j = i + 1; j < block.Count; j++)
            {
                Add(block[i], block[j], seen);
            }
        }
    }

    private void Add(int one, int other, HashSet<long> seen)
    {
        if (DuplicateFinder.Apart(complaints[one], complaints[other]) <= _policy.Window)
        {
            seen.Add(((long)Math.Min(one, other) << 32) | (uint)Math.Max(one, other));
        }
    }

    /// <summary>Compares two complaints, unless what is cheap to know says already that they are too few points.</summary>
    private void AddIfCandidate(int i, int j, List<DuplicateVerdict> pairs)
    {
        var (one, other) = (complaints[i], complaints[j]);
        var apart = DuplicateFinder.Apart(one, other);
        if (apart > _policy.Window)
        {
            return;
        }

        var sure = finder.KeyPoints(one, other) + (apart <= _policy.Near.Within ? _policy.Near.Points : 0);
        var mayBeAlike = one.HasText && other.HasText;
        if (sure + (mayBeAlike ? _policy.Text.Points : 0) < _policy.Threshold || (sure < _policy.Threshold && IsOfUnlikeSize(one, other)))
        {
            return;
        }

        if (finder.Judge(one, other) is { IsCandidate: true } verdict)
        {
            pairs.Add(verdict);
        }

        if (_kept > MaxKept)
        {
            _kept = 0;
            foreach (var complaint in complaints)
            {
                complaint.Forget();
            }
        }
    }

    /// <summary>Whether one text has so many more shingles that they can't be alike: at best all of the other's are shared.</summary>
    private bool IsOfUnlikeSize(PreparedComplaint one, PreparedComplaint other)
    {
        _kept += one.Shingles.Length + other.Shingles.Length;
        var (less, more) = one.Shingles.Length < other.Shingles.Length ? (one, other) : (other, one);
        return less.Shingles.Length < _policy.Text.LeastSimilarity * more.Shingles.Length;
    }

    private EquatableArray<DuplicateCluster> Clusters(List<DuplicateVerdict> pairs)
    {
        var places = new Dictionary<ComplaintId, int>();
        for (var i = 0; i < complaints.Length; i++)
        {
            places.Add(complaints[i].Id, i);
        }

        int[] parents = [.. Enumerable.Range(0, complaints.Length)];
        var ties = new List<DuplicateVerdict>();
        foreach (var pair in pairs.OrderByDescending(pair => pair.Points).ThenBy(pair => pair.First).ThenBy(pair => pair.Second))
        {
            var (one, other) = (Root(parents, places[pair.First]), Root(parents, places[pair.Second]));
            if (one != other)
            {
                parents[Math.Max(one, other)] = Math.Min(one, other);
                ties.Add(pair);
            }
        }

        var members = Enumerable.Range(0, complaints.Length).ToLookup(i => Root(parents, i));
        return ties
            .GroupBy(tie => Root(parents, places[tie.First]))
            .Select(group => new DuplicateCluster(
                members[group.Key].Select(i => complaints[i]).OrderBy(one => one.ReceivedAt).ThenBy(one => one.Id).Select(one => one.Id).ToEquatableArray(),
                group.Select(tie => new DuplicateTie(tie.First, tie.Second, tie.Points)).ToEquatableArray()))
            .OrderByDescending(cluster => cluster.Members.Count)
            .ThenBy(cluster => cluster.Members[0])
            .ToEquatableArray();
    }

    private static int Root(int[] parents, int place)
    {
        while (parents[place] != place)
        {
            parents[place] = parents[parents[place]];
            place = parents[place];
        }

        return place;
    }

    private static List<int> Holders<TKey>(Dictionary<TKey, List<int>> holders, TKey key)
        where TKey : notnull
    {
        if (!holders.TryGetValue(key, out var block))
        {
            holders.Add(key, block = []);
        }

        return block;
    }

    /// <summary>Reports what too many share; of the bands of the same like texts the greatest.</summary>
    private void AddOversized(string kind, string value, int count)
    {
        if (!_oversized.TryGetValue((kind, value), out var block) || block.Complaints < count)
        {
            _oversized[(kind, value)] = new(kind, value, count);
        }
    }
}
