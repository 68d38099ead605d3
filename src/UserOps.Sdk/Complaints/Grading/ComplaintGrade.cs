namespace UserOps.Complaints;

/// <summary>How grave a complaint is, ordered by gravity: a graver grade is the greater value.</summary>
/// <remarks>The trade counts the other way: texts and JSON say 1 for <see cref="Critical"/> and 4 for <see cref="Minor"/>; see <see cref="ComplaintGrades.Number"/>.</remarks>
public enum ComplaintGrade
{
    /// <summary>Grade 4, 轻微: an annoyance.</summary>
    Minor = 0,

    /// <summary>Grade 3, 一般: an ordinary complaint.</summary>
    Standard = 1,

    /// <summary>Grade 2, 重大: material harm, or a right in dispute.</summary>
    Major = 2,

    /// <summary>Grade 1, 特级: injury, press, enforcement; all hands, round the clock.</summary>
    Critical = 3,
}
