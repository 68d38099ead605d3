using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>The tags that a counter counts, and the reader of one user's tags.</summary>
internal sealed class TagPlaces
{
    private readonly Dictionary<string, int> _places;
    private readonly int[] _lastUser;
    private int _user;

    public TagPlaces(IEnumerable<string> tags)
    {
        Tags = [.. tags];
        _places = Enumerable.Range(0, Tags.Length).ToDictionary(place => Tags[place], StringComparer.Ordinal);
        _lastUser = new int[Tags.Length];
    }

    public string[] Tags { get; }

    /// <summary>Finds the places of a user's tags, before anything is counted.</summary>
    public void Read(ReadOnlySpan<GivenTag> tags, List<int> into)
    {
        into.Clear();
        _user = _user == int.MaxValue ? 1 : _user + 1;
        if (_user == 1)
        {
            Array.Clear(_lastUser);
        }

        foreach (ref readonly var tag in tags)
        {
            if (!_places.TryGetValue(tag.Tag ?? "", out var place))
            {
                throw new ArgumentException(
                    $"The tag '{tag.Tag}' is not in the catalogue. {Spelling.Suggest(tag.Tag ?? "", Tags, "Count by the catalogue that gave it.")}",
                    nameof(tags));
            }

            if (_lastUser[place] == _user)
            {
                throw new ArgumentException($"The tag '{tag.Tag}' stands twice among the tags of one user; list it once.", nameof(tags));
            }

            _lastUser[place] = _user;
            into.Add(place);
        }
    }
}
