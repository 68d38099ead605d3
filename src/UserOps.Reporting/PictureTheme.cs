namespace UserOps.Reporting;

/// <summary>Which colours a picture has.</summary>
public enum PictureTheme
{
    /// <summary>Light or dark, as the reader's system asks (<c>prefers-color-scheme</c>); light on paper.</summary>
    Auto = 0,

    /// <summary>Dark ink on white.</summary>
    Light = 1,

    /// <summary>Light ink on a dark ground.</summary>
    Dark = 2,

    /// <summary>As the page says that holds the picture: it carries <see cref="PictureStyles.Css"/> once, and the picture no styles of its own.</summary>
    Inherit = 3,
}
