using System.Xml.Linq;

namespace UserOps.Reporting.Tests;

/// <summary>What holds of every page, read off its HTML, which is XML too.</summary>
internal static class HtmlLaws
{
    public static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] Elements =
    [
        "html", "head", "meta", "link", "title", "style", "body", "a", "header", "main", "nav", "section", "footer", "div", "h1", "h2", "h3", "p", "b", "bdi",
        "span", "ul", "ol", "li", "figure", "figcaption", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "code",
    ];

    private static readonly string[] Attributes =
    [
        "xmlns", "lang", "dir", "charset", "http-equiv", "content", "name", "rel", "href", "class", "id", "tabindex", "role", "scope", "aria-labelledby",
    ];

    /// <summary>Checks a page and reads it.</summary>
    public static XDocument Hold(string page)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html ", page, StringComparison.Ordinal);
        var document = XDocument.Parse(page);
        HasOnlyKnownMarkup(document);
        NeedsNothingElse(document);
        LinksLeadSomewhere(document);
        HeadingsAreInOrder(document);
        LandmarksAreNamed(document);
        PicturesHaveTables(document);
        return document;
    }

    /// <summary>All elements of a name.</summary>
    public static IReadOnlyList<XElement> All(this XContainer within, string name) => [.. within.Descendants(Html + name)];

    /// <summary>The element of an id.</summary>
    public static XElement Find(this XDocument page, string id) => page.Descendants().Single(element => element.Attribute("id")?.Value == id);

    /// <summary>The names of all elements and their attributes outside of pictures, in order; without classes, since long cells have one.</summary>
    public static string Skeleton(XDocument page) => string.Join('\n', page.Descendants()
        .Where(element => element.Name.Namespace == Html)
        .Select(element => $"{element.Name.LocalName} {string.Join(' ', element.Attributes().Select(attribute => attribute.Name.LocalName).Where(name => name != "class"))}"));

    private static void HasOnlyKnownMarkup(XDocument document)
    {
        Assert.All(document.Descendants(), element => Assert.True(
            element.Name.Namespace == Svg || (element.Name.Namespace == Html && Elements.Contains(element.Name.LocalName)), $"There is an element {element.Name}."));
        Assert.All(document.Descendants().Where(element => element.Name.Namespace == Html).Attributes(), attribute => Assert.Contains(attribute.Name.LocalName, Attributes));
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName == "style");
    }

    private static void NeedsNothingElse(XDocument document)
    {
        var policy = document.All("meta").Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy");
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; img-src data:", policy.Attribute("content")!.Value);
        var css = document.All("style").Single().Value;
        Assert.DoesNotContain("url(", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("//", css, StringComparison.Ordinal);
        Assert.Equal("data:,", Assert.Single(document.All("link")).Attribute("href")!.Value);
        Assert.All(
            document.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.LocalName != "aria-label"),
            attribute => Assert.DoesNotContain("//", attribute.Value, StringComparison.Ordinal));
        Assert.All(
            document.Descendants().Attributes().Where(attribute => attribute.IsNamespaceDeclaration),
            attribute => Assert.Contains(attribute.Value, (string[])[Html.NamespaceName, Svg.NamespaceName]));
    }

    private static void LinksLeadSomewhere(XDocument document)
    {
        string[] ids = [.. document.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(document.All("a"), link =>
        {
            Assert.StartsWith("#", link.Attribute("href")!.Value, StringComparison.Ordinal);
            Assert.Contains(link.Attribute("href")!.Value[1..], ids);
            Assert.False(string.IsNullOrWhiteSpace(link.Value), $"{link} has no text.");
        });
        Assert.All(document.Descendants().Attributes("aria-labelledby"), label => Assert.False(string.IsNullOrWhiteSpace(document.Find(label.Value).Value), $"{label} names nothing."));
    }

    private static void HeadingsAreInOrder(XDocument document)
    {
        int[] levels = [.. document.Descendants().Where(element => element.Name.LocalName is "h1" or "h2" or "h3").Select(element => element.Name.LocalName[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "A heading skips a level."));
    }

    private static void LandmarksAreNamed(XDocument document)
    {
        Assert.Single(document.All("main"));
        Assert.Single(document.All("header"));
        Assert.Single(document.All("footer"));
        Assert.NotNull(Assert.Single(document.All("nav")).Attribute("aria-labelledby"));
        Assert.All(document.All("section"), section => Assert.NotNull(section.Attribute("aria-labelledby")));
        Assert.Equal("skip", document.All("a")[0].Attribute("class")!.Value);
    }

    private static void PicturesHaveTables(XDocument document)
    {
        Assert.All(document.All("figure"), figure =>
        {
            XElement[] drawings = [.. figure.Elements(Html + "div").Elements(Svg + "svg")];
            Assert.Equal(["720", "340"], drawings.Select(drawing => drawing.Attribute("width")!.Value));
            Assert.All(drawings, drawing => Assert.Equal("img", drawing.Attribute("role")!.Value));
            Assert.All(drawings, drawing => Assert.False(string.IsNullOrWhiteSpace(drawing.Attribute("aria-label")!.Value), "A picture has no words."));
            Assert.Single(figure.Elements(Html + "h3"));
            Assert.Single(figure.Elements(Html + "figcaption"));
            var table = Assert.Single(Assert.Single(figure.Parent!.Elements(Html + "details")).All("table"));
            Assert.Single(table.Elements(Html + "caption"));
        });
        Assert.Equal(document.All("figure").Count, document.All("details").Count);
        Assert.All(document.All("th"), heading => Assert.Contains(heading.Attribute("scope")!.Value, (string[])["col", "row"]));
        Assert.All(document.All("table"), table => Assert.All(table.All("tr"), row => Assert.Equal(table.All("tr")[0].Elements().Count(), row.Elements().Count())));
    }
}
