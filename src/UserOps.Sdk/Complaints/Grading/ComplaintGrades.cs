namespace UserOps.Complaints;

/// <summary>The grades by the trade's numbers, and their names.</summary>
public static class ComplaintGrades
{
    private static readonly LocalizedText[] Names =
    [
        LocalizedText.Of("minor", "轻微"),
        LocalizedText.Of("standard", "一般"),
        LocalizedText.Of("major", "重大"),
        LocalizedText.Of("critical", "特级"),
    ];

    /// <summary>Gets all grades, the least grave first.</summary>
    public static EquatableArray<ComplaintGrade> All { get; } =
        [ComplaintGrade.Minor, ComplaintGrade.Standard, ComplaintGrade.Major, ComplaintGrade.Critical];

    /// <summary>Gets the trade's number of a grade: 1 for <see cref="ComplaintGrade.Critical"/>, 4 for <see cref="ComplaintGrade.Minor"/>.</summary>
    /// <param name="grade">The grade.</param>
    /// <returns>1 to 4; smaller is graver.</returns>
    public static int Number(this ComplaintGrade grade) => 4 - (int)grade;

    /// <summary>Gets the grade of a trade's number.</summary>
    /// <param name="number">1 to 4; smaller is graver.</param>
    /// <returns>The grade.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is below 1 or above 4.</exception>
    public static ComplaintGrade FromNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        return (ComplaintGrade)(4 - number);
    }

    /// <summary>Gets the name of a grade.</summary>
    /// <param name="grade">The grade.</param>
    /// <returns>The name in English and in Chinese.</returns>
    public static LocalizedText Name(this ComplaintGrade grade) => Names[(int)grade];

    /// <summary>Gets the graver of two grades.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>The graver.</returns>
    public static ComplaintGrade Graver(ComplaintGrade one, ComplaintGrade other) => one > other ? one : other;
}
