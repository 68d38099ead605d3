namespace UserOps.Reporting;

/// <summary>How a picture is drawn: language, colours, width.</summary>
/// <remarks>Immutable; equal options and equal results give the same bytes.</remarks>
public sealed record PictureOptions
{
    /// <summary>The least width that a picture can have, in CSS pixels.</summary>
    public const int MinWidth = 280;

    /// <summary>The greatest width that a picture can have, in CSS pixels.</summary>
    public const int MaxWidth = 2000;

    /// <summary>Gets the options of a picture in English, 720 pixels wide, light or dark as the reader's system asks.</summary>
    public static PictureOptions Default { get; } = new();

    /// <summary>Gets the language, as a BCP 47 tag.</summary>
    /// <value><c>en</c>, if it isn't said. A tag of Chinese gives Chinese; any other English. Names in policies are looked up by the whole tag.</value>
    /// <exception cref="ArgumentException">The tag is blank.</exception>
    public string Culture
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = "en";

    /// <summary>Gets the colours.</summary>
    /// <value><see cref="PictureTheme.Auto"/>, if it isn't said.</value>
    public PictureTheme Theme { get; init; }

    /// <summary>Gets the width, in CSS pixels. Letters keep their size: a narrow picture is laid out anew, not shrunk.</summary>
    /// <value>720, if it isn't said. Below 480 labels go above their bars, and axes have fewer ticks.</value>
    /// <exception cref="ArgumentOutOfRangeException">The width is not from <see cref="MinWidth"/> to <see cref="MaxWidth"/>.</exception>
    public int Width
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinWidth);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxWidth);
            field = value;
        }
    } = 720;

    /// <summary>Gets a value indicating whether the title stands in the picture.</summary>
    /// <value><see langword="true"/>, if it isn't said. A page that writes <see cref="Picture.Title"/> above the picture sets it to <see langword="false"/>.</value>
    public bool HasTitle { get; init; } = true;
}
