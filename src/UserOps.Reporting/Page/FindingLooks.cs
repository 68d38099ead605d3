namespace UserOps.Reporting;

/// <summary>How a finding shows what it asks: by a word and a sign, and by a colour that only repeats them.</summary>
internal static class FindingLooks
{
    /// <summary>Its class.</summary>
    public static string ClassOf(FindingKind kind) => kind switch
    {
        FindingKind.Act => "act",
        FindingKind.Watch => "watch",
        FindingKind.Good => "good",
        _ => "note",
    };

    /// <summary>Its word.</summary>
    public static string WordOf(FindingKind kind, Words words) => kind switch
    {
        FindingKind.Act => words.Of("Act", "行动"),
        FindingKind.Watch => words.Of("Watch", "关注"),
        FindingKind.Good => words.Of("Good", "良好"),
        _ => words.Of("Note", "说明"),
    };

    /// <summary>Its sign, drawn so that no font is needed: a triangle with a mark, an eye, a tick, an i.</summary>
    public static string SignOf(FindingKind kind)
    {
        var shapes = kind switch
        {
            FindingKind.Act => "<path d=\"M8 1.5 15 14H1Z\"/><path class=\"cut\" d=\"M8 6v4M8 11.6v.9\"/>",
            FindingKind.Watch => "<path d=\"M.8 8Q8-.5 15.2 8 8 16.5.8 8Z\"/><circle class=\"hole\" cx=\"8\" cy=\"8\" r=\"2.4\"/>",
            FindingKind.Good => "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"cut\" d=\"M4.8 8.3 7.1 10.5 11.3 5.8\"/>",
            _ => "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"cut\" d=\"M8 7.4v4.2M8 4.3v1.1\"/>",
        };
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sign\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">{shapes}</svg>";
    }
}
