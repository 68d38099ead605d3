namespace UserOps.Reporting;

/// <summary>A rectangle, in CSS pixels from the upper left corner of the picture.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double MiddleX => X + (Width / 2);

    public double MiddleY => Y + (Height / 2);

    /// <summary>The box between two corners, in any order.</summary>
    public static Box Between(double x1, double y1, double x2, double y2) =>
        new(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1));

    /// <summary>The box without a margin on each side; never below nothing.</summary>
    public Box Without(double left, double top, double right, double bottom) =>
        new(X + left, Y + top, Math.Max(0, Width - left - right), Math.Max(0, Height - top - bottom));
}

/// <summary>A place in the picture, in CSS pixels.</summary>
internal readonly record struct Place(double X, double Y);

/// <summary>Which end of a text stands at its place.</summary>
internal enum TextEnd
{
    /// <summary>Its beginning.</summary>
    Start = 0,

    /// <summary>Its middle.</summary>
    Middle = 1,

    /// <summary>Its end.</summary>
    End = 2,
}
