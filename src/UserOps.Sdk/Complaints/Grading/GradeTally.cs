namespace UserOps.Complaints;

/// <summary>What the factors of one complaint come to: points, floors, and what is still to be screened.</summary>
internal record struct GradeTally
{
    private int _criticals;
    private int _majors;
    private int _standards;

    public int Score { get; private set; }

    /// <summary>Gets how many factors need screening.</summary>
    public int Open { get; private set; }

    /// <summary>Gets the gravest floor; minor where there is none.</summary>
    public readonly ComplaintGrade Floor =>
        _criticals > 0 ? ComplaintGrade.Critical
        : _majors > 0 ? ComplaintGrade.Major
        : _standards > 0 ? ComplaintGrade.Standard
        : ComplaintGrade.Minor;

    /// <summary>Counts a factor in, or takes it out again.</summary>
    public void Add(int points, ComplaintGrade floor, bool isOpen, int sign = 1)
    {
        Score += sign * points;
        Open += isOpen ? sign : 0;
        switch (floor)
        {
            case ComplaintGrade.Critical:
                _criticals += sign;
                break;
            case ComplaintGrade.Major:
                _majors += sign;
                break;
            case ComplaintGrade.Standard:
                _standards += sign;
                break;
        }
    }
}
