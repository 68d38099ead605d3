using System.Text;
using UserOps.Tagging;

namespace UserOps.Cli.Policies;

/// <summary>The tag catalogue of a shop: an example to edit, written as JSON because that is what a catalogue is.</summary>
internal static class ShopTags
{
    /// <summary>Gets the catalogue.</summary>
    public static TagCatalog Catalog { get; } = TagCatalogJson.Read(Text());

    private static string Text()
    {
        using var stream = typeof(ShopTags).Assembly.GetManifestResourceStream("tags.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
