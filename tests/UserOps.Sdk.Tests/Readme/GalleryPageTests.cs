using System.Reflection;
using UserOps.Reporting;

namespace UserOps.Tests.Readme;

/// <summary>Holds docs/gallery.md and docs/reporting.md to the pictures that there are, and docs/pictures to what pages show.</summary>
public class GalleryPageTests
{
    /// <summary>The functions that draw, such as <c>RfmPictures.Grid</c>.</summary>
    private static readonly string[] Functions =
        [.. typeof(Picture).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Pictures", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Picture))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>The functions that make a part of a report, such as <c>RfmSection.Of</c>.</summary>
    private static readonly string[] Sections =
        [.. typeof(ReportSection).Assembly.GetExportedTypes()
            .Where(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Any(method => method.ReturnType == typeof(ReportSection)))
            .Select(type => $"{type.Name}.Of")
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void The_gallery_shows_every_picture_with_the_code_that_drew_it()
    {
        var code = string.Concat(Pages.BlocksOf(TextOf("docs/gallery.md")).Select(block => block.Code));

        Assert.NotEmpty(Functions);
        Assert.DoesNotContain(Functions, function => !code.Contains($"{function}(", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_reporting_lists_every_picture_and_every_section()
    {
        var text = TextOf("docs/reporting.md");

        Assert.NotEmpty(Sections);
        Assert.DoesNotContain(Functions.Concat(Sections), function => !text.Contains($"`{function}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_among_the_pictures_is_shown_on_some_page() =>
        Assert.Empty(
            Directory.EnumerateFiles(GalleryExample.Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
                .Except(Pages.All.SelectMany(page => Pages.LinksOf(page.Text).Select(link => PageChecks.TargetOf(page.Path, link.File))), StringComparer.Ordinal));

    [Fact]
    public void Every_picture_of_the_gallery_says_what_it_is_where_it_can_not_be_seen() =>
        Assert.DoesNotContain("![]", TextOf("docs/gallery.md"), StringComparison.Ordinal);

    private static string TextOf(string path) => Pages.All.Single(page => page.Path == path).Text;
}
