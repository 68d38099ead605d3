using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>What stages are called and coloured in pictures.</summary>
/// <param name="policy">The policy that has the names.</param>
/// <param name="words">The language.</param>
internal sealed class StageNames(StagePolicy policy, Words words)
{
    private readonly Dictionary<string, int> _places = policy.Stages
        .Select((stage, place) => (stage.Id, place))
        .GroupBy(stage => stage.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().place, StringComparer.Ordinal);

    /// <summary>The stage; nothing for the two answers that are none, and for the ids of other policies.</summary>
    public Stage? Find(StageId id) => id.IsStage && _places.TryGetValue(id.Value, out var place) ? policy.Stages[place] : null;

    /// <summary>What a stage is called; its id, where the policy does not have it.</summary>
    public string Of(StageId id) => id == StageId.NeverActive ? words.Of("never active", "从未活跃")
        : id == StageId.NotSeen ? words.Of("not seen yet", "尚未出现")
        : Find(id) is { } stage ? words.Of(stage.Name)
        : words.Name(id.Value);

    /// <summary>The place of a stage in its policy; what is no stage of it comes after all.</summary>
    public int PlaceOf(StageId id) => id.IsStage && _places.TryGetValue(id.Value, out var place) ? place : policy.Stages.Count;

    /// <summary>The filling of a stage: grey for who is lost, warm for the worse stages, cool for the better ones.</summary>
    public string Fill(StageId id) => ColourOf(id) is { } colour ? Style.Fill(colour) : Style.Neutral;

    /// <summary>The pale filling of a stage.</summary>
    public string Wash(StageId id) => ColourOf(id) is { } colour ? Style.Wash(colour) : Style.Neutral;

    /// <summary>
    /// Tells whether something is to be done about a stage's users now: they are to be won back, unless no stage is worse, or they slip
    /// away, which is to be kept although all whom one gains, activates or converts are better off.
    /// </summary>
    public bool AsksToAct(Stage stage) => stage.Aim switch
    {
        StageAim.WinBack => policy.Stages.Any(other => other.Rank < stage.Rank),
        StageAim.Retain => policy.Stages.Any(other => other.Aim is not (StageAim.WinBack or StageAim.Retain))
            && policy.Stages.Where(other => other.Aim is not (StageAim.WinBack or StageAim.Retain)).All(other => other.Rank > stage.Rank),
        _ => false,
    };

    private int? ColourOf(StageId id)
    {
        if (Find(id) is not { } stage)
        {
            return null;
        }

        const int Grey = 6;
        int[] colours = [1, 4, 3, 2, 0, 7, 5];
        if (IsLost(stage))
        {
            return Grey;
        }

        // By rank, and equal ranks by place; the lost have their own.
        var place = PlaceOf(id);
        return colours[policy.Stages.Index().Count(other => !IsLost(other.Item) && (other.Item.Rank, other.Index).CompareTo((stage.Rank, place)) < 0) % colours.Length];
    }

    /// <summary>Whether nothing is worse, and the users are to be won back.</summary>
    private bool IsLost(Stage stage) => stage.Aim == StageAim.WinBack && policy.Stages.All(other => other.Rank >= stage.Rank);
}
