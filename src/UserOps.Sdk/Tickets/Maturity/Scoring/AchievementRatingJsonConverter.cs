using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>A rating as its letter.</summary>
internal sealed class AchievementRatingJsonConverter : TextJsonConverter<AchievementRating>, IJsonShape
{
    private static readonly string[] Letters = ["notMeasured", "N", "P", "L", "F"];

    public override string Allowed => "one of N, P, L, F, notMeasured";

    public IReadOnlyList<string> Words => Letters;

    public static string LetterOf(AchievementRating rating) => Letters[(int)rating];

    protected override bool TryParse(string text, out AchievementRating value)
    {
        var place = Array.IndexOf(Letters, text);
        value = (AchievementRating)Math.Max(place, 0);
        return place >= 0;
    }

    protected override string Format(AchievementRating value) => LetterOf(value);
}
