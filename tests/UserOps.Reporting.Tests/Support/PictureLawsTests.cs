using Xunit.Sdk;

namespace UserOps.Reporting.Tests;

/// <summary>The laws of pictures find a picture that breaks them.</summary>
public class PictureLawsTests
{
    private static readonly PictureOptions Light = new() { Theme = PictureTheme.Light };

    [Theory]
    [InlineData("<rect x=\"20\" y=\"30\" width=\"10\" height=\"4\" class=\"uo-n\"/>", null)]
    [InlineData("<text x=\"20\" y=\"14\" class=\"uo-t\">one</text><text x=\"25\" y=\"16\" class=\"uo-t\">two</text>", "'one' at")]
    [InlineData("<text x=\"700\" y=\"34\" class=\"uo-t\">far out</text>", "is outside the picture")]
    [InlineData("<path d=\"M10 10L10 900\" class=\"uo-al\"/>", "is outside the picture")]
    [InlineData("<rect x=\"20\" y=\"30\" width=\"10\" height=\"4\" class=\"uo-zz\"/>", ".uo-zz")]
    [InlineData("<rect x=\"20\" y=\"30\" width=\"NaN\" height=\"4\" class=\"uo-n\"/>", "NaN")]
    [InlineData("<rect x=\"20\" y=\"30\" width=\"10\" height=\"4\" class=\"uo-n\" id=\"one\"/>", "id")]
    [InlineData("<script class=\"uo-n\">alert(1)</script>", "script")]
    public void A_picture_that_breaks_a_law_is_found_out(string mark, string? told)
    {
        var picture = new Sheet(Light, "a", "", "").Nothing("There is nothing to draw.");
        var broken = picture with { Title = "A title", Svg = picture.Svg.Replace("</svg>", $"{mark}</svg>", StringComparison.Ordinal) };
        if (told is null)
        {
            Assert.True(PictureLaws.Hold(broken, Light));
        }
        else
        {
            Assert.Contains(told, Assert.ThrowsAny<XunitException>(() => PictureLaws.Hold(broken, Light)).Message, StringComparison.Ordinal);
        }
    }
}
